"""What a file is compared with that has lost its map: the last Word file, or one made now.

Google Docs and converters drop what a Word file says of itself. Its paragraphs are then matched
with those of such a baseline by their text alone, bookmarks or not, for nothing says any more which
export a bookmark is from.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

from trykklar.finding import FatalError
from trykklar.review.paragraph_alignment import aligned
from trykklar.review.returned_file import read
from trykklar.review.story_letters import original
from trykklar.review.text_tokens import comparable
from trykklar.storage.scratch import scratch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trykklar.document import Document
    from trykklar.review.paragraph_groups import Group
    from trykklar.review.source_map_part import SourceMap
    from trykklar.word.docx.word_paragraph import Paragraph

_SAME_WORDS = 0.5
"""Share of words that two texts have in common, in order, if one was made of the other: any two
paragraphs of one language share up to a third, in words such as “the” and “of”."""

_ENOUGH = 0.5
"""Share of the baseline's words that a file of the same text has: who rewrites half of a paper
sends another one, and two papers by the same people share headings and perhaps an abstract."""


class Baseline(NamedTuple):
    """What a file is compared with.

    Attributes:
        known: Its map, with its text.
        name: What it is, for the user.
    """

    known: SourceMap
    name: str


class Matching(NamedTuple):
    """How the paragraphs of a file were found by their text.

    Attributes:
        baseline: What they were compared with.
        same: Paragraphs of the baseline that it has word for word.
        alike: Paragraphs that it has in other words.
        lost: Paragraphs that it has no more.
        share: Share of the baseline's words that are in the first two.
    """

    baseline: str
    same: int
    alike: int
    lost: int
    share: float


def baseline(document: Document) -> Baseline:
    """The Word file that was made last, or one made of the manuscript as it is now.

    Args:
        document: What a returned file was made from.

    Raises:
        FatalError: There is none, and none can be made.
    """
    path = document.result(".docx")
    if path.is_file() and document.fence.owns(path):
        try:
            known = read(path).source_map
        except FatalError:
            known = None
        if known is not None and known.document == document.name:
            return Baseline(known, f"the Word file that was made last, {path.name}")
    from trykklar.word.export import export

    with scratch() as place:
        made = export(document, place / path.name, typeset=False, anyway=True)
        known = read(made.path).source_map
    if known is None:
        raise FatalError(f"A Word file made of {document.main} has no map.")
    return Baseline(known, "the manuscript as it is now")


def bare(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Paragraphs without the bookmarks of pieces and atoms, of whatever export they are."""
    return [
        replace(item, runs=[run._replace(unit="", atom="") for run in item.runs], units=[])
        for item in paragraphs
    ]


def with_units(
    paragraphs: Sequence[Paragraph], base: Sequence[Paragraph], groups: Iterable[Group]
) -> list[Paragraph]:
    """Paragraphs with the piece of the text that they are of, where they are of one alone.

    Args:
        paragraphs: Of the returned file, bare.
        base: Of the baseline.
        groups: Which are which.
    """
    found = list(paragraphs)
    for group in groups:
        names = {run.unit for number in group.base for run in base[number].runs if run.unit}
        for place in group.returned if len(names) == 1 else ():
            (name,) = names
            runs = [run._replace(unit=name) for run in found[place].runs]
            found[place] = replace(found[place], runs=runs)
    return found


def matching(base: Baseline, paragraphs: Sequence[Paragraph]) -> Matching:
    """How the paragraphs of a file are found in a baseline.

    Args:
        base: The baseline.
        paragraphs: Of the returned file, bare.
    """
    before = bare(base.known.baseline)
    counts = {"same": 0, "alike": 0, "lost": 0}
    found = total = 0
    for group in aligned(before, paragraphs):
        texts = [comparable(original(before[number])) for number in group.base]
        now = comparable(" ".join(original(paragraphs[place]) for place in group.returned))
        words = sum(len(text.split()) for text in texts)
        alike = Indel.normalized_similarity(" ".join(texts).split(), now.split())
        kind = "same" if texts == [now] else "alike" if alike >= _SAME_WORDS else "lost"
        counts[kind] += sum(bool(text.strip()) for text in texts)
        total += words
        found += words * (kind != "lost")
    return Matching(base.name, **counts, share=found / total if total else 0.0)


def is_enough(matched: Matching) -> bool:
    """Whether a file is one of the same text, and not of another paper."""
    return matched.share >= _ENOUGH
