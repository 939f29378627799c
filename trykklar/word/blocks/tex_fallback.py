"""What nobody here can read is shown as TeX shows it: a block as a picture, a command as its text.

TeX sets it once more by itself. Where that is what we read, it stays text that can be changed.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from trykklar.poppler import page_texts
from trykklar.word.blocks.rendering import render
from trykklar.word.judge.folding import folded
from trykklar.word.mark.mark import CONTROLS
from trykklar.word.mark.unknown_environment import foreign, unknown
from trykklar.word.mark.visible_text import ATOM, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from trykklar.latex.passage import Passage, Span
    from trykklar.word.blocks.export_state import Desk

_WORD = re.compile(r"[^\W_]{2,}")
_SYNTAX = frozenset(r"&_^#|[]{}=<>\@/")
_BREAKS = (r"\\", "//")
_LONGEST = 300  # characters of a command with its arguments
_MOST = 200
_SPECIAL = {
    **{ord(sign): f"\\{sign}" for sign in "&%$#_{}"},
    ord("\\"): r"\textbackslash{}",
    ord("~"): r"\textasciitilde{}",
    ord("^"): r"\textasciicircum{}",
}


def pictured(desk: Desk) -> tuple[Span, ...]:
    """The environments of the source that are to be pictures.

    Args:
        desk: The state of the export.
    """
    passage = desk.manuscript.flat
    found = unknown(passage)
    render(map(passage.slice, found), desk)
    return tuple(span for span in found if _is_better(span, passage, desk))


def printer(desk: Desk) -> Callable[[Iterable[str]], Mapping[str, str]]:
    """What says, of commands with their arguments, what TeX prints of them, as LaTeX.

    Args:
        desk: The state of the export.
    """
    return lambda sources: _printed(sources, desk)


def _is_better(span: Span, passage: Passage, desk: Desk) -> bool:
    """Whether a picture says what the text of an environment would not."""
    made = desk.rendered[passage.slice(span)]
    if made is None:
        return False
    source = passage.slice(span)
    ours = visible(passage, *span)
    if foreign(passage, span) and any(sign in source for sign in _BREAKS):
        return True
    if _signs(ours) - _signs(made.text):
        return True
    formulas = ATOM in ours
    return bool(_words(ours, formulas) - _words(made.text, formulas)) or bool(
        _words(made.text, formulas) - _words(ours, formulas) and not formulas
    )


def _signs(text: str) -> Counter[str]:
    return Counter(sign for sign in text if sign in _SYNTAX)


def _words(text: str, formulas: bool) -> Counter[str]:
    """The words; of what has formulas, without their numbers."""
    every = _WORD.findall(folded(text.replace("-\n", "")))
    return Counter(word for word in every if not (formulas and any(map(str.isdigit, word))))


def _printed(sources: Iterable[str], desk: Desk) -> Mapping[str, str]:
    usable = [
        source
        for source in dict.fromkeys(sources)
        if len(source) <= _LONGEST and not CONTROLS.search(source)
    ][:_MOST]
    pages = page_texts(desk.document.result(".pdf")) if usable else None
    if pages is None:
        return {}
    render(usable, desk)
    shown = _squeezed("".join(pages))
    found: dict[str, str] = {}
    for source in usable:
        made = desk.rendered[source]
        if made is None or _squeezed(made.text) not in shown:
            continue
        if made.text or made.blank:
            found[source] = made.text.translate(_SPECIAL)
    return found


def _squeezed(text: str) -> str:
    return "".join(folded(text).split())
