"""Where a file that a manuscript names is, for Word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.latex.file_lookup import on_disk, refused
from trykklar.latex.source import Source, read_source
from trykklar.latex.structure_commands import LISTS_OF_WORKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.document import Document


_LISTS = tuple(rf"\begin{{{name}}}" for name in ("thebibliography", *LISTS_OF_WORKS))


def locate(document: Document, name: str, endings: tuple[str, ...]) -> Path | None:
    """The file a manuscript names, inside of its fence.

    Args:
        document: Whose fence; its work folder is looked into before its root.
        name: As written in the source.
        endings: What may be added to the name, in this order.

    Returns:
        The file, or None where there is none, or none that may be read.
    """
    return next(filter(document.fence.holds, _candidates(document, name, endings)), None)


def forbidden(document: Document, name: str, endings: tuple[str, ...]) -> tuple[str, str, str]:
    """Why a file that is there is not read, as a finding's code, message and hint.

    Its arguments are those of `locate`. Where there is no such file, all three are empty.
    """
    outside = next(_candidates(document, name, endings), None)
    return refused(name, outside, document.root) if outside else ("", "", "")


def _candidates(document: Document, name: str, endings: tuple[str, ...]) -> Iterator[Path]:
    named = Path(name.strip().strip('"'))
    folders = (document.root / document.work, document.root) if named.name else ()
    yield from on_disk(folder / f"{named}{ending}" for folder in folders for ending in endings)


def bibtex_list(document: Document, name: str, *, typeset: bool) -> Path | None:
    r"""The list of works that BibTeX made and LaTeX reads at `\bibliography`, if Word can use it.

    That of apacite is no LaTeX but for apacite itself: without TeX, nobody can read it.

    Args:
        document: Whose list.
        name: Of its file: the document's, or what a package calls it that makes several lists.
        typeset: Whether TeX can be asked what it prints of it.
    """
    path = locate(document, f"{name}.bbl", ("",))
    source = read_source(path, document.fence, document.source) if path else None
    if not isinstance(source, Source) or document.csl:
        return None
    if r"\APACref" in source.text and not typeset:
        return None
    return path if any(begin in source.text for begin in _LISTS) else None
