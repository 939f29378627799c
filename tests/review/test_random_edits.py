"""A co-author may edit anything: it comes into the manuscript, or it is a stated conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.review.co_author import drawn

if TYPE_CHECKING:
    from random import Random

    from tests.review.round_trip import RoundTrip

QUICK = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@QUICK
@given(st.randoms(use_true_random=False))
def test_no_edit_is_lost_and_none_lands_elsewhere(trip: RoundTrip, random: Random) -> None:
    edits = drawn(random, trip.pieces)
    result = trip.of(edits)
    assert not result.fault, (result.fault, edits)
