"""Formulas that LibreOffice leaves behind are nobody's edit; those with words around them are."""

from __future__ import annotations

import pytest

from trykklar.review.stranded_formulas import without_stranded
from trykklar.word.docx.word_paragraph import OBJECT, Paragraph, WordRevision, WordRun

KARI = WordRevision("Kari", "2026-11-29")
OWN = WordRun("Short one:", unit="_src_u00006")


def _shown(*runs: WordRun) -> list[tuple[str, bool]]:
    """What is left of a paragraph, and whether it is deleted."""
    left = without_stranded(Paragraph("word/document.xml", runs=list(runs))).runs
    return [(run.text, bool(run.deleted)) for run in left if run.text]


def _pasted(text: str) -> WordRun:
    atom = "_at_u00002_1_Copy_1" if text == OBJECT else ""
    return WordRun(text, unit="_src_u00002_Copy_1", atom=atom)


def test_pasted_formulas_whose_words_were_rejected_are_gone() -> None:
    assert _shown(_pasted(OBJECT), _pasted(OBJECT), OWN) == [("Short one:", False)]


@pytest.mark.parametrize(
    "words",
    [
        _pasted("A paragraph with "),
        _pasted("A paragraph with ")._replace(inserted=KARI),
        _pasted("A paragraph with ")._replace(deleted=KARI),
    ],
    ids=["pasted", "pasted and tracked", "pasted and taken away"],
)
def test_a_paragraph_that_was_pasted_keeps_its_formulas(words: WordRun) -> None:
    shown = _shown(words, _pasted(OBJECT), OWN)
    assert [text for text, _ in shown] == ["A paragraph with ", OBJECT, "Short one:"]


def test_formulas_of_the_paragraph_itself_stay() -> None:
    own = WordRun(OBJECT, unit="_src_u00006", atom="_at_u00006_1")
    assert _shown(OWN, own) == [("Short one:", False), (OBJECT, False)]
    assert _shown(own) == [(OBJECT, False)]


def test_formulas_go_with_all_the_words_around_them() -> None:
    words = WordRun("See ", unit="_src_u00006", deleted=KARI)
    own = WordRun(OBJECT, unit="_src_u00006", atom="_at_u00006_1")
    assert _shown(words, own) == [("See ", True), (OBJECT, True)]
