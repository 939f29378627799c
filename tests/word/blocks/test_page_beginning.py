"""Chapters begin pages in Word where the PDF's do."""

from __future__ import annotations

import pytest

from trykklar.word.blocks.page_beginning import _at_top

TITLES = ["introduction", "methodsanddata"]


@pytest.mark.parametrize(
    ("pages", "tops"),
    [
        (["Chapter 1\nIntroduction\nWords.", "Chapter 2\nMethods and data\nWords."], [True, True]),
        # A table of contents, and running heads.
        (
            [
                "Contents\n1 Introduction\n1\n2 Methods and data\n2",
                "1\nIntroduction\nWords.",
                "CHAPTER 1. INTRODUCTION\nWords.",
                "2 Methods and\ndata\nWords.",
            ],
            [True, True],
        ),
        # They go on below what is before them.
        (["Rents\nA. Berg\nWords\nof\nthe\npage\n1 Introduction\nWords."], [False]),
        (["Nothing of it"], []),
    ],
)
def test_a_chapter_is_sought_at_the_top_of_its_page(pages: list[str], tops: list[bool]) -> None:
    assert list(_at_top(TITLES, pages)) == tops
