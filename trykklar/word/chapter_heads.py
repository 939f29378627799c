"""Heads that say in which chapter and section a page is, which are others from page to page.

The PDF is asked which words of them are a heading's number and title, and what stands around these:
packages and classes set them in many ways. Each chapter that begins a page has its own in Word.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from trykklar.poppler import placed_words
from trykklar.word.inlines import plain
from trykklar.word.judge.folding import folded_letters
from trykklar.word.running_heads import (
    CAPITALS,
    NUMBERS,
    PAGE,
    TITLES,
    MarginLine,
    PageMargins,
    RunningHeads,
    margins_of,
    usual_margins,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from trykklar.word.model import MarkedHeading

_ASKED = 500  # pages
_FEWEST, _SHARE = 3, 0.3  # pages that have such heads
_LEVELS = 2  # a chapter, and a section of it
_SHORTEST = 3  # letters of a title
_LEAD = re.compile(r"(?:[^\W\d_]+\.?\s+){0,2}\S{0,6}\s*\S?\s*")
_ALONE = re.compile(r"\d+|[ivxlc]+", re.IGNORECASE)


class ShownHeading(NamedTuple):
    """What heads show of a heading.

    Attributes:
        name: Of its anchor, which is around its title.
        number: As the text has it; empty where it has none.
        title: Its words.
        level: Its level.
        shortened: Whether its words are a short title, which stands nowhere in the text.
        counted: Whether Word may count it, as it does what is no appendix and has no words before.
    """

    name: str
    number: str
    title: str
    level: int = 1
    counted: bool = True
    shortened: bool = False


class ChapterHeads(NamedTuple):
    """The heads of the pages from a chapter to the next one.

    Attributes:
        heads: With signs in the place of numbers and titles.
        chapter: What they show of the chapter.
        section: What they show of its first section.
    """

    heads: RunningHeads
    chapter: ShownHeading
    section: ShownHeading | None


def chapter_heads(
    pdf: Path | None, headings: Sequence[MarkedHeading], level: int
) -> tuple[ChapterHeads, ...]:
    """The heads of each chapter; none where the PDF's say nothing of chapters.

    Args:
        pdf: What TeX made of the source as it is; None where it could not.
        headings: All headings, in order.
        level: Of chapters.
    """
    # A part, or a list of works, begins pages as a chapter does.
    chapters = [at for at, item in enumerate(headings) if item.level <= level]
    pages = [margins_of(words) for words in placed_words(pdf, _ASKED)] if pdf and chapters else []
    signs = _Signs(headings, level)
    signed = _repeated([signs.margins(page) for page in pages])
    matched = sum(found is not None for _, found in signed)
    if matched < max(_FEWEST, len(pages) * _SHARE):
        return ()
    opening = Counter(page.foot for page, found in signed if found is None and _has_number(page))
    first = PageMargins((), next((foot for foot, _ in opening.most_common(1)), ()))
    bare = RunningHeads(first, None, first)  # of a part, which is no chapter
    made: dict[bool, RunningHeads] = {}
    for numbered in (True, False):
        own = [
            (at, page)
            for at, (page, found) in enumerate(signed, 1)
            if found is not None and _is_numbered(found, headings, level) == numbered
        ]
        made[numbered] = _heads(own, first, len(pages))
    return tuple(
        ChapterHeads(
            made[bool(headings[at].line.number)] if headings[at].level == level else bare,
            _shown(headings[at]),
            _first_section(headings[at + 1 :], level),
        )
        for at in chapters
    )


def _repeated(
    pages: Sequence[tuple[PageMargins, int | None]],
) -> list[tuple[PageMargins, int | None]]:
    """The pages with the headings that stand above several: one above its own text is no head."""
    counts = Counter(found for _, found in pages)
    known = {page.head for page, found in pages if found is not None and counts[found] > 1}
    return [(page, found if page.head in known else None) for page, found in pages]


def _has_number(page: PageMargins) -> bool:
    return any(PAGE in part for line in page.foot for part in line)


def _heads(
    pages: Sequence[tuple[int, PageMargins]], first: PageMargins, count: int
) -> RunningHeads:
    odd, even = ([item for item in pages if item[0] % 2 == side] for side in (1, 0))
    sides = [usual_margins(side or pages, count) for side in (odd, even)]
    return RunningHeads(sides[0], sides[1] if sides[0] != sides[1] else None, first)


def _is_numbered(at: int, headings: Sequence[MarkedHeading], level: int) -> bool:
    """Whether the chapter of a heading has a number."""
    own = next((before for before in range(at, -1, -1) if headings[before].level <= level), at)
    return bool(headings[own].line.number)


def _first_section(headings: Iterable[MarkedHeading], level: int) -> ShownHeading | None:
    for item in headings:
        if item.level <= level:
            return None
        if item.level == level + 1:
            return _shown(item)
    return None


def _shown(item: MarkedHeading) -> ShownHeading:
    number = "" if item.lead.worded else item.lead.printed(item.line.number)
    counted = bool(number) and not item.lead.before and not item.appendix
    words = plain(item.inlines if item.short is None else item.short)
    return ShownHeading(item.name, number, words, item.level, counted, item.short is not None)


class _Signs:
    """Puts signs in the place of headings' numbers and titles."""

    def __init__(self, headings: Sequence[MarkedHeading], level: int) -> None:
        self._titles: dict[str, list[int]] = {}
        self._headings, self._level = headings, level
        for at, item in enumerate(headings):
            letters = folded_letters(plain(item.inlines if item.short is None else item.short))
            if 0 <= item.level - level < _LEVELS and len(letters) >= _SHORTEST:
                self._titles.setdefault(letters, []).append(at)

    def margins(self, page: PageMargins) -> tuple[PageMargins, int | None]:
        """The lines of a page with signs, and which heading they have."""
        found: list[int] = []
        head = tuple(MarginLine(*self._parts(line, found)) for line in page.head)
        foot = tuple(
            MarginLine(*(PAGE if _ALONE.fullmatch(part) else part for part in line))
            for line in page.foot
        )
        return PageMargins(head, foot), max(found, default=None)

    def _parts(self, line: MarginLine, found: list[int]) -> Iterator[str]:
        for part in line:
            if _ALONE.fullmatch(part):
                yield PAGE
                continue
            at, signed = self._signed(part)
            found += [] if at is None else [at]
            yield signed

    def _signed(self, part: str) -> tuple[int | None, str]:
        folded = [(letter, at) for at, sign in enumerate(part) for letter in folded_letters(sign)]
        letters = "".join(letter for letter, _ in folded)
        for start in range(len(letters) - _SHORTEST + 1):
            places = self._titles.get(letters[start:])
            before = part[: folded[start][1]]
            if not places or not _LEAD.fullmatch(before):
                continue
            at = next((at for at in places if self._leads(before, at)), places[0])
            item, title = self._headings[at], part[folded[start][1] :]
            capitals = title.isupper() and not plain(item.inlines).isupper()
            sign = CAPITALS * capitals + TITLES[item.level - self._level]
            return at, self._numbered(before, at) + sign
        return None, part

    def _leads(self, before: str, at: int) -> bool:
        return bool(self._number(at)) and before.rstrip(" .:–—-").endswith(self._number(at))

    def _number(self, at: int) -> str:
        return self._headings[at].line.number

    def _numbered(self, before: str, at: int) -> str:
        number = self._number(at)
        if not self._leads(before, at):
            return before
        head, _, tail = before.rpartition(number)
        return head + NUMBERS[self._headings[at].level - self._level] + tail
