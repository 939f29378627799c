from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.checks.check_result import CheckResult
from trykklar.fit.findings import findings
from trykklar.latex.word_count import Amount
from trykklar.project.assemble import assemble
from trykklar.project.paper import read
from trykklar.project.venue_limits import limits

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Spoil
    from trykklar.finding import Finding

PAPER = "manuscript/paper.toml"


def found(small: Path, words: int = 6000, venue: str | None = None) -> list[Finding]:
    manuscript = read(small)
    amounts = {"text": Amount(words, 6 * words)}
    result = CheckResult(assemble(manuscript, "article"), (), (), (), (), 0, amounts)
    return list(findings(manuscript, "article", result, venue))


def codes(small: Path, words: int = 6000, venue: str | None = None) -> list[str]:
    return [finding.code for finding in found(small, words, venue)]


def test_within_the_limits_nothing_is_reported(small: Path) -> None:
    assert codes(small) == []


def test_too_many_words_are_reported_with_what_the_venue_takes(small: Path) -> None:
    (finding,) = found(small, 7001)
    assert finding.message == "'article' has 7,001 words; the venue wants at most 7,000."


def test_a_long_abstract_is_found_at_its_line(small: Path, spoil: Spoil) -> None:
    spoil(PAPER, "What was asked,", "word " * 200)
    (finding,) = found(small)
    assert finding.code == "limit-abstract"
    assert small.joinpath(PAPER).read_text().splitlines()[finding.line - 1].startswith("abstract")


def test_too_few_keywords_are_found(small: Path, spoil: Spoil) -> None:
    spoil(PAPER, '["first", "second", "third", "fourth", "fifth"]', '["first"]')
    assert codes(small) == ["limit-keywords"]


def test_a_missing_statement_is_found(small: Path, spoil: Spoil) -> None:
    spoil(PAPER, 'funding = "Say who paid for the work."', "")
    (finding,) = found(small)
    assert finding.message == "The venue requires a statement 'funding' in 'article'."


def test_roles_say_who_did_what(small: Path, spoil: Spoil) -> None:
    spoil(PAPER, 'author_contributions = "Say who did what, or enter roles under [[people]]."', "")
    assert codes(small) == ["statement-missing"]
    with (small / PAPER).open("a", encoding="utf-8") as file:
        file.write('\n[[people]]\nname = "Kari Nordmann"\nroles = ["methodology"]\n')
    assert codes(small) == []


def test_a_highlight_that_the_journal_would_cut_is_found_at_its_line(
    small: Path, spoil: Spoil
) -> None:
    long = "Æ" * 86
    spoil(PAPER, "sections =", f'highlights = ["One.", "Two.", "{long}"]\nsections =')
    (finding,) = found(small, venue="elsarticle")
    assert finding.code == "limit-highlights"
    assert finding.message.startswith("Highlight 3 of 'article' has 86 characters")
    line = small.joinpath(PAPER).read_text("utf-8").splitlines()[finding.line - 1]
    assert line.startswith("highlights")


def test_another_venue_brings_its_own_limits(small: Path) -> None:
    manuscript = read(small)
    assert limits(manuscript, "article").words == (0, 7000)
    assert limits(manuscript, "article", "elsarticle").words is None
    assert limits(manuscript, "article", "elsarticle").highlights == (3, 5)


def test_a_venue_that_counts_the_abstract_counts_it(small: Path, spoil: Spoil) -> None:
    spoil(PAPER, "words = [0, 7000]", 'words = 6000\ncounted = ["abstract"]')
    assert codes(small, 5999) == ["limit-words"]
    assert codes(small, 5900) == []
