r"""Footnotes that REVTeX prints as works of the list: `\footnote{..}` is a citation of `Note1`.

Source: the author's guide to REVTeX 4.2, on `footinbib`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import document_class
from trykklar.word.mark.command import commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.pandoc_preamble import body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

_CLASS = "revtex"
_GROUP = r"\{(?:[^{}]|\{[^{}]*\})*\}"
_LABEL = rf"\[(?:[^\[\]{{}}]|{_GROUP}){{0,400}}\]"
_ENTRY = re.compile(rf"\\bibitem\s*(?:{_LABEL})?(?:%\s*)?\{{(Note\d+)\}}")


def edits(passage: Passage) -> Iterator[Edit]:
    """Edits that make a citation of each such note, where the list has as many.

    Args:
        passage: The flat source, with the list that BibTeX made.
    """
    if not document_class(passage.text).name.startswith(_CLASS):
        return
    names = _ENTRY.findall(passage.text)
    if not names:
        return
    notes = [command for command in commands(passage, *body(passage)) if command.name == "footnote"]
    texts = [passage.group(passage.skip(command.end)) for command in notes]
    if len(texts) == len(names):
        for name, command, text in zip(names, notes, texts, strict=True):
            if text is not None:
                yield Edit(command.start, text.end + 1, rf"\cite{{{name}}}")
