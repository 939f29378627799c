"""What TeX prints and a PDF has as another letter, or not at all, is no word that was added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.judge.printed_letters import PrintedLetters, of
from trykklar.word.judge.printed_text import Print

if TYPE_CHECKING:
    from pathlib import Path


def test_a_letter_that_no_font_has_may_be_left_out_of_its_word() -> None:
    letters = PrintedLetters("ķ", {})
    assert list(letters.variants("keķs")) == ["keķs", "kes"]
    assert letters.printed("keķs", Print([["it is a kes"]], ())) == "kes"
    assert letters.printed("keķs", Print([["it is a keķs"]], ())) == "keķs"


def test_a_letter_has_the_name_that_its_font_gives_it() -> None:
    letters = PrintedLetters((), {"ə": "@"})
    assert letters.printed("fəks", Print([["f@ks"]], ())) == "f@ks"


def test_a_document_with_every_letter_has_one_form(tmp_path: Path) -> None:
    assert list(of(tmp_path / "none.pdf", None).variants("fəks")) == ["fəks"]
