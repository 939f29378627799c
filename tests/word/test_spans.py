"""Places in stretches: as a search through all of them would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trykklar.word.spans import Cover

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)))


@given(SPANS, st.integers(-1, 31))
def test_a_place_is_in_a_cover_as_it_is_in_one_of_its_stretches(
    spans: list[tuple[int, int]], at: int
) -> None:
    assert (at in Cover(spans)) == any(start <= at < end for start, end in spans)
