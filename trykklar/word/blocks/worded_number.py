"""Numbers of headings that the PDF has in words, as `Chapter One`, or babel's `Première partie`.

No list of a language's numerals is needed: the words stand in the line above each title of a kind,
are others each time, and have the name of the kind in common.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from trykklar.word.blocks.heading_lead import PARTED_CAPITALS
from trykklar.word.inlines import plain
from trykklar.word.judge.folding import folded_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trykklar.word.model import HeadingKind, Lead, MarkedHeading

_KINDS = frozenset(["part", "chapter", "appendix"])  # those of which classes print a name
_MOST_WORDS = 3
_FEWEST = 2  # headings: what one has above it may be anything
_BEGINNING = 6  # letters of a title that goes on in the next line
_WORDS = re.compile(r"[^\W\d_]{2,}(?:[ \N{NO-BREAK SPACE}-][^\W\d_]{2,})+")


def worded_numbers(
    headings: Iterable[MarkedHeading], pages: Iterable[str], leads: Mapping[HeadingKind, Lead]
) -> Mapping[str, str]:
    """The name of a heading's anchor -> what stands for its number.

    Args:
        headings: All headings, in order.
        pages: The text of the PDF's pages, laid out as on paper.
        leads: What stands around numbers. One in the line of its title, where titles stand below
            words, is that of the running heads.
    """
    kinds: dict[HeadingKind, list[MarkedHeading]] = {}
    for item in headings:
        kind = item.level, item.appendix
        if item.line.kind in _KINDS and item.line.number and not _is_known(leads.get(kind)):
            kinds.setdefault(kind, []).append(item)
    kinds = {kind: items for kind, items in kinds.items() if len(items) >= _FEWEST}
    above = _above(pages) if kinds else ()
    return {name: label for items in kinds.values() for name, label in _labels(items, above)}


def _is_known(lead: Lead | None) -> bool:
    return lead is not None and (lead.apart or not lead.shown)


def _above(pages: Iterable[str]) -> Sequence[tuple[str, str]]:
    """Lines that are words alone, each with the letters of the line below it."""
    found = []
    for page in pages:
        lines = [" ".join(line.split()) for line in page.split("\n") if line.strip()]
        lines = [PARTED_CAPITALS.sub("", line) for line in lines]
        found += [
            (line, folded_letters(below))
            for line, below in pairwise(lines)
            if _WORDS.fullmatch(line) and len(line.split()) <= _MOST_WORDS
        ]
    return found


def _labels(
    headings: Sequence[MarkedHeading], above: Iterable[tuple[str, str]]
) -> Iterable[tuple[str, str]]:
    """What stands above the titles of a kind, where most have the name of the kind there."""
    titles = {item.name: folded_letters(plain(item.inlines)) for item in headings}
    found: dict[str, dict[str, None]] = {name: {} for name in titles}
    for label, below in above:
        for name, title in titles.items():
            if below and (below == title or (len(below) >= _BEGINNING and title.startswith(below))):
                found[name][label] = None
    shared = Counter(
        word
        for labels in found.values()
        for word in {word for label in labels for word in _ends(label)}
    )
    count, word = max(((count, word) for word, count in shared.items()), default=(0, ""))
    chosen = {
        name: next(label for label in labels if word in _ends(label))
        for name, labels in found.items()
        if any(word in _ends(label) for label in labels)
    }
    alike = len(set(map(str.casefold, chosen.values()))) < len(chosen)
    few = count < _FEWEST or count * 2 <= len(headings)
    return () if alike or few else chosen.items()


def _ends(label: str) -> set[str]:
    """The first and the last word, one of which is the name of the kind."""
    words = label.casefold().split()
    return {words[0], words[-1]}
