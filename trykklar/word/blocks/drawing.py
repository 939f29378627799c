"""Drawings and formulas as pictures that TeX made, placed in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.word.blocks.picture import sized
from trykklar.word.blocks.rendering import render

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from trykklar.word.blocks.export_state import Desk
    from trykklar.word.blocks.resolved_mark import Inlines, Sign

FORMULA = "LaTeX"
"""The title of a formula's picture: what its description is."""


def drawing(sign: Sign, desk: Desk) -> Inlines:
    """The picture of a `drawing` mark; where TeX cannot make it, a note in the text.

    Args:
        sign: Its mark; fields: its LaTeX, and the words that are in it.
        desk: The state of the export.
    """
    source, said = sign.text(0), sign.text(1)
    render([source], desk)
    made = desk.rendered[source]
    if made is None:
        desk.report(
            "word-drawing-failed",
            Severity.ERROR,
            sign.offset,
            "This drawing cannot be typeset on its own, and is not in the Word file.",
            "Put it into a file of its own and include its PDF.",
        )
        return [pf.Str(said or "[…]")]
    return [_image(made, desk, *[pf.Str(said)] * bool(said))]


def formulas(texts: Iterable[str], desk: Desk) -> None:
    """Have the pictures of some formulas made, all in one run of TeX."""
    render(map(_displayed, texts), desk)


def formula(text: str, desk: Desk) -> Any:
    """The picture of a formula, with its LaTeX for those who cannot see it; None without one."""
    formulas([text], desk)
    made = desk.rendered[_displayed(text)]
    return _image(made, desk, pf.Str(text), title=FORMULA) if made else None


def _displayed(text: str) -> str:
    return rf"$\displaystyle {text}$"


def _image(path: Path, desk: Desk, *said: Any, title: str = "") -> Any:
    attributes = {"width": sized({}, path, desk.text_width, desk.document.fence)}
    return pf.Image(*said, url=str(path), title=title, attributes=attributes)
