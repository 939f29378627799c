"""Where words stand in a PDF: the page, and the line, as numbered in the margin or counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from trykklar.poppler import placed_words
from trykklar.word.judge.folding import WORD, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from trykklar.poppler import PlacedWord

_RUN = 4
"""Words that are looked up together; where they do not stand so, fewer are."""

_OFTEN = 3  # pages with a line of the same words at the same height: a running head
_NUMBERED = 3  # numbers in the margin of a page, on the average, so that lines are numbered
_NEAR = 4.0  # points between a number in the margin and its line
_HYPHENS = ("-", "\N{HYPHEN}", "\N{SOFT HYPHEN}")


class PrintedPlace(NamedTuple):
    """A place in a PDF: the page and the line on it, both from 1."""

    page: int
    line: int


@dataclass
class _Line:
    """A line of a page, and the number that it is known by."""

    page: int
    words: list[PlacedWord]
    number: int = 0

    @property
    def top(self) -> float:
        return min(word.box.top for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


class PrintedLines:
    """The words of a PDF, to be asked for.

    Attributes:
        numbered: Whether its margin has numbers of lines; they are counted on each page otherwise.
    """

    def __init__(self, pdf: Path) -> None:
        """Reads a PDF; one that cannot be read has no words."""
        pages = placed_words(pdf)
        margins = [_margin(page) for page in pages]
        self.numbered = bool(pages) and sum(map(len, margins)) >= _NUMBERED * len(pages)
        lines = _body(pages, margins if self.numbered else [[] for _ in pages])
        _number(lines, margins if self.numbered else [])
        self._words: list[str] = []
        self._lines: list[_Line] = []
        for word, line in _joined(lines):
            self._words.append(word)
            self._lines.append(line)
        self._found: dict[int, dict[tuple[str, ...], list[int]]] = {}

    def find(
        self, words: Sequence[str], at: int, after: int = 0
    ) -> tuple[PrintedPlace, int] | None:
        """The place of one of several words that follow each other in the source.

        Args:
            words: The words of a paragraph.
            at: Which of them.
            after: Number of a printed word that it is sought behind, if it is there.

        Returns:
            The place, and the number of the printed word; None where it is not found.
        """
        pieces = [(number, piece) for number, word in enumerate(words) for piece in _pieces(word)]
        here = next((place for place, (number, _) in enumerate(pieces) if number >= at), -1)
        if here < 0:
            here = len(pieces) - 1
        every = [piece for _, piece in pieces]
        for size in range(min(_RUN, len(every)), 0, -1):
            for start in range(max(0, here - size + 1), min(here, len(every) - size) + 1):
                found = self._index(size).get(tuple(every[start : start + size]))
                if found and (size > 1 or len(found) == 1):
                    best = next((place for place in found if place >= after), found[0])
                    number = best + here - start
                    line = self._lines[min(number, len(self._lines) - 1)]
                    return PrintedPlace(line.page, line.number), number
        return None

    def _index(self, size: int) -> dict[tuple[str, ...], list[int]]:
        if size not in self._found:
            index: dict[tuple[str, ...], list[int]] = defaultdict(list)
            for at in range(len(self._words) - size + 1):
                index[tuple(self._words[at : at + size])].append(at)
            self._found[size] = dict(index)
        return self._found[size]


def _pieces(word: str) -> list[str]:
    return WORD.findall(folded(word))


def _margin(page: Sequence[PlacedWord]) -> list[PlacedWord]:
    """Numbers that stand left of all text, or right of it."""
    texts = [word for word in page if not word.text.isdigit()]
    if not texts:
        return []
    left = min(word.box.left for word in texts)
    right = max(word.box.right for word in texts)
    numbers = [word for word in page if word.text.isdigit()]
    return [word for word in numbers if word.box.right <= left or word.box.left >= right]


def _body(
    pages: Sequence[Sequence[PlacedWord]], margins: Sequence[Sequence[PlacedWord]]
) -> list[_Line]:
    """The lines of all pages without running heads, in the order in which they are read."""
    lines: list[_Line] = []
    for number, (page, margin) in enumerate(zip(pages, margins, strict=True), 1):
        for word in page:
            if word in margin:
                continue
            last = lines[-1] if lines and lines[-1].page == number else None
            if last is not None and _same_line(last.words[-1], word):
                last.words.append(word)
            else:
                lines.append(_Line(number, [word]))
    heads = Counter((round(line.top), line.text.strip("0123456789 ")) for line in lines)
    return [
        line for line in lines if heads[round(line.top), line.text.strip("0123456789 ")] < _OFTEN
    ]


def _same_line(last: PlacedWord, word: PlacedWord) -> bool:
    middle = (word.box.top + word.box.bottom) / 2
    return last.box.top <= middle <= last.box.bottom and word.box.left >= last.box.left


def _number(lines: Iterable[_Line], margins: Sequence[Sequence[PlacedWord]]) -> None:
    """Give each line the number in the margin, or its place on the page."""
    page = count = 0
    for line in lines:
        count = 1 if line.page != page else count + 1
        page = line.page
        given = _given(line, margins[page - 1]) if margins else count
        # Where only every fifth line has its number, those between are counted on.
        line.number = count = given if given is not None else count


def _given(line: _Line, margin: Sequence[PlacedWord]) -> int | None:
    beside = (word for word in margin if abs(word.box.bottom - line.words[0].box.bottom) <= _NEAR)
    return next((int(word.text) for word in beside), None)


def _joined(lines: Sequence[_Line]) -> Iterator[tuple[str, _Line]]:
    """The words with their lines; one that a line's end broke is one word."""
    head: tuple[str, _Line] | None = None
    for line in lines:
        pieces = [(piece, word.text) for word in line.words for piece in _pieces(word.text)]
        for place, (piece, _) in enumerate(pieces):
            if head is not None and place == 0:
                yield head[0] + piece, head[1]
                head = None
            elif place == len(pieces) - 1 and line.words[-1].text.endswith(_HYPHENS):
                head = (piece, line)
            else:
                yield piece, line
    if head is not None:
        yield head
