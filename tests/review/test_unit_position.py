"""From what Word showed to the source as it is now: never into words the author changed, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.review.source_units import SourceUnit
from trykklar.review.unit_position import (
    AlreadyThereError,
    BothChangedError,
    insertion_point,
    is_after_command,
    stretch,
)
from trykklar.word.mark.unit import Unit

SAID = "A rule is kept in the town, and a rule is not."


def _unit(latex: str) -> SourceUnit:
    return SourceUnit(whole(Source(Path("a.tex"), latex)), Unit("paragraph", 0, len(latex)), 0)


def _found(latex: str, words: str, new: str = "", shown: str = SAID) -> str:
    unit, at = _unit(latex), shown.index(words)
    first, last = stretch(unit, shown, at, at + len(words), new)
    return unit.text[first:last]


def test_words_are_found_where_nothing_was_changed() -> None:
    assert _found(SAID, "town") == "town"
    assert _found(r"A \emph{rule} is kept~in the town, and a rule is not.", "kept in") == (
        "kept\N{NO-BREAK SPACE}in"
    )


@pytest.mark.parametrize(
    "latex",
    [
        "By law a rule is kept in the town, and a rule is not.",
        "A rule is kept in the town, and a rule is not. Nobody asks.",
        "A rule is kept in the town,\n% a comment\nand a rule is not.",
    ],
)
def test_words_are_found_where_the_author_changed_others(latex: str) -> None:
    assert _found(latex, "town") == "town"


def test_of_words_that_stand_there_twice_the_right_ones_are_found() -> None:
    unit = _unit("Here a rule is kept in the town, and a rule is not.")
    at = SAID.rindex("rule")
    first, _ = stretch(unit, SAID, at, at + 4, "")
    assert unit.text[first:] == "rule is not."


@pytest.mark.parametrize("latex", [SAID.replace("town", "city"), SAID.replace("the town", "towns")])
def test_words_that_the_author_changed_too_are_never_guessed(latex: str) -> None:
    with pytest.raises(BothChangedError) as raised:
        _found(latex, "town", "village")
    assert str(raised.value) in latex


def test_words_right_beside_the_authors_are_not_guessed_either() -> None:
    with pytest.raises(BothChangedError):
        _found(SAID.replace("the town", "a town"), "town", "village")


def test_what_the_source_says_already_is_no_conflict() -> None:
    with pytest.raises(AlreadyThereError):
        _found(SAID.replace("town", "village"), "town", "village")


@pytest.mark.parametrize(("words", "wanted"), [("", 0), (SAID, len(SAID))])
def test_a_place_between_words_is_found_at_both_ends(words: str, wanted: int) -> None:
    assert stretch(_unit(SAID), SAID, len(words), len(words), "new") == (wanted, wanted)


def test_an_empty_unit_has_one_place() -> None:
    assert stretch(_unit(""), "", 0, 0, "new") == (0, 0)


@pytest.mark.parametrize(
    ("latex", "letters", "behind"),
    [
        (r"a \emph{b} c", 3, r"a \emph{b}"),
        (r"a \textbf{\emph{b}} c", 3, r"a \textbf{\emph{b}}"),
        (r"a \emph{b} c", 0, ""),
        (r"a \& b", 3, r"a \&"),
        ("a b", 3, "a b"),
    ],
)
def test_words_come_in_behind_the_braces_that_end_there(
    latex: str, letters: int, behind: str
) -> None:
    assert insertion_point(_unit(latex), letters) == len(behind)


@pytest.mark.parametrize(
    ("latex", "is_after"),
    [(r"so \LaTeX", True), (r"so \LaTeX{}", False), (r"\&", False), ("so", False)],
)
def test_a_letter_behind_the_name_of_a_command_would_be_part_of_it(
    latex: str, is_after: bool
) -> None:
    assert is_after_command(_unit(latex), len(latex)) is is_after
