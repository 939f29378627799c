r"""Examples as expex has them: `\ex ... \xe`, `\pex ... \a ... \xe`, `\begingl ... \endgl`.

Source: the manual of expex.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.passage import Span
from trykklar.word.mark.linguistics.example_part import (
    CLOSE,
    GLOSS,
    ITEM,
    NOTHING,
    OPEN,
    PARAGRAPH,
    SAMPLES,
    Example,
    ExamplePart,
    line_end,
)
from trykklar.word.mark.rules.drawing_mark import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.latex.passage import Passage

PACKAGES: tuple[str, ...] = ("expex",)
ENVIRONMENTS = frozenset(["expex"])
POINTERS: re.Pattern[str] | None = re.compile(
    r"\\get(?:full)?ref\s*\{[^{}]*\}|\\(?:a?nextx|b?b?lastx)(?![A-Za-z])[ \t]*"
)
# What follows a command at once: `~`, settings, and a tag.
_GIVEN = r"~?\s*(?:\[[^\]]*\]\s*)?(?:<[^>]*>)?"
_BEGIN = re.compile(rf"(?:\\begin\{{{OWN}\}}\s*)?\\(?P<name>p?ex)(?![A-Za-z]){_GIVEN}")
_END = re.compile(rf"\\xe(?![A-Za-z])(?:\s*\\end\{{{OWN}\}})?")
_INSIDE = re.compile(rf"\\(?P<name>a|gl(?:[abcd]|ft|preamble)|begingl|endgl)(?![A-Za-z]){_GIVEN}")
_TEXT_LINES = ("glft", "glpreamble")
_LINE = "//"


def examples(passage: Passage, text: Span) -> Iterator[Example]:
    """The examples of a text.

    Args:
        passage: The flat source.
        text: Where the text stands.
    """
    at = text.start
    while (begin := _BEGIN.search(passage.text, at, text.end)) is not None:
        end = _END.search(passage.text, begin.end(), text.end)
        if end is None:
            return
        head = ExamplePart(Span(*begin.span()), ITEM)
        inside = _parts(passage, begin.end(), end.start(), parted=begin["name"] == "pex")
        first = ExamplePart(Span(begin.start(), begin.start()), OPEN)
        last = ExamplePart(Span(*end.span()), CLOSE)
        yield Example(Span(begin.start(), end.end()), (first, head, *inside, last))
        at = end.end()


def _parts(passage: Passage, at: int, stop: int, *, parted: bool) -> Iterator[ExamplePart]:
    opened = False
    while (match := _INSIDE.search(passage.text, at, stop)) is not None:
        name, at = match["name"], match.end()
        if name == "a" and parted:
            if not opened:
                yield ExamplePart(Span(match.start(), match.start()), OPEN)
            opened = True
            yield ExamplePart(Span(*match.span()), ITEM)
        elif name == "begingl":
            end = passage.text.find(r"\endgl", at, stop)
            if end < 0:
                return
            at = end + len(r"\endgl")
            yield from _gloss(passage, Span(match.start(), at))
    if opened:
        yield ExamplePart(Span(stop, stop), CLOSE)


def _gloss(passage: Passage, span: Span) -> Iterator[ExamplePart]:
    """The lines of a gloss; what has no words below each other is a paragraph."""
    lines: list[str] = []
    sample = [r"\begingl"]
    begin, at = span.start, span.start
    while (match := _INSIDE.search(passage.text, at, span.end)) is not None:
        at = match.end()
        stop = line_end(passage.text, at, _LINE)
        if match["name"] in ("begingl", "endgl") or not 0 <= stop < span.end:
            continue
        if match["name"].startswith(_TEXT_LINES):
            yield _lined(Span(begin, match.start()), lines, sample)
            lines, sample = [], sample[:1]
            yield ExamplePart(Span(match.start(), match.end()), PARAGRAPH)
            yield ExamplePart(Span(stop, stop + len(_LINE)), NOTHING)
            begin = stop + len(_LINE)
        else:
            sample.append(f"{match[0]} {SAMPLES[min(len(lines), len(SAMPLES) - 1)]}{_LINE}")
            lines.append(passage.text[at:stop].strip())
        at = stop + len(_LINE)
    yield _lined(Span(begin, span.end), lines, sample)


def _lined(span: Span, lines: Sequence[str], sample: Sequence[str]) -> ExamplePart:
    kind = GLOSS if lines else NOTHING
    return ExamplePart(span, kind, tuple(lines), " ".join([*sample, r"\endgl"]) if lines else "")
