"""What a word processor does to a file at a save by itself is no change of the text."""

from __future__ import annotations

import pytest

from trykklar.review.paragraph_groups import Group
from trykklar.review.stranded_formulas import without_stranded
from trykklar.review.word_edits import edits
from trykklar.word.docx.word_paragraph import OBJECT, Paragraph, WordRevision, WordRun

NOTES = "word/footnotes.xml"
TEXT = "word/document.xml"
KARI = WordRevision("Kari", "")


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_notes_own_mark_may_be_written_again(times: int) -> None:
    """LibreOffice does so at each save: in a file saved twice, a sign seemed to be added."""
    base = Paragraph(NOTES, runs=[WordRun("* "), WordRun("Write to us.", "_src_u1")], note="2")
    now = Paragraph(NOTES, runs=[WordRun("*" * times + " Write to us.")], note="2")
    assert not edits(Group([0], [0]), [base], [now]).edits


def test_a_sign_that_a_co_author_put_before_a_note_is_a_change() -> None:
    base = Paragraph(NOTES, runs=[WordRun("* "), WordRun("Write to us.", "_src_u1")], note="2")
    now = Paragraph(NOTES, runs=[WordRun("*", inserted=KARI), WordRun("* Write to us.")], note="2")
    (edit,) = edits(Group([0], [0]), [base], [now]).edits
    assert edit.revisions == (KARI,)


def test_a_blank_behind_a_formula_may_go_at_a_save() -> None:
    base, now = (
        Paragraph(TEXT, runs=[WordRun(f"{OBJECT} ")]),
        Paragraph(TEXT, runs=[WordRun(OBJECT)]),
    )
    assert not edits(Group([0], [0]), [base], [now]).edits


def test_a_blank_at_the_end_of_a_cell_may_go_at_a_save() -> None:
    base = Paragraph(TEXT, runs=[WordRun("since when? ", "_src_u1")])
    now = Paragraph(TEXT, runs=[WordRun("since when?", "_src_u1")])
    assert not edits(Group([0], [0]), [base], [now]).edits


def test_a_blank_between_words_that_went_is_a_change() -> None:
    base = Paragraph(TEXT, runs=[WordRun("so what", "_src_u1")])
    now = Paragraph(TEXT, runs=[WordRun("sowhat", "_src_u1")])
    assert len(edits(Group([0], [0]), [base], [now]).edits) == 1


def test_a_formula_goes_with_the_paragraph_of_which_all_words_were_taken_away() -> None:
    """LibreOffice marks the words only: the formulas would stay, around nothing."""
    left = [
        WordRun("where ", deleted=KARI),
        WordRun(OBJECT, "_src_u1"),
        WordRun(" holds", deleted=KARI),
    ]
    assert all(run.deleted == KARI for run in without_stranded(Paragraph(TEXT, runs=left)).runs)


@pytest.mark.parametrize(
    "rest",
    [WordRun("so"), WordRun(OBJECT, inserted=KARI), WordRun("5")],
    ids=["a word", "a new formula", "a number"],
)
def test_what_is_more_than_a_formula_stays(rest: WordRun) -> None:
    paragraph = Paragraph(TEXT, runs=[WordRun("where ", deleted=KARI), WordRun(OBJECT), rest])
    assert without_stranded(paragraph) == paragraph


def test_a_formula_alone_that_nobody_touched_stays() -> None:
    paragraph = Paragraph(TEXT, runs=[WordRun(OBJECT)])
    assert without_stranded(paragraph) == paragraph
