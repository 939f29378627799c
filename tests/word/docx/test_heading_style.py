"""Word numbers headings itself only where it counts as TeX does."""

from __future__ import annotations

import panflute as pf
import pytest

from trykklar.word.docx.heading_style import native_numbers


def heading(level: int, number: str) -> pf.Header:
    return pf.Header(pf.Str("Title"), level=level, attributes={"number": number})


@pytest.mark.parametrize(
    ("headings", "native"),
    [
        ([(1, "1"), (2, "1.1"), (2, "1.2"), (1, "2"), (2, "2.1")], True),
        ([(1, ""), (1, "1"), (2, ""), (2, "1.1")], True),
        ([], True),
        # Below headings without numbers, TeX counts from 0, and Word from 1.
        ([(1, ""), (2, "0.1"), (2, "0.2")], False),
        ([(1, "1"), (3, "1.0.1")], False),
        ([(1, "1"), (1, "3")], False),
    ],
)
def test_counted_by_word(headings: list[tuple[int, str]], native: bool) -> None:
    assert native_numbers(heading(*item) for item in headings) is native
