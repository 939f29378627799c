"""The small manuscript that is reviewed, exported once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.review.round_trip import RoundTrip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def exported_once(tmp_path_factory: pytest.TempPathFactory) -> RoundTrip:
    """The manuscript and its Word file."""
    return RoundTrip(tmp_path_factory.mktemp("review"))


@pytest.fixture
def trip(exported_once: RoundTrip) -> Iterator[RoundTrip]:
    """The same; the manuscript is as it was after each test."""
    yield exported_once
    exported_once.restore()


@pytest.fixture
def returned(trip: RoundTrip) -> Path:
    """The Word file as it was handed out."""
    return trip.exported.path
