"""What several co-authors did to one export: once where they agree, as conflicts where they do not.

A change that two of them made is one change of both. Where they changed the same words to
different ones, neither is carried out, and each names the other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.review.review_change import Review, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trykklar.review.review_change import ReviewChange


def together(reviews: Sequence[Review]) -> Review:
    """Several reviews of one document as one, numbered anew in the order of the source.

    Args:
        reviews: Of one returned file each.
    """
    if len(reviews) == 1:
        return reviews[0]
    merged = _agreed(change for review in reviews for change in review.changes)
    ordered = _in_order(_collided(merged))
    return Review(
        tuple(replace(change, number=number) for number, change in enumerate(ordered, 1)),
        tuple(comment for review in reviews for comment in review.comments),
        max(review.units for review in reviews),
        min(review.matched for review in reviews),
        tuple(dict.fromkeys(unit for review in reviews for unit in review.fixed)),
        min(
            (review.matching for review in reviews if review.matching),
            key=lambda found: found.share,
            default=None,
        ),
    )


def _agreed(changes: Iterable[ReviewChange]) -> list[ReviewChange]:
    """The changes, each that several people made once."""
    found: dict[object, ReviewChange] = {}
    for change in changes:
        key = (change.change.edits or (change.place, change.before, change.after), change.state)
        known = found.get(key)
        if known is None:
            found[key] = change
        else:
            authors = tuple(dict.fromkeys((*known.authors, *change.authors)))
            found[key] = replace(known, authors=authors)
    return list(found.values())


def _collided(changes: Sequence[ReviewChange]) -> list[ReviewChange]:
    """The changes, with those as conflicts that another one contradicts."""
    spans = sorted(
        (str(edit.source.path), edit.start, edit.end, number)
        for number, change in enumerate(changes)
        if change.state is State.APPLIES
        for edit in change.change.edits
    )
    against: dict[int, set[int]] = {}
    for at, (path, start, end, number) in enumerate(spans):
        for other_path, first, last, other in spans[at + 1 :]:
            if other_path != path or first > end:
                break
            overlap = first < end or (first, last) == (start, end)
            if overlap and number != other:
                against.setdefault(number, set()).add(other)
                against.setdefault(other, set()).add(number)
    return [
        _contradicted(change, [changes[other] for other in sorted(against.get(number, ()))])
        for number, change in enumerate(changes)
    ]


def _contradicted(change: ReviewChange, others: Sequence[ReviewChange]) -> ReviewChange:
    if not others:
        return change
    texts = "; ".join(
        f"{', '.join(other.authors) or 'somebody else'} wrote “{other.after}”" for other in others
    )
    return replace(change, state=State.CONFLICT, reason=f"another file says otherwise: {texts}")


def _in_order(changes: Sequence[ReviewChange]) -> list[ReviewChange]:
    """By file, in the order in which the text has them, and by place in it."""
    files: dict[object, int] = {}
    for change in changes:
        if change.place is not None:
            files.setdefault(change.place.source.path, len(files))

    def place(change: ReviewChange) -> tuple[int, int]:
        if change.place is None:
            return len(files), 0
        return files[change.place.source.path], change.place.offset

    return sorted(changes, key=place)
