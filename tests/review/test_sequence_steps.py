"""Long texts are compared in bounded memory, and short ones word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trykklar.review import sequence_steps
from trykklar.review.sequence_steps import stretches


@pytest.mark.parametrize("most", [0, 6, 100_000_000])
@given(before=st.lists(st.sampled_from("abcdefgh")), now=st.lists(st.sampled_from("abcdefgh")))
def test_both_sequences_are_covered_and_what_is_the_same_is_the_same(
    most: int, before: list[str], now: list[str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sequence_steps, "_MOST_PAIRS", most)
        found = list(stretches(before, now))
    assert [item for step in found for item in before[step.start : step.end]] == before
    assert [item for step in found for item in now[step.first : step.last]] == now
    for step in found:
        if step.same:
            assert before[step.start : step.end] == now[step.first : step.last]
    if before == now and most > 6:
        assert all(step.same for step in found)


def test_words_around_a_change_in_a_long_text_stay() -> None:
    """Of 60,000 words each, a bit for each pair would take half a gigabyte."""
    before = [f"word{number}" for number in range(60_000)]
    now = [*before[:30_000], "new", *before[30_002:]]
    changed = [step for step in stretches(before, now) if not step.same]
    assert {(step.start, step.first) for step in changed} <= {(30_000, 30_000), (30_000, 30_001)}
    assert sum(step.end - step.start for step in changed) == 2
    assert sum(step.last - step.first for step in changed) == 1


def test_a_long_text_of_the_same_words_is_compared_as_a_whole() -> None:
    before, now = ["a", "b"] * 20_000, ["b", "c", "a"] * 20_000
    assert [step[:4] for step in stretches(before, now)] == [(0, 40_000, 0, 60_000)]
