"""The front matter as we read it beside the paragraphs that TeX set: which words stand where."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from trykklar.printed.text_run import plain as text_of
from trykklar.word.blocks.placed_text import place_of
from trykklar.word.inlines import plain
from trykklar.word.judge.folding import folded, folded_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from difflib import Match

    from trykklar.printed.front_pages import PageParagraph
    from trykklar.printed.text_run import Run, Runs

_HEADING = "Abstract Heading"
_WORD = re.compile(r"[^\W_]+")
_FEWEST = 4  # letters that are looked for within a paragraph
_ALIKE = 0.9  # of the letters, where a sign stands between them in the PDF
_FIRST = 3  # letters that follow each other at their beginning
_COVERED = 0.5  # of the letters, where what a class prints of them stands in several paragraphs
_MOST_TOGETHER = 12
_SURE = 12  # letters that are no note of a few words
_SIMILAR, _MOST_WORDS = 0.7, 5
_IN_RUNS = 0.5
_OF_LEAF = 0.5  # of the letters of a paragraph


@dataclass(eq=False)
class Leaf:
    """A paragraph of our own.

    Attributes:
        block: What it stands in, or it itself.
        paragraph: It itself.
        style: Its style; "" of none.
        content: Its inlines, without the label before them.
        letters: Its letters and digits, folded.
        order: Its place among the others.
    """

    block: Any
    paragraph: Any
    style: str
    content: list[Any]
    letters: str
    order: int = 0

    @property
    def words(self) -> list[str]:
        """Its words, folded."""
        return _WORD.findall(folded(plain(self.content, " ")))


@dataclass(frozen=True)
class FrontPart:
    """Where a paragraph of our own stands in one of TeX's.

    Attributes:
        start: Its first letter there.
        end: Behind its last.
        leaf: It.
        exact: Whether its letters stand there without others between them.
    """

    start: int
    end: int
    leaf: Leaf
    exact: bool


@dataclass(eq=False)
class PrintedFront:
    """A paragraph that TeX set.

    Attributes:
        paragraph: It.
        order: Its place among the others.
        text: Its text, with the marks of its notes.
        letters: Its letters and digits, folded, without these marks.
        spots: The place of each in `text`.
        parts: Our own paragraphs in it.
    """

    paragraph: PageParagraph
    order: int
    text: str
    letters: str
    spots: tuple[int, ...]
    parts: list[FrontPart] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """Its words, folded."""
        return _WORD.findall(folded("".join(self._unmarked())))

    @property
    def unread(self) -> bool:
        """Whether nobody knows what stands there."""
        return not (self.letters or self.text or self.paragraph.pictures)

    def _unmarked(self) -> Iterator[str]:
        for run in self.paragraph.runs:
            yield " " if run.look.raised or run.mark else ""
            yield "" if run.mark else run.text

    def cut(self, start: int, end: int, *, tight: bool = False) -> Runs:
        """What stands between two letters.

        Args:
            start: How many letters stand before.
            end: The letter that it ends before.
            tight: Whether to leave out what stands around the letters themselves.
        """
        first = self.spots[start - 1] + 1 if start else 0
        last = self.spots[end] if end < len(self.spots) else len(self.text)
        if tight:
            first, last = self.spots[start], self.spots[end - 1] + 1
        return tuple(_cut(self.paragraph.runs, first, last))


def _cut(runs: Iterable[Run], first: int, last: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        piece = run.text[max(first - at, 0) : max(last - at, 0)]
        at += len(run.text)
        if piece:
            yield replace(run, text=piece)


def printed(paragraph: PageParagraph, order: int) -> PrintedFront:
    """A paragraph that TeX set, letter by letter.

    Args:
        paragraph: It.
        order: Its place among the others.
    """
    found: list[tuple[str, int]] = []
    at = 0
    for run in paragraph.runs:
        if not run.mark:
            found += [(each, at + place) for place, sign in enumerate(run.text)
                      for each in folded_letters(sign)]  # fmt: skip
        at += len(run.text)
    return PrintedFront(
        paragraph,
        order,
        text_of(paragraph.runs),
        "".join(letter for letter, _ in found),
        tuple(place for _, place in found),
    )


def match(leaves: Sequence[Leaf], pieces: Sequence[PrintedFront]) -> None:
    """Find each paragraph of our own in those of TeX, and note it there.

    Args:
        leaves: Of the front matter.
        pieces: As TeX set it.
    """
    # What the author set on a title page has its own line before what only a preamble says.
    placed = sorted(leaves, key=lambda leaf: not place_of(leaf.content))
    waiting = [leaf for leaf in placed if leaf.letters]
    for find in (_same, _within, _nearly):
        for leaf in list(waiting):
            if any(find(leaf, piece) for piece in pieces):
                waiting.remove(leaf)


def _same(leaf: Leaf, piece: PrintedFront) -> bool:
    if piece.parts or piece.letters != leaf.letters:
        return False
    piece.parts.append(FrontPart(0, len(leaf.letters), leaf, exact=True))
    return True


def _within(leaf: Leaf, piece: PrintedFront) -> bool:
    if len(leaf.letters) < _FEWEST and not _has_words(piece.words, leaf.words):
        return False
    begin, limit = _free(leaf, piece)
    at = piece.letters.find(leaf.letters, begin, limit)
    if at < 0:
        return False
    piece.parts.append(FrontPart(at, at + len(leaf.letters), leaf, exact=True))
    return True


def _has_words(words: Sequence[str], sought: Sequence[str]) -> bool:
    """Whether words stand among others one behind the other: `Cy D` in `Ann Bo and Cy D`."""
    starts = range(len(words) - len(sought) + 1)
    return any(words[at : at + len(sought)] == sought for at in starts)


def _nearly(leaf: Leaf, piece: PrintedFront) -> bool:
    """Whether the letters stand there with others between them, such as the number of a place."""
    begin, limit = _free(leaf, piece)
    if len(leaf.letters) < _FEWEST or limit - begin < len(leaf.letters):
        return False
    blocks = _common(leaf.letters, piece.letters[begin:limit])
    if sum(block.size for block in blocks) < _ALIKE * len(leaf.letters) or blocks[0].size < _FIRST:
        return False
    start, end = begin + blocks[0].b, begin + blocks[-1].b + blocks[-1].size
    if end - start > len(leaf.letters) / _COVERED:
        return False
    piece.parts.append(FrontPart(start, end, leaf, exact=False))
    return True


def unplaced(leaves: Iterable[Leaf], pieces: Iterable[PrintedFront]) -> list[Leaf]:
    """The paragraphs of our own that stand in none of TeX's.

    Args:
        leaves: Our own.
        pieces: TeX's.
    """
    placed = {id(part.leaf) for piece in pieces for part in piece.parts}
    return [leaf for leaf in leaves if leaf.style != _HEADING and id(leaf) not in placed]


def again(leaves: Sequence[Leaf], zone: Sequence[PrintedFront]) -> list[Any]:
    """The blocks that say once more what TeX prints once: an address that several authors have.

    Args:
        leaves: Our own paragraphs.
        zone: TeX's.
    """
    placed = {part.leaf.letters for piece in zone for part in piece.parts}
    own = (leaf for leaf in unplaced(leaves, zone) if leaf.letters in placed)
    return [leaf.block for leaf in own if leaf.style == "Affiliation"]


def alike(letters: str, own: str) -> bool:
    """Whether letters are a note of ours, or its beginning, but for what a reference is to print.

    Args:
        letters: As TeX printed them; the end of a note may stand on the next page.
        own: Ours.
    """
    blocks = _common(letters, own[: len(letters) + _MOST_TOGETHER])
    if len(letters) < _SURE or not blocks or len(blocks) > _FIRST:
        return False
    return blocks[0].size >= _FIRST and sum(block.size for block in blocks) >= _ALIKE * len(letters)


def _common(letters: str, others: str) -> list[Match]:
    matcher = SequenceMatcher(None, letters, others, autojunk=False)
    return [block for block in matcher.get_matching_blocks() if block.size]


def _free(leaf: Leaf, piece: PrintedFront) -> tuple[int, int]:
    """Between which letters a paragraph may stand, as those before and behind it do."""
    begin = max((part.end for part in piece.parts if part.leaf.order < leaf.order), default=0)
    ends = (part.start for part in piece.parts if part.leaf.order > leaf.order)
    return begin, min(ends, default=len(piece.letters))


def covered(leaf: Leaf, pieces: Iterable[PrintedFront]) -> tuple[PrintedFront, ...]:
    """The paragraphs of TeX's that a paragraph of our own falls into; none where it does not.

    Args:
        leaf: It stands in none of them whole.
        pieces: Those that have none of ours in them.
    """
    left, inside = leaf.letters, []
    for piece in pieces:
        if len(piece.letters) > 1 and piece.letters in left:
            left = left.replace(piece.letters, "\0", 1)
            inside.append(piece)
    if inside and len(left.replace("\0", "")) <= _COVERED * len(leaf.letters):
        return tuple(inside)
    return _window(Counter(leaf.words), list(pieces))


def _window(own: Counter[str], pieces: Sequence[PrintedFront]) -> tuple[PrintedFront, ...]:
    """The fewest paragraphs that follow each other and have all of some words."""
    found: tuple[PrintedFront, ...] = ()
    for first in range(len(pieces)):
        left = Counter(own)
        for last in range(first, min(len(pieces), first + _MOST_TOGETHER)):
            left -= Counter(pieces[last].words)
            if not left:
                if not found or last + 1 - first < len(found):
                    found = tuple(pieces[first : last + 1])
                break
    return found


def similar(piece: PrintedFront, leaf: Leaf) -> bool:
    """Whether a paragraph of TeX's says what one of ours does, in other words here and there."""
    if piece.letters in leaf.letters:
        return True
    theirs, own = Counter(piece.words), Counter(leaf.words)
    if len(piece.words) < _MOST_WORDS:
        return False
    if sum((theirs & own).values()) < _SIMILAR * sum(theirs.values()):
        return False
    # In a long paragraph there are most words of a short one, but not beside each other.
    runs = SequenceMatcher(None, piece.words, leaf.words, autojunk=False).get_matching_blocks()
    return sum(run.size for run in runs if run.size > 1) >= _IN_RUNS * len(piece.words)


def is_moved(piece: PrintedFront, leaf: Leaf) -> bool:
    """Whether a paragraph of ours that stands behind the front matter is what TeX set there.

    A float or a note may be, but no line of few words is a part of a long paragraph behind it.

    Args:
        piece: Of the front matter, as TeX set it.
        leaf: The paragraph, or a table.
    """
    table = bool(leaf.letters) and not leaf.content
    whole = table or piece.paragraph.note or len(piece.letters) >= _OF_LEAF * len(leaf.letters)
    return whole and similar(piece, leaf)
