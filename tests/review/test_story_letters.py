"""A paragraph letter by letter: an atom is one sign, and each letter knows who changed it."""

from __future__ import annotations

import pytest

from trykklar.review.story_letters import (
    BREAK,
    ParagraphKind,
    letters,
    original,
    paragraph_kind,
    revisions,
    spelt,
    staying,
)
from trykklar.word.docx.run_look import RunLook
from trykklar.word.docx.word_paragraph import Paragraph, WordRevision, WordRun
from trykklar.word.mark.mark import ATOM_SIGN

TEXT = "word/document.xml"
KARI, PER = WordRevision("Kari", "2026-11-01"), WordRevision("Per", "2026-11-02")
CITATION = [
    WordRun("(Lipsky, ", "_src_u1", "_at_u1_1"),
    WordRun("1980", "_src_u1", "_at_u1_1", deleted=KARI),
    WordRun("1981", "_src_u1", "_at_u1_1", inserted=PER),
    WordRun(")", "_src_u1", "_at_u1_1"),
]


def test_a_citation_of_several_runs_is_one_sign_that_shows_what_stays() -> None:
    found = letters([Paragraph(TEXT, runs=[WordRun("So ", "_src_u1"), *CITATION])])
    assert "".join(letter.sign for letter in found) == f"So {ATOM_SIGN}"
    atom = found[-1]
    assert (atom.shown, atom.within) == ("(Lipsky, 1981)", (KARI, PER))
    assert (atom.inserted, atom.deleted) == (None, None)
    assert spelt(found) == "So (Lipsky, 1981)"


def _revised(run: WordRun, name: str) -> WordRun:
    return run._replace(inserted=KARI) if name == "inserted" else run._replace(deleted=KARI)


@pytest.mark.parametrize("name", ["inserted", "deleted"])
def test_an_atom_came_or_went_only_as_a_whole(name: str) -> None:
    runs = [run._replace(inserted=None, deleted=None) for run in CITATION]
    half = [*(_revised(run, name) for run in runs[:2]), *runs[2:]]
    (atom,) = letters([Paragraph(TEXT, runs=half)])
    assert getattr(atom, name) is None
    (atom,) = letters([Paragraph(TEXT, runs=[_revised(run, name) for run in runs])])
    assert getattr(atom, name) == KARI


def test_two_atoms_side_by_side_are_two_signs() -> None:
    runs = [WordRun("1", "_src_u1", "_at_u1_1"), WordRun("1", "_src_u1", "_at_u1_2")]
    assert [item.atom for item in letters([Paragraph(TEXT, runs=runs)])] == [
        "_at_u1_1",
        "_at_u1_2",
    ]


def test_the_end_of_a_paragraph_is_a_letter_with_the_kind_of_the_next() -> None:
    first = Paragraph(TEXT, runs=[WordRun("å")], inserted=KARI, deleted=PER)
    second = Paragraph(TEXT, "Heading2", 2, runs=[WordRun("b")], listed=True, level=3)
    found = letters([first, second])
    assert [item.sign for item in found] == ["å", BREAK, "b"]
    assert (found[1].inserted, found[1].deleted) == (KARI, PER)
    # A heading whose number Word counts is no item of a list.
    assert found[1].kind == found[2].kind == ParagraphKind("Heading2", 2)


def test_an_empty_paragraph_and_none_at_all_have_no_letters() -> None:
    assert letters([]) == []
    assert letters([Paragraph(TEXT)]) == []
    assert [item.sign for item in letters([Paragraph(TEXT)] * 3)] == [BREAK, BREAK]


def test_the_original_of_a_paragraph_has_what_was_deleted_and_not_what_was_put_in() -> None:
    runs = [WordRun("a "), WordRun("new ", inserted=KARI), WordRun("old", deleted=KARI), *CITATION]
    assert original(Paragraph(TEXT, runs=runs)) == f"a old{ATOM_SIGN}"
    added = [run._replace(inserted=KARI) for run in CITATION]
    assert original(Paragraph(TEXT, runs=added)) == ""


def test_looks_and_notes_stay_with_their_letters() -> None:
    run = WordRun("ab", look=RunLook(bold=True), was=RunLook(italic=True), restyled=KARI, note="7")
    assert {
        (item.look, item.was, item.restyled, item.note)
        for item in letters([Paragraph(TEXT, runs=[run])])
    } == {(RunLook(bold=True), RunLook(italic=True), KARI, "7")}


def test_what_stays_and_who_did_it() -> None:
    found = letters(
        [Paragraph(TEXT, runs=[WordRun("a", deleted=KARI), WordRun("b", inserted=PER)])]
    )
    assert spelt(staying(found)) == "b"
    assert revisions(found * 2) == (KARI, PER)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (("BodyText", 0), ("FirstParagraph", 0), True),
        (("Heading1", 1), ("Overskrift1", 1), True),
        (("Heading1", 0), ("Heading1", 1), True),  # a map of an earlier version has no levels
        (("Heading1", 1), ("Heading2", 2), False),
        (("BodyText", 0), ("Heading2", 2), False),
    ],
)
def test_styles_of_text_are_alike_and_levels_of_headings_are_not(
    one: tuple[str, int], other: tuple[str, int], alike: bool
) -> None:
    assert ParagraphKind(*one).is_like(ParagraphKind(*other)) is alike
    listed = Paragraph(TEXT, one[0], one[1], listed=True)
    assert paragraph_kind(listed).listed is (one[1] == 0)
