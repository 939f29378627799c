"""What has changed, section by section, and where it stands in the later PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trykklar.diff.block_pairs import BlockPair, block_pairs
from trykklar.diff.printed_lines import PrintedLines, PrintedPlace
from trykklar.diff.text_blocks import TextBlock
from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.latex.structure_commands import FLOATS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.diff.two_texts import TwoTexts, Version
    from trykklar.latex.source import Place

_POINT = re.compile(r"^[ \t]*%+[ \t]*POINT[ \t]+([^\s:]+):?[ \t]*([^\n]*)", re.MULTILINE)
_FRONT = re.compile(r"\\(title|subtitle|author|abstract|keywords)\s*(?:\[[^\]]*\])?\s*(?=\{)")
_FLOAT = re.compile(rf"\s*\\begin\s*\{{({'|'.join(FLOATS)})\*?\}}")
_EXCERPT = 14  # words that are shown of a change
FRONT = "Front matter"


@dataclass(frozen=True)
class ReviewerPoint:
    """A point of a reviewer's, as a comment line of the source names it.

    Attributes:
        name: `2.3`, `R1-4`.
        text: What stands behind it; mostly what the reviewer asks for.
    """

    name: str
    text: str


@dataclass(frozen=True)
class Change:
    """What changed in one paragraph, heading, float or item.

    Attributes:
        section: Title of the section that it is in.
        kind: `paragraph`, `heading`, `table` ...
        added: Words that are new.
        removed: Words that are gone.
        excerpt: The first words that are new, or else those that are gone.
        first: Where it begins in the later PDF; None where that is not found.
        last: Where it ends there.
        place: Where it stands in the author's file; None where it is gone.
        points: The reviewers' points that it answers.
        state: `new`, `gone` or `changed`; `same` for a point's paragraph that has not changed.
    """

    section: str
    kind: str
    added: int
    removed: int
    excerpt: str
    first: PrintedPlace | None
    last: PrintedPlace | None
    place: Place | None
    points: tuple[ReviewerPoint, ...]
    state: str


@dataclass
class SectionChanges:
    """What changed in a section.

    Attributes:
        title: Of the section.
        depth: 1 for a section, 2 for a subsection.
        words: How many it has now.
        changes: In order; also paragraphs that a reviewer's point names and that did not change.
    """

    title: str
    depth: int
    words: int = 0
    changes: list[Change] = field(default_factory=list)

    @property
    def added(self) -> int:
        """Words that are new."""
        return sum(change.added for change in self.changes)

    @property
    def removed(self) -> int:
        """Words that are gone."""
        return sum(change.removed for change in self.changes)

    @property
    def changed(self) -> int:
        """Paragraphs and the like in which something changed."""
        return sum(change.state != "same" for change in self.changes)


@dataclass(frozen=True)
class ChangeList:
    """All that changed.

    Attributes:
        sections: In the order of the later version, also those without changes.
        numbered: Whether lines are known by the numbers in the margin.
    """

    sections: tuple[SectionChanges, ...]
    numbered: bool

    @property
    def changes(self) -> tuple[Change, ...]:
        """Those of all sections."""
        return tuple(change for section in self.sections for change in section.changes)


def change_list(texts: TwoTexts, pdf: Path | None) -> ChangeList:
    """List the changes.

    Args:
        texts: Both versions.
        pdf: The later version's PDF; None where there is none.
    """
    lister = _Lister(texts.new, PrintedLines(pdf) if pdf else None)
    for pair in _front(texts):
        lister.take(pair, placed=False)
    for number, pair in enumerate(texts.pairs):
        if number not in texts.lists:
            lister.take(pair)
    numbered = lister.printed is not None and lister.printed.numbered
    kept = (each for each in lister.sections if each.words or each.changes)
    return ChangeList(tuple(kept), numbered)


def _front(texts: TwoTexts) -> tuple[BlockPair, ...]:
    """The title and the like, where they stand in the preamble."""
    old, new = (list(_commands(each)) for each in (texts.old, texts.new))
    return block_pairs(old, new)


def _commands(version: Version) -> Iterator[TextBlock]:
    head = version.frame.head
    passage = Passage(head, Source(version.document.source, head))
    for match in _FRONT.finditer(head):
        span = passage.group(match.end())
        if span is not None:
            yield TextBlock(match.start(), span.end + 1, head[match.start() : span.end + 1])


class _Lister:
    """Goes through the pairs of blocks in order."""

    def __init__(self, new: Version, printed: PrintedLines | None) -> None:
        self.sections = [SectionChanges(FRONT, 1)]
        self.printed = printed
        self._new = new
        self._after = 0
        self._gone = ""  # the heading that is gone, as long as what follows it is gone, too
        self._here: PrintedPlace | None = None

    def take(self, pair: BlockPair, *, placed: bool = True) -> None:
        """One pair; one that did not change counts its words."""
        block = pair.new or pair.old
        if block is None:
            return
        heading = block.heading
        if pair.new is not None:
            self._gone = ""
            if heading:
                self.sections.append(SectionChanges(heading[1], heading[0]))
            self.sections[-1].words += len(pair.new.words)
        elif heading:
            self._gone = heading[1]
        points = tuple(
            ReviewerPoint(*match) for match in _POINT.findall(pair.new.text if pair.new else "")
        )
        if pair.changed or points:
            change = self._change(pair, block, points, placed=placed)
            if change.added or change.removed or (pair.old and pair.new) or points:
                self.sections[-1].changes.append(change)
        elif placed and pair.new is not None and pair.new.words:
            self._pass(pair.new)

    def _pass(self, block: TextBlock) -> None:
        """Note where a paragraph ends that has not changed: what is gone behind it was there."""
        words = [word.text for word in block.words]
        found = self.printed.find(words, len(words) - 1, self._after) if self.printed else None
        if found:
            self._here, self._after = found

    def _change(
        self, pair: BlockPair, block: TextBlock, points: tuple[ReviewerPoint, ...], *, placed: bool
    ) -> Change:
        first, last = self._places(pair) if placed else (None, None)
        state = "new" if pair.old is None else "gone" if pair.new is None else "changed"
        return Change(
            section=f"{self._gone} (gone)" if self._gone else self.sections[-1].title,
            kind=_kind(block),
            added=pair.added,
            removed=pair.removed,
            excerpt=_excerpt(pair),
            first=first,
            last=last,
            place=self._new.place(pair.new.first) if pair.new and placed else None,
            points=points,
            state=state if pair.changed else "same",
        )

    def _places(self, pair: BlockPair) -> tuple[PrintedPlace | None, PrintedPlace | None]:
        """The first and the last line with a change; of what is gone, the line before it."""
        if pair.new is None or not pair.new.words or self.printed is None:
            return self._here, self._here
        words = [word.text for word in pair.new.words]
        ends = [
            place
            for _, _, first, last in pair.steps
            for place in (first, max(first, last - 1))
            if not _is_in_note(pair.new, place)
        ]
        found = [
            self.printed.find(words, min(place, len(words) - 1), self._after)
            for place in (min(ends, default=0), max(ends, default=len(words) - 1))
        ]
        self._pass(pair.new)
        first, last = (each[0] if each else None for each in found)
        return first or last, last or first


def _is_in_note(block: TextBlock, place: int) -> bool:
    """Whether a word stands in a footnote."""
    at = block.words[min(place, len(block.words) - 1)].start
    return any(start <= at < end for start, end in block.notes)


def _kind(block: TextBlock) -> str:
    found = _FLOAT.match(block.text)
    if found:
        return FLOATS[found[1]][0]
    if block.heading:
        return "heading"
    return "item" if block.text.lstrip().startswith("\\item") else "paragraph"


def _excerpt(pair: BlockPair) -> str:
    """The first stretch of words that is new, or else that is gone."""
    new = next((step for step in pair.steps if step[3] > step[2]), None)
    if new and pair.new:
        return _shown(pair.new, new[2], new[3])
    old = next((step for step in pair.steps if step[1] > step[0]), None)
    return _shown(pair.old, old[0], old[1]) if old and pair.old else ""


def _shown(block: TextBlock, first: int, last: int) -> str:
    """Words with the signs between them, and without the commands."""
    words = block.words[first:last]
    more = " ..." if len(words) > _EXCERPT else ""
    end = words[min(len(words), _EXCERPT) - 1].end
    return " ".join(block.plain[words[0].start : end].split()) + more
