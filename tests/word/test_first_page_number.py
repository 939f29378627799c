"""Pages of Word are counted from where the PDF counts them; a title page may have no number."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.word import first_page_number
from trykklar.word.docx.page import Page, section


@pytest.mark.parametrize(
    ("page", "numbered"),
    [
        ("Sheep of the north\n\nAnna Vik\n\n2024\n", False),
        ("Sheep of the north\nText.\n\n          1\n", True),
        ("Sheep of the north\nText.\n\n          - I -\n", True),
        ("Anna Vik         1\nText of the first page.\n", True),
        ("Sheep of the north\nText.\n\nSide 1 av 12\n", True),
        ("Sheep of the north\nGroup 1 of the north\n", False),
        ("", True),
    ],
)
def test_it_is_seen_at_the_edges(
    page: str, numbered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [page, "More\n"] if page else []
    monkeypatch.setattr(first_page_number, "page_texts", lambda _: pages)
    assert first_page_number.first_page_numbered(Path("a.pdf")) is numbered
    assert first_page_number.first_page_numbered(None)


@pytest.mark.parametrize(("foot", "numbered"), [("345", True), ("1", False), ("3450", False)])
def test_the_number_of_a_first_page_may_be_another_one(
    foot: str, numbered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A paper that begins on page 345 had no number there in Word."""
    pages = [f"Sheep of the north\nText.\n\n          {foot}\n"]
    monkeypatch.setattr(first_page_number, "page_texts", lambda _: pages)
    assert first_page_number.first_page_numbered(Path("a.pdf"), 345) is numbered


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
    monkeypatch.setattr(first_page_number, "page_texts", lambda *_: [*pages, ""])
    assert first_page_number.first_number(Path("a.pdf")) == number


def test_word_is_asked_to_count_from_there() -> None:
    assert '<w:pgNumType w:start="41"/><w:titlePg/>' in section(Page(number=41))
    assert "pgNumType" not in section(Page(number=41), first=False)
    assert "pgNumType" not in section(Page())
