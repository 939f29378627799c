"""Where a page is as varioref says it, seen from the page that refers to it."""

from __future__ import annotations

import pytest

from trykklar.word.aux_numbers import Target
from trykklar.word.blocks.varioref import where


@pytest.mark.parametrize(
    ("own", "page", "here", "expected"),
    [
        ("3", "3", False, ""),
        ("3", "3", True, "on this page"),
        ("3", "4", False, "on the following page"),
        ("3", "2", False, "on the preceding page"),
        ("3", "9", False, "on page\N{NO-BREAK SPACE}9"),
        ("", "9", False, "on page\N{NO-BREAK SPACE}9"),
        ("iv", "9", False, "on page\N{NO-BREAK SPACE}9"),
    ],
)
def test_near_pages_are_named(own: str, page: str, expected: str, *, here: bool) -> None:
    targets = {"1@vr": Target("", own)} if own else {}
    assert where(page, 1, targets, "en-US", here=here) == expected


def test_the_words_take_turns() -> None:
    assert where("3", 2, {"2@vr": Target("", "3")}, "en", here=True) == "on the current page"
