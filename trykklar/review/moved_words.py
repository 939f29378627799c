"""Words that were taken away here and put in there: they are not taken away alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.review.review_change import State
from trykklar.review.text_tokens import comparable, differences, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trykklar.review.planned_change import PlannedChange
    from trykklar.review.review_change import ReviewChange

_WORD = re.compile(r"\w+")
_LEAST = 4
"""Words that stand together: fewer come and go by chance."""


def kept_together(plan: Iterable[PlannedChange]) -> list[PlannedChange]:
    """A plan in which no words go that a conflict would put in elsewhere.

    Args:
        plan: All changes, in order.
    """
    plan = list(plan)
    waiting = [
        (item.change.number, _words(item.change.after, item.change.before))
        for item in plan
        if item.change.state is State.CONFLICT
    ]
    return [_kept(item, waiting) for item in plan]


def _kept(item: PlannedChange, waiting: Sequence[tuple[int, str]]) -> PlannedChange:
    change = item.change
    gone = _words(change.before, change.after) if change.state is State.APPLIES else ""
    if gone.count(" ") <= _LEAST:
        return item
    number = next((number for number, text in waiting if gone in text or text in gone), 0)
    if not number:
        return item
    return item._replace(change=_refused(change, number), outcome=None)


def _refused(change: ReviewChange, number: int) -> ReviewChange:
    reason = f"its words were moved, and change {number} cannot put them in there"
    return replace(change, state=State.CONFLICT, reason=reason)


def _words(text: str, other: str) -> str:
    """The longest stretch of words that a text has and another has not, each between blanks."""
    found, against = tokens(comparable(text)), tokens(comparable(other))
    stretches = (
        _WORD.findall(text[found[step.start].start : found[step.end - 1].end])
        for step in differences(found, against)
        if step.start < step.end
    )
    longest = max(stretches, key=len, default=[])
    return f" {' '.join(longest)} " if len(longest) >= _LEAST else "\0"
