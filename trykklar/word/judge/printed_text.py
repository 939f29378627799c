"""What TeX printed, made ready to be asked: does a reader of the PDF see these words there?

Asked for are runs of three words, as sets: no alignment, so that floats, footnotes and columns may
stand where TeX moved them to, and a thesis takes no longer than its length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from string import ascii_lowercase
from typing import TYPE_CHECKING

from trykklar.poppler import page_texts
from trykklar.word.judge.folding import WORD, folded, joined

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Sequence
    from pathlib import Path

RUN = 3
"""Words in a run: two that follow each other do so by chance in any text of some length."""

_UNMISTAKABLE = 12  # letters that no text has in this order by chance
_OFTEN, _FEW_PAGES = 0.4, 3
_ORDERS: tuple[tuple[str, ...], ...] = ((), ("-raw",))
_SEARCHED = 5_000_000_000  # characters that are searched for what the sets do not have
_HYPHENS = ("-", "\N{SOFT HYPHEN}", "\u2010")


class Print:
    """The words of a PDF, in the order of its columns and in that in which TeX set them.

    Attributes:
        pages: The folded text of each page without running heads, in the last order.
        heads: The folded running heads, in the same order.
    """

    def __init__(self, orders: Iterable[Sequence[str]], known: Collection[str]) -> None:
        """Read the pages.

        Args:
            orders: The pages' texts, for each order of words.
            known: The other side's words: how it writes those that a line end broke.
        """
        self._runs: set[tuple[str, ...]] = set()
        self._begins: set[tuple[str, ...]] = set()
        self._ends: set[tuple[str, ...]] = set()
        self._broken: set[tuple[str, ...]] = set()
        self._squeezed: list[str] = []
        self.pages: tuple[str, ...] = ()
        self.heads: tuple[str, ...] = ()
        for pages in orders:
            self._read(pages, known)
        self._mend(sorted(known))
        self._left = _SEARCHED

    def _read(self, pages: Sequence[str], known: Collection[str]) -> None:
        whole = [folded(page) for page in pages]
        # What stands between the end of a page and the next goes by itself.
        heads = _furniture(whole)
        self.pages = tuple("\n".join(_without(page, heads)) for page in whole)
        self.heads = tuple(sorted(heads))
        self._text(joined("\n".join(self.pages), known))
        self._text("\n".join(heads))

    def _text(self, text: str) -> None:
        every = WORD.findall(text)
        self._squeezed.append("".join(every))
        long = [word for word in every if len(word) > 1]
        self._runs.update((word,) for word in long)
        self._runs.update(pairwise(long))
        self._runs.update(zip(long, long[1:], long[2:], strict=False))
        for line in text.split("\n"):
            self._line(line.rstrip())

    def _line(self, line: str) -> None:
        inside = [word for word in WORD.findall(line) if len(word) > 1]
        for count in range(1, min(len(inside), RUN) + 1):
            self._begins.add(tuple(inside[:count]))
            self._ends.add(tuple(inside[-count:]))
        if inside and line.endswith(_HYPHENS):
            self._broken.add(tuple(inside[-RUN:]))

    def _mend(self, known: Sequence[str]) -> None:
        """Puts together the words whose halves stand on two pages, or about a float."""
        starts = {run[0]: run for run in sorted(self._begins)}  # the longest one
        for line in self._broken:
            for at in range(bisect_left(known, line[-1]), len(known)):
                word = known[at]
                if not word.startswith(line[-1]):
                    break
                rest = starts.get(word[len(line[-1]) :])
                if rest:
                    run = (*line[:-1], word, *rest[1:])
                    self._runs.update(zip(run, run[1:], run[2:], strict=False))
                    self._runs.update(pairwise(run))
                    self._runs.add((word,))

    @property
    def empty(self) -> bool:
        """Whether it has no letter at all."""
        return not any(self._squeezed)

    def has(self, word: str) -> bool:
        """Whether a word is there at all."""
        return (word,) in self._runs

    def gaps(self, every: Sequence[str]) -> Iterator[tuple[int, int]]:
        """The stretches of a text that are not in the PDF, as pairs of first and behind last.

        Args:
            every: The text's words, folded. Single letters are never a gap: formulas have them.
        """
        at = [place for place, word in enumerate(every) if len(word) > 1]
        long = [every[place] for place in at]
        for first, behind in _gaps(long, self._runs):
            spot = at[max(first - 1, 0)], at[min(behind, len(at) - 1)] + 1
            alone = "".join(every[at[first] : at[behind - 1] + 1])
            if not (
                self._across_lines(long, first, behind)
                or self._stands("".join(every[spot[0] : spot[1]]))
                or (len(alone) >= _UNMISTAKABLE and self._stands(alone))
                or (behind - first == 1 and self._marked(long[first]))
            ):
                yield at[first], at[behind - 1] + 1

    def _stands(self, letters: str) -> bool:
        """Whether it is there letter by letter: wide spacing and odd signs part a word."""
        self._left -= sum(map(len, self._squeezed))
        return self._left > 0 and any(letters in text for text in self._squeezed)

    def _across_lines(self, long: Sequence[str], first: int, behind: int) -> bool:
        """Whether it ends one line and begins another: a float or a new page lies between."""
        if behind - first > 2 * RUN:
            return False
        runs = {
            tuple(long[start:end])
            for start in (max(first - 1, 0), first)
            for end in (behind, behind + 1)
        }
        return any(
            run[:count] in self._ends and run[count:] in self._begins
            for run in runs
            for count in range(1, len(run))
        )

    def _marked(self, word: str) -> bool:
        """Whether a raised letter was drawn into it, as a mark of a note."""
        glued = (word + letter for letter in ascii_lowercase)
        return (word[:-1],) in self._runs or any((whole,) in self._runs for whole in glued)


def read(pdf: Path) -> list[list[str]]:
    """The texts of a PDF's pages, for each order of words; none where it cannot be read."""
    orders = (page_texts(pdf, *order) for order in _ORDERS)
    return [pages for pages in orders if pages]


def without_heads(pages: Sequence[str]) -> list[str]:
    """Pages without their running heads, but the first one, where the same line may be a title.

    Args:
        pages: The texts of a PDF's pages.
    """
    heads = _furniture(pages)
    return [*pages[:1], *("\n".join(_without(page, heads)) for page in pages[1:])]


def _gaps(long: Sequence[str], runs: Container[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """The stretches that no run of words covers."""
    size = min(len(long), RUN)
    covered = bytearray(len(long))
    for place in range(len(long) - size + 1 if size else 0):
        if tuple(long[place : place + size]) in runs:
            covered[place : place + size] = b"\1" * size
    first = covered.find(0)
    while first >= 0:
        behind = covered.find(1, first)
        behind = len(covered) if behind < 0 else behind
        yield first, behind
        first = covered.find(0, behind)


def _furniture(pages: Sequence[str]) -> set[str]:
    """Running heads: lines that many pages share, whatever the page's number in them."""
    often = max(len(pages) * _OFTEN, _FEW_PAGES)
    count = Counter(line for page in pages for line in {_bare(each) for each in page.split("\n")})
    return {line for line, pages_with_it in count.items() if pages_with_it >= often}


def _without(page: str, heads: Container[str]) -> Iterator[str]:
    """The lines of a page that are neither its number nor a running head."""
    return (line for line in page.split("\n") if (bare := _bare(line)) and bare not in heads)


def _bare(line: str) -> str:
    return line.strip("0123456789 \t\r")
