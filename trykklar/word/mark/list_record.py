r"""What LaTeX noted down of the works in lists that have an .aux of their own, beside their .bbl.

So multibib and bibunits keep apart what BibTeX is to make of each list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.latex.structure_commands import LIST_OF_WORKS
from trykklar.word.aux_numbers import cited_works
from trykklar.word.mark.command import commands
from trykklar.word.mark.list_unit import unit_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.document import Document


def beside_lists(flat: Passage, document: Document) -> dict[str, str]:
    """Key, as Word has it -> what such an .aux says of the work.

    Args:
        flat: The source, with its lists in it.
        document: Whose .aux files they are; its main one is not read again.
    """
    main = document.made(".aux")
    found: dict[str, str] = {}
    for start, path in _lists(flat):
        if path.suffix == ".bbl" and path.with_suffix(".aux") != main:
            unit = unit_name(flat, start)
            works = cited_works(_read(path.with_suffix(".aux"), document))
            found.update({f"{key.removesuffix(unit)}{unit}": work for key, work in works.items()})
    return found


def _lists(flat: Passage) -> Iterator[tuple[int, Path]]:
    """Where lists begin, and their files."""
    if LIST_OF_WORKS not in flat.text:
        return
    for command in commands(flat):
        if command.name == "begin" and command.environment == LIST_OF_WORKS:
            yield command.start, flat.place(command.start).path


def _read(path: Path, document: Document) -> Passage:
    try:
        text = document.fence.read(path).decode(errors="replace").replace("\r\n", "\n")
    except OSError:
        text = ""
    return Passage(text, Source(path, text))
