"""A co-author may edit anything: it comes into the manuscript, or it is a stated conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.co_author import Typed, drawn, made
from tests.review.word_file import Hand
from trykklar.review.review_change import State

if TYPE_CHECKING:
    from random import Random

    from tests.review.round_trip import RoundTrip

QUICK = settings(max_examples=40)


@QUICK
@given(st.randoms(use_true_random=False))
def test_no_edit_is_lost_and_none_lands_elsewhere(trip: RoundTrip, random: Random) -> None:
    edits = drawn(random, trip.pieces)
    result = trip.of(edits)
    assert not result.fault, (result.fault, edits)


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        # Words put in where others, changed without a trace, begin.
        ("Calls", [(0, 0, "ÅRET {x} ", False), (3, 5, "x^2 x^2", True)]),
        # Words put in where others, changed without a trace, end.
        ("Officers call", [(14, 24, "“so”", True), (26, 28, "“so” *", False)]),
    ],
)
def test_what_was_half_accepted_beside_another_change_is_one_change_with_it(
    trip: RoundTrip, words: str, typed: list[tuple[int, int, str, bool]]
) -> None:
    """Two changes of the same words: one was carried out without the other, and a word lost."""
    number = next(at for at, piece in enumerate(trip.pieces) if piece.text.startswith(words))
    edits = [
        Typed(number, start, end, new, Hand("Kari", not inserted, inserted))
        for start, end, new, inserted in typed
    ]
    assert not trip.of(edits).fault
    (change,) = trip.review(made(trip.file, trip.pieces, edits)).changes
    assert change.state in (State.APPLIES, State.CONFLICT)


@pytest.mark.parametrize("typed", ["a", "a|b ", "Ærlig"])
def test_what_is_typed_behind_a_macros_text_is_no_part_of_its_name(
    trip: RoundTrip, typed: str
) -> None:
    number = next(at for at, piece in enumerate(trip.pieces) if "The Yearbook" in piece.text)
    at = trip.pieces[number].text.index("The Yearbook") + len("The Yearbook")
    edits = [Typed(number, at, at, typed, Hand("Kari"))]
    assert not trip.of(edits).fault
    (change,) = trip.review(made(trip.file, trip.pieces, edits)).changes
    assert (change.state, "macro" in change.reason) == (State.CONFLICT, True)
