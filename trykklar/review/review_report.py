"""A review for the terminal, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trykklar.report.printable import dumped, printable, shown
from trykklar.review.review_change import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.latex.source import Place
    from trykklar.review.comments import Comment
    from trykklar.review.matched_export import Matching
    from trykklar.review.review_change import FixedUnit, PlacedComment, Review, ReviewChange

_MOST_FIXED = 10
_GLANCE = 60
NOBODY = "author unknown"
"""Who made a change that was not tracked."""


def text(review: Review) -> str:
    """A review as lines to read.

    Args:
        review: What a returned file asks for.
    """
    lines = [line for change in review.changes for line in _change(change)]
    lines += [line for comment in review.comments for line in _comment(comment)]
    matched = [printable(matching(review.matching))] if review.matching else []
    ends = [summary(review), *matched, *_fixed(review.fixed, review.units)]
    return "\n".join([*lines, *ends]) + "\n"


def json(review: Review) -> str:
    """A review for other programs.

    Args:
        review: What a returned file asks for.
    """
    data = {
        "changes": [_change_row(change) for change in review.changes],
        "comments": [
            {
                **_comment_row(placed.comment),
                "answers": [_comment_row(answer) for answer in placed.answers],
                "words": placed.words,
                **_place_row(placed.place),
            }
            for placed in review.comments
        ],
        "fixed": [
            {"text": unit.text, "reason": unit.reason, **_place_row(unit.place)}
            for unit in review.fixed
        ],
        "units": review.units,
        "found": review.matched,
        "matching": review.matching._asdict() if review.matching else None,
    }
    return dumped(data, indent=1) + "\n"


def _change(change: ReviewChange) -> Iterator[str]:
    who = ", ".join(change.authors) or NOBODY
    head = f"{change.number:>3}  {_where(change.place)}  {change.kind}, {who}{_day(change.date)}"
    yield printable(f"{head}: {change.state}")
    if change.reason:
        offer = "; --apply with this number does what is offered" if change.change.edits else ""
        yield printable(f"     {change.reason}{offer}")
    before, after = change.before.split("\n"), change.after.split("\n")
    yield from (printable(f"   - {line}") for line in before if line.strip())
    if change.now:
        yield printable(f"   = {change.now}   (the source as it is now)")
    if change.kind == "look":
        yield from (printable(f"   + {edit.text}") for edit in change.change.edits)
    else:
        yield from (printable(f"   + {line}") for line in after if line.strip())
    yield ""


def _comment(placed: PlacedComment) -> Iterator[str]:
    comment = placed.comment
    done = ", resolved" if comment.resolved else ""
    who = f"{comment.author or NOBODY}{_day(comment.date)}{done}"
    yield printable(f"  #  {_where(placed.place)}  comment, {who}")
    if placed.words:
        yield printable(f"     on “{placed.words}”")
    for item in (comment, *placed.answers):
        name = f"{item.author or NOBODY}: " if item is not comment else ""
        yield from (printable(f"   > {name}{line}") for line in item.text.split("\n"))
    yield ""


def summary(review: Review) -> str:
    """How many changes there are, and what becomes of them, in a line."""
    states = [change.state for change in review.changes]
    counts = ", ".join(
        f"{count} {words}"
        for state, words in (
            (State.APPLIES, "can be applied"),
            (State.CONFLICT, "in conflict"),
            (State.NO_EFFECT, "without effect"),
        )
        if (count := states.count(state))
    )
    number = len(states)
    changes = f"{number} change{'s' * (number != 1)}" + (f": {counts}" if counts else "")
    talk = len(review.comments)
    comments = f", {talk} comment{'s' * (talk != 1)}" if talk else ""
    return f"{changes}{comments}"


def matching(found: Matching) -> str:
    """How the paragraphs of a file were found that has lost its map, in a line."""
    return (
        f"It does not say what it was made from: compared with {found.baseline}. Paragraphs found "
        f"by their text: {found.same} word for word, {found.alike} in other words; {found.lost} "
        f"not; {found.share:.0%} of the words"
    )


def _fixed(units: Sequence[FixedUnit], total: int) -> Iterator[str]:
    """How many pieces of the text can be edited, and which cannot, where there are such."""
    if not units:
        return
    yield f"{total - len(units)} of {total} pieces of the text can be edited from Word"
    for unit in units[:_MOST_FIXED]:
        words = unit.text if len(unit.text) <= _GLANCE else f"{unit.text[:_GLANCE].rstrip()} …"
        place = f"{_where(unit.place)}  " if unit.place else ""
        yield printable(f"     not: {place}“{words}”: {unit.reason}")
    if len(units) > _MOST_FIXED:
        yield f"     and {len(units) - _MOST_FIXED} more, which --format json lists"


def _where(place: Place | None) -> str:
    if place is None:
        return "not in the source"
    line = place.source.line(place.offset)
    return f"{shown(place.source.path)}:{line}:{place.source.column(place.offset)}"


def _day(date: str) -> str:
    return f", {date.partition('T')[0]}" if date else ""


def _change_row(change: ReviewChange) -> dict[str, Any]:
    return {
        "id": change.number,
        "kind": change.kind,
        "authors": list(change.authors),
        "date": change.date,
        **_place_row(change.place),
        "before": change.before,
        "after": change.after,
        "state": str(change.state),
        "reason": change.reason,
        "now": change.now,
        "edits": [
            {
                **_place_row(None),
                "path": shown(edit.source.path),
                "line": edit.source.line(edit.start),
                "column": edit.source.column(edit.start),
                "old": edit.source.text[edit.start : edit.end],
                "new": edit.text,
            }
            for edit in change.change.edits
        ],
    }


def _comment_row(comment: Comment) -> dict[str, Any]:
    return {
        "author": comment.author,
        "date": comment.date,
        "text": comment.text,
        "resolved": comment.resolved,
    }


def _place_row(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {"path": None, "line": 0, "column": 0}
    return {
        "path": shown(place.source.path),
        "line": place.source.line(place.offset),
        "column": place.source.column(place.offset),
    }
