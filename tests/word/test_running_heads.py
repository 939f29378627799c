"""Words above and below the text of the PDF's pages are there in Word, where TeX set them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pytest

from trykklar.poppler import PageBox, PlacedWord
from trykklar.word import running_heads as module
from trykklar.word.running_heads import (
    PAGE,
    PAGES,
    MarginLine,
    PageMargins,
    RunningHeads,
    running_heads,
)

if TYPE_CHECKING:
    from pathlib import Path

Pages = list[tuple[dict[str, str], dict[str, str]]]
Found = Callable[..., RunningHeads | None]
BODY = {f"Words {at} of the text which fill the line": 120.0 + 12 * at for at in range(9)}


def _words(text: str, left: float, bottom: float) -> list[PlacedWord]:
    at = left
    found = []
    for word in text.split():
        width = 5.0 * len(word)
        found.append(PlacedWord(word, PageBox(at, bottom - 8, at + width, bottom)))
        at += width + 3
    return found


def _page(head: dict[str, str], foot: dict[str, str]) -> list[PlacedWord]:
    """A page of text, 400 points wide, with a head and a foot."""
    found = []
    for line, bottom in ((head, 80.0), (foot, 700.0)):
        for place, text in line.items():
            size = 5.0 * len(text.replace(" ", "")) + 3 * text.count(" ")
            start = {"left": 100.0, "center": 300.0 - size / 2, "right": 500.0 - size}[place]
            found += _words(text, start, bottom)
    for text, bottom in BODY.items():
        found += [*_words(text, 100.0, bottom), *_words("end", 485.0, bottom)]
    return found


def _lower(box: PageBox, points: float) -> PageBox:
    return box._replace(top=box.top + points, bottom=box.bottom + points)


@pytest.fixture
def heads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Found:
    """What is found on some pages."""

    def found(
        pages: Pages, headings: Sequence[str] = (), asked: str = "", lower: float = 0.0
    ) -> RunningHeads | None:
        placed = [_page(*page) for page in pages]
        placed[0] = [word._replace(box=_lower(word.box, lower)) for word in placed[0]]
        texts = ["\n".join([*head.values(), *BODY, *foot.values()]) for head, foot in pages]
        monkeypatch.setattr(module, "placed_words", lambda *_: placed)
        monkeypatch.setattr(module, "page_texts", lambda *_: list(texts))
        return running_heads(tmp_path, headings, lambda: asked)

    return found


def _margins(head: MarginLine | None, foot: MarginLine | None) -> PageMargins:
    return PageMargins((head,) if head else (), (foot,) if foot else ())


def test_words_and_numbers_are_where_the_pdf_has_them(heads: Found) -> None:
    pages: Pages = [({"left": "Draft of it"}, {"right": f"Page {at} of 4"}) for at in range(1, 5)]
    usual = _margins(MarginLine("Draft of it"), MarginLine(right=f"Page {PAGE} of {PAGES}"))
    assert heads(pages) == RunningHeads(usual, None, usual)


def test_the_number_of_a_volume_is_not_that_of_the_pages(heads: Found) -> None:
    """It would have changed with the pages that Word makes."""
    pages: Pages = [({"left": "Vol. 4"}, {}) for _ in range(4)]
    usual = _margins(MarginLine("Vol. 4"), None)
    assert heads(pages) == RunningHeads(usual, None, usual)


def test_a_number_sign_is_a_sign(heads: Found) -> None:
    """A paper whose head had one had no Word file: the program ended with a fault of its own."""
    pages: Pages = [({"left": "C# papers #7"}, {"right": f"Sheet # {at}"}) for at in range(1, 5)]
    usual = _margins(MarginLine("C# papers #7"), MarginLine(right=f"Sheet # {PAGE}"))
    assert heads(pages) == RunningHeads(usual, None, usual)


def test_titles_of_sections_stand_in_the_text_alone(heads: Found) -> None:
    pages: Pages = [({"left": "Draft of it", "right": "2 Homes"}, {}) for _ in range(3)]
    usual = _margins(MarginLine("Draft of it"), None)
    assert heads(pages, headings=["Homes"]) == RunningHeads(usual, None, usual)


def test_a_first_page_with_a_title_has_its_own_foot(heads: Found) -> None:
    pages: Pages = [({}, {"center": "1"})]
    pages += [({"right": "Draft of it"}, {"left": str(at)}) for at in range(2, 6)]
    made = heads(pages)
    assert made
    assert made.odd == _margins(MarginLine(right="Draft of it"), MarginLine(PAGE))
    assert made.first == _margins(None, MarginLine(center=PAGE))


def test_a_first_page_may_name_its_head(heads: Found) -> None:
    """APA's sixth edition."""
    pages: Pages = [({"left": "Running head: DRAFT OF IT", "right": "1"}, {})]
    pages += [({"left": "DRAFT OF IT", "right": str(at)}, {}) for at in range(2, 6)]
    made = heads(pages)
    assert made
    assert made.odd == _margins(MarginLine("DRAFT OF IT", right=PAGE), None)
    assert made.first == _margins(MarginLine("Running head: DRAFT OF IT", right=PAGE), None)


def test_a_number_keeps_its_zeros(heads: Found) -> None:
    pages: Pages = [({}, {"right": "Version 2.0 of 2026-02-01"}) for _ in range(4)]
    usual = _margins(None, MarginLine(right="Version 2.0 of 2026-02-01"))
    assert heads(pages) == RunningHeads(usual, None, usual)


def test_a_title_with_the_same_words_is_no_head(heads: Found) -> None:
    """The first page said the title twice: above the text, and in it."""
    pages: Pages = [({"left": "Draft of it"}, {}) for _ in range(4)]
    made = heads(pages, lower=40.0)
    assert made
    assert (made.odd.head, made.first.head) == ((MarginLine("Draft of it"),), ())


def test_even_pages_have_their_own(heads: Found) -> None:
    sides = ({"right": "Odd words"}, {"left": "Even words"})
    made = heads([(sides[at % 2], {}) for at in range(6)])
    assert made
    assert made.odd == _margins(MarginLine(right="Odd words"), None)
    assert made.even == _margins(MarginLine("Even words"), None)


@pytest.mark.parametrize(("asked", "there"), [("Homework of it", True), ("Other words", False)])
def test_on_an_only_page_tex_is_asked(heads: Found, asked: str, *, there: bool) -> None:
    """It may begin with a title, or a line that is set apart."""
    made = heads([({"left": "Homework of it"}, {})], asked=asked)
    assert (made is not None) == there


@pytest.mark.parametrize(
    "pages",
    [
        [({}, {"center": str(at)}) for at in range(1, 5)],
        [({"left": f"Section {word}"}, {}) for word in ("one", "two", "three", "four")],
    ],
)
def test_without_words_that_stay_there_is_none(heads: Found, pages: Pages) -> None:
    assert heads(pages) is None
