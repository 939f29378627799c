from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.project.paper import read
from trykklar.project.venue_limits import check, limits

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Spoil

PAPER = "manuscript/paper.toml"


def codes(small: Path, words: int = 6000, venue: str | None = None) -> list[str]:
    return [finding.code for finding in check(read(small), "article", words, venue)]


def test_within_the_limits_nothing_is_reported(small: Path) -> None:
    assert codes(small) == []


def test_too_many_words_are_reported_with_what_the_venue_takes(small: Path) -> None:
    (finding,) = check(read(small), "article", 7001)
    assert finding.message == "The text of 'article' has 7,001 words; 0-7,000 are allowed."


def test_a_long_abstract_is_found_at_its_line(small: Path, spoil: Spoil) -> None:
    spoil(PAPER, "What was asked,", "word " * 200)
    (finding,) = check(read(small), "article", 6000)
    assert finding.code == "limit-abstract"
    assert small.joinpath(PAPER).read_text().splitlines()[finding.line - 1].startswith("abstract")


def test_too_few_keywords_are_found(small: Path, spoil: Spoil) -> None:
    spoil(PAPER, '["first", "second", "third", "fourth", "fifth"]', '["first"]')
    assert codes(small) == ["limit-keywords"]


def test_a_missing_statement_is_found(small: Path, spoil: Spoil) -> None:
    spoil(PAPER, 'funding = "Say who paid for the work."', "")
    assert codes(small) == ["statement-missing"]


def test_roles_say_who_did_what(small: Path, spoil: Spoil) -> None:
    spoil(PAPER, 'author_contributions = "Say who did what, or enter roles under [[people]]."', "")
    assert codes(small) == ["statement-missing"]
    with (small / PAPER).open("a", encoding="utf-8") as file:
        file.write('\n[[people]]\nname = "Kari Nordmann"\nroles = ["methodology"]\n')
    assert codes(small) == []


def test_another_venue_brings_its_own_limits(small: Path) -> None:
    manuscript = read(small)
    assert limits(manuscript, "article").words == (0, 7000)
    assert limits(manuscript, "article", "elsarticle").words == (3000, 8000)
