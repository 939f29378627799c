"""A picture is as wide in Word as in the PDF, also where its width is worked out."""

from __future__ import annotations

import pytest

from trykklar.word.length import length


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"0.5\textwidth", 8.0),
        ("12 cm", 12.0),
        (r"\dimexpr\textwidth/4\relax", 4.0),
        (r"\dimexpr(\textwidth-4cm)/3\relax", 4.0),
        (r"\dimexpr((\textwidth-4cm)/2 - 1cm)*2\relax", 10.0),
        (r"\textwidth-2cm", 14.0),
        (r".5\linewidth - 1 cm + 10mm", 8.0),
        (r"\textwidth*\real{0.25}", 4.0),
        (r"\dimexpr 0.5\textwidth * 3 / 2 - 2cm\relax", 10.0),
        (r"1cm-2cm", 0.0),
        ("none", 0.0),
    ],
)
def test_a_length_is_read_with_its_sums(text: str, expected: float) -> None:
    assert length(text) == pytest.approx(expected)
