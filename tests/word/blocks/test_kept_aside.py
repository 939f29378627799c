"""What TeX keeps aside and prints elsewhere is in Word, and what it does not print is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.word.blocks.kept_aside import is_printed_elsewhere

LEFT = r"The rents of \emph{Trondheim} were never collected."
SOURCE = rf"\ParallelLText{{{LEFT}}}\ParallelPar The rents were low. \x{{The rents were low.}}"


@pytest.mark.parametrize(
    ("page", "words", "printed"),
    [
        ("The rents of Trondheim were never collected.", LEFT, True),
        # Beside a translation, line by line.
        ("The rents of Leien i byen\nTrondheim were ble\nnever collected. inn.", LEFT, True),
        # Hidden, though some of its words are in the text.
        ("The rents were low. Trondheim", LEFT, False),
        # What the text says, too, is no proof.
        ("The rents were low.", "The rents were low.", False),
    ],
)
def test_words_are_printed_elsewhere(
    monkeypatch: pytest.MonkeyPatch, page: str, words: str, *, printed: bool
) -> None:
    monkeypatch.setattr("trykklar.word.blocks.kept_aside.page_texts", lambda _: [page])
    assert is_printed_elsewhere(words, SOURCE, Path("a.pdf")) is printed
