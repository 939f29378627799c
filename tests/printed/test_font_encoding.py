"""Tables of letters: a row that is a sign too short would shift every letter behind it."""

from __future__ import annotations

import pytest

from trykklar.printed.font_encoding import letters


@pytest.mark.parametrize("encoding", ["T1", "T2A", "OT1", "LY1"])
def test_plain_letters_stand_where_ascii_has_them(encoding: str) -> None:
    table = letters(encoding)
    for sign in "09AZaz,.()[]":
        assert table[ord(sign)] == sign


@pytest.mark.parametrize(
    ("encoding", "place", "sign"),
    [
        ("T1", 0xE5, "å"), ("T1", 0xFF, "ß"), ("T1", 0x15, "–"), ("T1", 0x1E, "ffi"),
        ("OT1", 0x1C, "ø"), ("OT1", 0x7B, "–"), ("OT1", 0x5C, "“"), ("OT1", 0x0C, "fi"),
        ("T2A", 0xC0, "А"), ("T2A", 0xFF, "я"), ("T2A", 0x9C, "Ё"),
        ("LY1", 0xE5, "å"), ("LY1", 0x96, "–"), ("LY1", 0x0C, "fi"),
        ("TS1", 0xBF, "€"), ("TS1", 0xA9, "©"), ("TS1", 0x88, "•"),
        ("T3", ord("@"), "ə"), ("T3", ord("S"), "ʃ"), ("T3", 0xE2, "ɗ"), ("T3", 0xFF, "ƕ"),
        ("LGR", ord("a"), "α"), ("LGR", 0x88, "ά"), ("LGR", 0xDF, "Ϋ"), ("LGR", 0xF8, "ᾳ"),
        ("OML", 0x0B, "α"), ("OML", 0x78, "x"), ("OMS", 0x00, "−"), ("OMS", 0x31, "∞"),
    ],
)  # fmt: skip
def test_a_letter_stands_at_its_place(encoding: str, place: int, sign: str) -> None:
    assert letters(encoding)[place] == sign


def test_knuths_typewriter_fonts_have_the_signs_of_addresses() -> None:
    assert letters("OT1", typewriter=True)[ord("_")] == "_"
    assert letters("OT1")[ord("_")] != "_"


def test_an_encoding_that_is_not_known_has_no_letters() -> None:
    assert not letters("U")
