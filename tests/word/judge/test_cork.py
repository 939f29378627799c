"""Codes of bitmaps are read as letters where they are T1's, and only there."""

from __future__ import annotations

import pytest

from trykklar.word.judge.cork import decoded, encoded


@pytest.mark.parametrize(
    ("codes", "letters"),
    [
        ("e\x1ecient \x1cgures", "e\ufb03cient \ufb01gures"),
        ("\x8a\xf3d\xb9, \x92koda", "\u0141\xf3d\u017a, \u0160koda"),
        ("stra\xffe, c\xf7ur, na\xefve", "stra\xdfe, c\u0153ur, na\xefve"),
        ("\x10so\x11\x15and\x16", "\u201cso\u201d\u2013and\u2014"),
        ("plain words\n", "plain words\n"),
    ],
)
def test_codes_are_letters(codes: str, letters: str) -> None:
    assert decoded(codes) == letters


def test_only_what_has_ligatures_of_t1_is_t1() -> None:
    assert encoded(["no sign here", "e\x1ecient"])
    assert not encoded(["efficient", "na\xefve", "\x1c alone"])
    assert not encoded(["st\x1crre of\x0aer", "o\x0bentlig st\x1crre"])


@pytest.mark.parametrize(
    ("codes", "letters"),
    [
        ("20\xb0Celsius", "20 Celsius"),  # else a letter of T1 is glued to the word
        ("5\xbf per 3\xb5m", "5  per 3\xb5m"),
        ("stra\xffe", "stra\xdfe"),
    ],
)
def test_signs_of_another_font_are_no_letters(codes: str, letters: str) -> None:
    assert decoded(codes, signs=True) == letters
