"""Pages of Word are counted from where the PDF counts them."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.word import page_numbering as module
from trykklar.word.docx.page import Page, section
from trykklar.word.page_numbering import first_number

BODY = "Words of a page, and\n1999 more of them in 12\nlines.\n"


@pytest.mark.parametrize(
    ("pages", "number"),
    [
        ([BODY, f"Volda 42\n{BODY}", f"{BODY}43 Volda", f"{BODY}44"], 41),
        ([f"{BODY}{at}" for at in (1, 2, 3, 4)], 1),
        ([*[f"{BODY}{at}" for at in ("i", "ii", "iii")], *[f"{BODY}{at}" for at in (1, 2, 3)]], 1),
        ([BODY, BODY], 1),
        ([f"{BODY}7", f"{BODY}1999", BODY, BODY], 1),
        ([f"{'1' * 5_000}\n{BODY}{at}" for at in (3, 4, 5)], 3),  # of which Python makes no number
    ],
)
def test_a_paper_of_a_volume_begins_where_it_does_there(
    monkeypatch: pytest.MonkeyPatch, pages: list[str], number: int
) -> None:
    """A paper on the pages 41 to 44 had 1 to 4 in Word, also in its running heads."""
    monkeypatch.setattr(module, "page_texts", lambda *_: [*pages, ""])
    assert first_number(Path("a.pdf")) == number


def test_word_is_asked_to_count_from_there() -> None:
    assert '<w:pgNumType w:start="41"/><w:titlePg/>' in section(Page(number=41))
    assert "pgNumType" not in section(Page(number=41), first=False)
    assert "pgNumType" not in section(Page())
