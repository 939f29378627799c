"""Drawings, formulas and signs as pictures that TeX made, placed in the text."""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.word.blocks.formula_spelling import within_formula
from trykklar.word.blocks.picture import located, missing, shown, sized
from trykklar.word.blocks.rendering import render
from trykklar.word.mark.excerpt import excerpt
from trykklar.word.mark.mark import CLOSE, OPEN, SEPARATOR, decode
from trykklar.word.mark.rules.float_mark import floats

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.word.blocks.rendered_piece import RenderedPiece
    from trykklar.word.export_state import ExportState
    from trykklar.word.inlines import Inlines
    from trykklar.word.model import ResolvedMark

FORMULA = "LaTeX"
"""The title of a formula's or a sign's picture: what its description is."""

_DRAWN = re.compile(f"{OPEN}drawing{SEPARATOR}\\d+{SEPARATOR}([^{OPEN}{SEPARATOR}{CLOSE}]*)")
_FILE = re.compile(r"\\includegraphics\*?\s*(?:\[[^\]]*\]\s*){0,2}\{([^{}]+)\}")
_UNSET = (
    "word-drawing-failed",
    "This drawing cannot be typeset on its own, and is not in the Word file.",
    "Put it into a file of its own and include its PDF.",
)


def render_drawings(state: ExportState) -> None:
    """Make the pictures of all drawings in the text.

    Args:
        state: The state of the export; the pictures are put on it.
    """
    marked = state.inputs.manuscript.marked.text
    _pictures((decode(match[1]) for match in _DRAWN.finditer(marked)), state)


def drawing(mark: ResolvedMark, state: ExportState) -> Inlines:
    """The picture of a `drawing` mark; where TeX cannot make it, a note in the text.

    Args:
        mark: Its mark; fields: its LaTeX, and the words that are in it.
        state: The state of the export.
    """
    source, words = mark.text(0), mark.text(1)
    render([source], state)
    made = state.met.rendered[source]
    text = words or (made.text if made else "")
    image = _image(made, state, *[pf.Str(text)] * bool(text))
    if made is None or image is None:
        return _failed(mark, state)
    if made.text and mark.offset not in floats(state.inputs.manuscript.flat.text):
        message = "Word gets a picture of this, with its words as the picture's description"
        begins = excerpt(made.text)
        state.report("word-picture", Severity.WARNING, mark.offset, f"{message}: {begins}")
    return [image]


def sign(mark: ResolvedMark, state: ExportState) -> Inlines:
    """The picture of a `sign` mark, with its LaTeX for those who cannot see it.

    Args:
        mark: Its mark; field: its LaTeX.
        state: The state of the export.
    """
    source = mark.text(0)
    render([source], state)
    made = state.met.rendered[source]
    # A font may say that its signs are higher than they are.
    bare = made._replace(box=made.bare) if made else None
    image = _image(bare, state, pf.Str(source), title=FORMULA)
    if image is None:
        return _failed(mark, state)
    message = "Word gets a picture of this sign, with its LaTeX as the picture's description"
    state.report("word-picture", Severity.HINT, mark.offset, f"{message}: {excerpt(source)}")
    return [image]


def _failed(mark: ResolvedMark, state: ExportState) -> Inlines:
    """A note in the text, and a finding: a file is missing, or TeX cannot set the drawing."""
    source, words = mark.text(0), mark.text(1)
    named, inputs, at = _FILE.findall(source), state.inputs, mark.offset
    absent = next((name for name in named if not located(name, inputs, at)), "")
    code, message, hint = missing(absent, None, inputs, at) if absent else _UNSET
    state.report(code, Severity.ERROR, mark.offset, message, hint)
    state.met.placeholders.append(absent)
    return [pf.Str(words or (f"[{absent}]" if absent else "[…]"))]


def formulas(texts: Iterable[str], state: ExportState) -> None:
    """Have the pictures of some formulas made, all in one run of TeX, several at once."""
    _pictures(map(_displayed, texts), state)


def _pictures(sources: Iterable[str], state: ExportState) -> None:
    """Have the pictures of some pieces made: they are kept, and found where each is shown."""
    wanted = tuple(dict.fromkeys(sources))
    render(wanted, state)
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        for piece in filter(None, (state.met.rendered[source] for source in wanted)):
            workers.submit(shown, piece.pdf, state, piece.page, piece.part)


def formula(text: str, state: ExportState) -> Any:
    """The picture of a formula, with its LaTeX for those who cannot see it; None without one."""
    render([_displayed(text)], state)
    return _image(state.met.rendered[_displayed(text)], state, pf.Str(text), title=FORMULA)


def _displayed(text: str) -> str:
    return rf"$\displaystyle {within_formula(text)}$"


def _image(
    made: RenderedPiece | None, state: ExportState, *description: Any, title: str = ""
) -> Any:
    """The picture of what TeX shows, with its description; None where there is none."""
    path = shown(made.pdf, state, made.page, made.part) if made else None
    if path is None:
        return None
    attributes = {"width": sized({}, path, state.inputs.text_width)}
    return pf.Image(*description, url=str(path), title=title, attributes=attributes)
