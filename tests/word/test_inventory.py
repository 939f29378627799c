"""What the source has and the Word file has not is told at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.export import _desk
from trykklar.word.inventory import report_units

if TYPE_CHECKING:
    from trykklar.document import Document


def test_every_paragraph_that_is_nowhere_in_word_is_an_error(sample: Document) -> None:
    desk = _desk(sample)
    assert report_units(desk, "") > 5
    assert {finding.code for finding in desk.findings} == {"word-lost"}
    assert all(finding.line for finding in desk.findings)


def test_a_paragraph_whose_words_are_in_word_is_not_lost(sample: Document) -> None:
    desk = _desk(sample)
    assert report_units(desk, desk.manuscript.flat.text) == 0
