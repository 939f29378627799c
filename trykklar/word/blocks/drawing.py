"""Drawings and formulas as pictures that TeX made, placed in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.word.blocks.picture import shown, sized
from trykklar.word.blocks.rendering import Rendered, render
from trykklar.word.mark.excerpt import excerpt
from trykklar.word.mark.rules.float_mark import floats

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    source, words = sign.text(0), sign.text(1)
    render([source], desk)
    made = desk.rendered[source]
    text = words or (made.text if made else "")
    image = _image(made, desk, *[pf.Str(text)] * bool(text))
    if made is None or image is None:
        desk.report(
            "word-drawing-failed",
            Severity.ERROR,
            sign.offset,
            "This drawing cannot be typeset on its own, and is not in the Word file.",
            "Put it into a file of its own and include its PDF.",
        )
        return [pf.Str(words or "[…]")]
    if made.text and sign.offset not in floats(desk.manuscript.flat.text):
        message = "Word gets a picture of this, with its words as the picture's description"
        desk.report("word-picture", Severity.HINT, sign.offset, f"{message}: {excerpt(made.text)}")
    return [image]


def formulas(texts: Iterable[str], desk: Desk) -> None:
    """Have the pictures of some formulas made, all in one run of TeX."""
    render(map(_displayed, texts), desk)


def formula(text: str, desk: Desk) -> Any:
    """The picture of a formula, with its LaTeX for those who cannot see it; None without one."""
    formulas([text], desk)
    return _image(desk.rendered[_displayed(text)], desk, pf.Str(text), title=FORMULA)


def _displayed(text: str) -> str:
    return rf"$\displaystyle {text}$"


def _image(made: Rendered | None, desk: Desk, *description: Any, title: str = "") -> Any:
    """The picture of what TeX shows, with its description; None where there is none."""
    path = shown(made.pdf, desk, made.page, made.part) if made else None
    if path is None:
        return None
    attributes = {"width": sized({}, path, desk.text_width)}
    return pf.Image(*description, url=str(path), title=title, attributes=attributes)
