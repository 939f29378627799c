"""Words and characters of a manuscript, by section and by what they are a part of.

The rules are those of texcount, as far as a part has the same bounds there: a word with a hyphen or
an apostrophe is one word, and so are one with LaTeX's accents, an address that is printed, and each
sign of a script that is written without blanks (Chinese, Japanese, Thai);
citations but for their notes, references, formulas, drawings, verbatim text, comments, the list of
references, title pages and whatever a command takes as name, key, length or option are none; a
macro of the author's is none where it stands. A file that the program made of paper.toml counts
with its tables and captions alone: title, abstract and statements are counted where they are
written.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from trykklar.latex.counted_text import JOINER, counted_text
from trykklar.latex.prose import has_tables, prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trykklar.latex.collector import Masked
    from trykklar.latex.elements import Heading
    from trykklar.latex.read_document import Reading
    from trykklar.latex.reading_order import ReadStretch
    from trykklar.latex.source import Source

WordPart = Literal["text", "footnotes", "headings", "captions", "tables", "abstract"]

_PART: Mapping[str, WordPart] = {
    "footnote": "footnotes",
    "heading": "headings",
    "caption": "captions",
    "abstract": "abstract",
}
_FRONT = "front"
"""Title and authors, and what stands on a title page: the title is counted apart."""
_NESTED = 4  # parts that begin before a place, and are looked at: a footnote in a caption is two
_REST = re.compile(r"\S*")
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
# Thai and Lao, Hangul, kana, and Chinese characters: what texcount's option `-logograms` has.
_LOGOGRAM = re.compile(
    r"[\u0e00-\u0eff\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
    r"\U00020000-\U000323af]"
)


RUNNING: tuple[WordPart, ...] = ("text", "footnotes")
"""What a manuscript's words are where nothing else is asked for."""


class Amount(NamedTuple):
    """How much text there is; characters are counted with the blanks between words."""

    words: int
    characters: int

    def plus(self, other: Amount, times: int = 1) -> Amount:
        """Both together, or with -1 what is left without the other."""
        return Amount(self.words + times * other.words, self.characters + times * other.characters)


NOTHING = Amount(0, 0)


@dataclass(frozen=True)
class SectionCount:
    """What a section holds.

    Attributes:
        heading: Its heading; None for what stands before the first.
        amounts: Part -> how much of it there is.
    """

    heading: Heading | None
    amounts: Mapping[WordPart, Amount] = field(default_factory=dict)


def count_plain(text: str) -> Amount:
    """Words and characters of plain text.

    Args:
        text: Text without LaTeX.
    """
    tokens = text.split()
    logograms = 0 if text.isascii() else len(_LOGOGRAM.findall(text))
    others = _LOGOGRAM.sub(" ", text).split() if logograms else tokens
    whole = sum(map(str.isalnum, others))
    mixed = sum(len(_WORD.findall(token)) for token in others if not token.isalnum())
    return Amount(whole + mixed + logograms, sum(map(len, tokens)) + max(len(tokens) - 1, 0))


def count(reading: Reading) -> tuple[SectionCount, ...]:
    """How much there is of everything, by the outermost sections.

    Args:
        reading: The document.
    """
    headings = _outermost(reading.headings)
    amounts: list[dict[WordPart, Amount]] = [{} for _ in range(len(headings) + 1)]
    bounds = _bounds(reading.stretches, headings)
    for source in reading.texts:
        begins, sections = bounds.get(source, ([0], [0]))
        made = source.path in reading.document.origins
        for at, part, amount in _runs(source, reading.masked.get(source, ()), begins):
            if not amount.characters or (made and part not in {"tables", "captions"}):
                continue
            found = amounts[sections[max(bisect_right(begins, at) - 1, 0)]]
            found[part] = found.get(part, NOTHING).plus(amount)
    return tuple(
        SectionCount(heading, found)
        for heading, found in zip((None, *headings), amounts, strict=True)
        if found
    )


def by_part(reading: Reading) -> dict[str, Amount]:
    """Part -> how much there is of it in a whole document."""
    sections = count(reading)
    parts = dict.fromkeys(part for section in sections for part in section.amounts)
    return {part: total(sections, (part,)) for part in parts}


def total(sections: Iterable[SectionCount], parts: Iterable[WordPart]) -> Amount:
    """What some sections hold of some parts, together."""
    wanted = tuple(parts)
    found = (section.amounts.get(part, NOTHING) for section in sections for part in wanted)
    return reduce(Amount.plus, found, NOTHING)


def _outermost(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The headings by which the text is divided: chapters, or sections where there are none."""
    depths = sorted({heading.depth for heading in headings})
    several = [depth for depth in depths if sum(each.depth == depth for each in headings) > 1]
    depth = next(iter(several or depths), 0)
    return tuple(heading for heading in headings if heading.depth <= depth)


def _bounds(
    read: Iterable[ReadStretch], headings: tuple[Heading, ...]
) -> Mapping[Source, tuple[list[int], list[int]]]:
    """File -> where in it another section begins, and which one that is.

    A file that another one has input goes on with the section that is open there, and that one with
    the last section of the file.
    """
    starts: dict[Source, list[tuple[int, int]]] = defaultdict(list)
    for number, heading in enumerate(headings, 1):
        starts[heading.place.source].append((heading.place.offset, number))
    for begun in starts.values():
        begun.sort()
    bounds: dict[Source, dict[int, int]] = defaultdict(dict)
    section = 0
    for source, start, end in read:
        own, begun = bounds[source], starts.get(source, [])
        own.setdefault(start, section)
        for offset, number in begun[bisect_left(begun, (start, 0)) : bisect_left(begun, (end, 0))]:
            own[offset] = section = number
    return {
        source: (sorted(own), [own[at] for at in sorted(own)]) for source, own in bounds.items()
    }


def _runs(
    source: Source, masked: Iterable[Masked], cuts: Iterable[int]
) -> Iterator[tuple[int, WordPart, Amount]]:
    """How much text there is in the runs of a file that are a part of one thing, from where on.

    Args:
        source: The file.
        masked: What the reader found in it.
        cuts: Places where a run ends anyway. A word belongs to the run in which it begins.
    """
    spans = tuple(masked)
    running = whole = counted_text(source.text, prose(source, spans, counted=True))
    if has_tables(source):
        whole = counted_text(source.text, prose(source, spans, tables=True, counted=True))
    floats = _Spans([span for span in spans if span.kind == "float"])
    others = _Spans([span for span in spans if span.kind in _PART or span.kind == _FRONT])
    edges = sorted({0, *cuts, *floats.edges, *others.edges, len(whole)})
    for at, end in pairwise(edges):
        first, behind = _whole_word(whole, at), _whole_word(whole, end)
        inner, shown = others.around(at), _amount(running[first:behind])
        if inner is None or inner.kind != _FRONT:
            part = _PART[inner.kind] if inner else "tables" if floats.around(at) else "text"
            yield at, part, shown
        if whole is not running:
            yield at, "tables", _amount(whole[first:behind]).plus(shown, -1)


def _whole_word(text: str, at: int) -> int:
    """A place in a text, or where the word ends that it stands in."""
    inside = at > 0 and not text[at - 1].isspace()
    match = _REST.match(text, at) if inside else None
    return match.end() if match else at


def _amount(text: str) -> Amount:
    """Words and characters, a blank behind each token among them."""
    words, characters = count_plain(text.replace(JOINER, ""))
    return Amount(words, characters + bool(characters))


class _Spans:
    """Parts of a file, to be asked which is around a place.

    Attributes:
        edges: Where they begin and end.
    """

    def __init__(self, spans: list[Masked]) -> None:
        self._spans = sorted(spans)
        self._begins = [span.start for span in self._spans]
        self.edges = {edge for span in spans for edge in (span.start, span.end)}

    def around(self, at: int) -> Masked | None:
        """The innermost part around a place; few of them stand in one another."""
        number = bisect_right(self._begins, at)
        near = reversed(self._spans[max(number - _NESTED, 0) : number])
        return next((span for span in near if at < span.end), None)
