"""A file in which nothing is changed asks for nothing: a false finding is as bad as a lost one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.review.word_file import DOCUMENT, FOOTNOTES, Hand
from trykklar.project.selection import choose
from trykklar.review.returned_file import read
from trykklar.review.review_plan import review

if TYPE_CHECKING:
    from tests.conftest import Editions
    from tests.review.round_trip import RoundTrip

FEW = 0.98
"""Share of an edition's pieces that a co-author can edit, at least."""


def test_nothing_is_asked_for_where_nobody_changed_anything(trip: RoundTrip) -> None:
    found = trip.review(trip.file.copy())
    assert not found.changes
    assert found.matched == found.units > 20


def test_runs_that_were_parted_are_no_change(trip: RoundTrip) -> None:
    """A word processor parts runs where its spelling checker, or a save, has marked them."""
    file = trip.file.copy()
    for part in (DOCUMENT, FOOTNOTES):
        for paragraph in file.paragraphs(part):
            for at in range(1, len(file.text(paragraph)), 7):
                file.restyle(paragraph, at, at + 1, "<w:noProof/>", Hand())
    assert not trip.review(file).changes


@pytest.mark.parametrize("name", ["article", "note"])
def test_an_edition_that_nobody_changed_asks_for_nothing(editions: Editions, name: str) -> None:
    document = choose([name], editions.folder).documents[0]
    returned = read(editions.made(f"{name}.docx"))
    found = review(returned, document)
    assert not found.changes
    assert found.matched == found.units
    assert returned.source_map is not None
    # What a table or a caption in TOML is made into is the program's own file.
    written = (unit for unit in returned.source_map.units.values() if "build/" not in unit.path)
    units = list(written)
    assert sum(unit.editable for unit in units) >= FEW * len(units)
    reasons = {unit.text: unit.reason for unit in found.fixed}
    assert len(reasons) <= (1 - FEW) * found.units, reasons
