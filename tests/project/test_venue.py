from __future__ import annotations

import pytest

from trykklar.project.venue import SHIPPED, read

VENUES = sorted(path.stem for path in SHIPPED.glob("*.toml"))


def test_there_are_two_journals_and_a_note_from_the_start() -> None:
    assert {"article", "elsarticle", "note"} <= set(VENUES)


@pytest.mark.parametrize("name", VENUES)
def test_a_venue_is_sound_and_its_files_are_there(name: str) -> None:
    venue = read(name)
    for file in venue.localisation.values():
        assert (SHIPPED / file).is_file()
