"""Two co-authors sent the same export back: nobody's words may win by chance."""

from __future__ import annotations

from pathlib import Path

from trykklar.checks.rule import RuleEdit
from trykklar.latex.source import Place, Source
from trykklar.review.review_change import Review, ReviewChange, SourceChange, State
from trykklar.review.several_files import together

SOURCE = Source(Path("/paper/a.tex"), "Rent rose in towns.\n")


def review(author: str, *edits: tuple[int, int, str]) -> Review:
    changes = tuple(
        ReviewChange(
            number,
            "text",
            (author,),
            "",
            Place(SOURCE, start),
            SOURCE.text[start:end],
            text,
            State.APPLIES,
            "",
            SourceChange((RuleEdit(SOURCE, start, end, text),)),
        )
        for number, (start, end, text) in enumerate(edits, 1)
    )
    return Review(changes, (), 1, 1)


def test_what_both_did_is_one_change_of_both() -> None:
    found = together([review("Kari", (5, 9, "fell")), review("Ola", (5, 9, "fell"))])
    assert [(change.authors, change.state) for change in found.changes] == [
        (("Kari", "Ola"), State.APPLIES)
    ]


def test_different_words_in_one_place_are_conflicts_that_name_the_other() -> None:
    found = together([review("Kari", (5, 9, "fell")), review("Ola", (5, 12, "sank in"))])
    assert [change.state for change in found.changes] == [State.CONFLICT, State.CONFLICT]
    assert "Ola wrote “sank in”" in found.changes[0].reason
    assert "Kari wrote “fell”" in found.changes[1].reason


def test_different_words_typed_at_one_point_collide_too() -> None:
    found = together([review("Kari", (4, 4, " soon")), review("Ola", (4, 4, " never"))])
    assert {change.state for change in found.changes} == {State.CONFLICT}


def test_changes_that_only_touch_both_apply_in_the_order_of_the_source() -> None:
    found = together([review("Kari", (10, 12, "at")), review("Ola", (0, 4, "Pay"), (5, 9, "fell"))])
    assert [change.change.edits[0].text for change in found.changes] == ["Pay", "fell", "at"]
    assert [change.number for change in found.changes] == [1, 2, 3]
    assert {change.state for change in found.changes} == {State.APPLIES}
