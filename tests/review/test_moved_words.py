"""Words that go to another place: taken away here without coming there, they would be lost."""

from __future__ import annotations

import pytest

from trykklar.review.moved_words import kept_together
from trykklar.review.planned_change import PlannedChange
from trykklar.review.review_change import ReviewChange, State

WORDS = "as everybody who waits will know"


@pytest.mark.parametrize(("put_in", "state"), [
    (f"It is so, {WORDS}, and so on.", State.CONFLICT),
    ("It is so, in another way, and so on.", State.APPLIES),
])  # fmt: skip
def test_words_go_only_where_their_new_place_takes_them(put_in: str, state: State) -> None:
    gone = _change(1, f"A rule, {WORDS}, is kept.", "A rule, is kept.", State.APPLIES)
    came = _change(2, "It is so, and so on.", put_in, State.CONFLICT)
    first, second = kept_together([gone, came])
    assert (first.change.state, second.change.state) == (state, State.CONFLICT)
    assert ("change 2" in first.change.reason) is (state is State.CONFLICT)


def test_words_go_where_their_new_place_has_taken_them() -> None:
    gone = _change(1, f"A rule, {WORDS}, is kept.", "A rule, is kept.", State.APPLIES)
    came = _change(2, "It is so.", f"It is so, {WORDS}.", State.APPLIES)
    assert [item.change.state for item in kept_together([gone, came])] == [State.APPLIES] * 2


def test_a_word_that_goes_here_and_comes_there_is_chance() -> None:
    gone = _change(1, "A very good rule.", "A good rule.", State.APPLIES)
    came = _change(2, "It is so.", "It is very so.", State.CONFLICT)
    assert kept_together([gone, came])[0].change.state is State.APPLIES


def _change(number: int, before: str, after: str, state: State) -> PlannedChange:
    return PlannedChange(ReviewChange(number, "text", (), "", None, before, after, state), None)
