"""An environment that nobody here knows is shown as TeX shows it: as a picture, or as text.

TeX sets it once more by itself. Where that is what we read, it stays text that can be changed, and
so it does where TeX prints but a few words before it, such as `Exercise 1`.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from trykklar.latex.escape import escaped
from trykklar.word.blocks.rendering import render
from trykklar.word.judge.folding import folded
from trykklar.word.mark.command import commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import ATOM_SIGN
from trykklar.word.mark.rules.drawing_mark import around
from trykklar.word.mark.unknown_environment import Unknown, foreign, unknown
from trykklar.word.mark.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.export_state import ExportState

_WORD = re.compile(r"[^\W_]{2,}")
_SYNTAX = frozenset(r"&_^#|[]{}=<>\@/")
_BREAKS = (r"\\", "//")
_FORMULA = re.compile(r"(?<!\\)\$|\\[(\[]")
_NUMBER = re.compile(r"([\w.]*?)(\d{1,6})")
_IN_BRACKETS = re.compile(r"\(([\w.]*\d)\)")
_LEAD = 12  # words before an environment's own
_SAME = 3  # words by which its beginning is known


def blocks(state: ExportState) -> Iterator[Edit]:
    """Edits of the source for the environments that nobody knows.

    Args:
        state: The state of the export.
    """
    passage = state.inputs.manuscript.flat
    found = unknown(passage)
    render((passage.slice(environment.span) for environment in found), state, "environments")
    for environment in found:
        made = state.met.rendered[passage.slice(environment.span)]
        yield from _shown(environment, passage, made.text, state) if made else ()


def _shown(
    environment: Unknown, passage: Passage, printed: str, state: ExportState
) -> Iterator[Edit]:
    """Edits that make an environment a picture, or write what TeX prints before its text."""
    source = passage.slice(environment.inside)
    ours = visible(passage, *environment.inside)
    formulas = bool(_FORMULA.search(source))
    misread = _words(ours, formulas) - _words(printed, formulas)
    unread = _words(printed, formulas) - _words(source, formulas)
    broken = foreign(passage, environment.span) and any(sign in source for sign in _BREAKS)
    lead = _lead(ours, printed)
    if broken or misread or _signs(ours) - _signs(printed) or unread - _words(lead, formulas):
        yield from around(environment.span, _counters(environment, passage, printed, state))
    elif lead:
        yield Edit(
            environment.span.start, environment.inside.start, rf"\par\textbf{{{escaped(lead)}}} "
        )
        yield Edit(environment.inside.end, environment.span.end, r"\par{}")


def _counters(environment: Unknown, passage: Passage, printed: str, state: ExportState) -> str:
    """LaTeX that gives equations the numbers that they have in the document, by their first label.

    A line is taken to have a number; TeX's own numbers in the picture begin anew.
    """
    shown = _IN_BRACKETS.findall(printed)
    for item in commands(passage, *environment.inside):
        key = passage.group(passage.skip(item.end)) if item.name == "label" else None
        target = state.inputs.numbers.targets.get(passage.slice(key).strip()) if key else None
        match = _NUMBER.fullmatch(target.number) if target else None
        if match is None:
            continue
        before, last = match.groups()
        line = passage.text.count(r"\\", environment.inside.start, item.start)
        if shown[line : line + 1] in ([], [match[0]]):
            return ""
        form = rf"\renewcommand\theequation{{{before}\arabic{{equation}}}}"
        return rf"{form}\setcounter{{equation}}{{{max(int(last) - 1 - line, 0)}}}"
    return ""


def _lead(ours: str, printed: str) -> str:
    """What is printed before the words of an environment; empty where that is not a few words."""
    begin = _WORD.findall(folded(ours.partition(ATOM_SIGN)[0]))[:_SAME]
    spots = list(_WORD.finditer(folded(printed)))
    if len(begin) < _SAME or len(folded(printed)) != len(printed):
        return ""
    for at in range(min(_LEAD + 1, len(spots))):
        if [spot[0] for spot in spots[at : at + _SAME]] == begin:
            return printed[: spots[at].start()].strip()
    return ""


def _signs(text: str) -> Counter[str]:
    return Counter(sign for sign in text if sign in _SYNTAX)


def _words(text: str, formulas: bool) -> Counter[str]:
    """The words; of what has formulas, without their numbers."""
    every = _WORD.findall(folded(text.replace("-\n", "")))
    return Counter(word for word in every if not (formulas and any(map(str.isdigit, word))))
