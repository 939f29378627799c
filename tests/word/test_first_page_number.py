"""A title page without a number has none in Word."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.word import first_page_number


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
