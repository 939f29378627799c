r"""Examples as linguex has them: `\ex.` up to an empty line, `\a.`, `\b.` and `\z.` within it.

Source: the manual of linguex.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.passage import Span
from trykklar.word.mark.linguistics.example_part import (
    CLOSE,
    ITEM,
    NOTHING,
    OPEN,
    Example,
    ExamplePart,
    gloss,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

PACKAGES: tuple[str, ...] = ("linguex", "philex", "linguho")
ENVIRONMENTS = frozenset(["list", "flushleft"])
POINTERS: re.Pattern[str] | None = re.compile(
    r"\\(?:N?Next|L?Last|TextNext)(?![A-Za-z])(?:\[[^\]]*\])?"
)
_BEGIN = re.compile(r"\\(?:ex|exg|exi|a|ag)\.")
_END = re.compile(r"\n[ \t]*\n|\\par(?![A-Za-z])|\Z")
_COMMAND = re.compile(r"\\(?P<name>exg|exi|ex|[abg]g|[a-fz])\.(?:\[[^\]]*\])?")
_LISTS = frozenset(["ex", "exg", "exi", "a", "ag"])
_SUBLISTS = frozenset(["a", "ag"])
_GLOSSED = frozenset(["exg", "ag", "bg", "gg"])
_EMPTY = re.compile(r"(?:\s|\\label\s*\{[^{}]*\})*\\ag?\.")
_LINES = 2


def examples(passage: Passage, text: Span) -> Iterator[Example]:
    """The examples of a text.

    Args:
        passage: The flat source.
        text: Where the text stands.
    """
    at = text.start
    while (begin := _BEGIN.search(passage.text, at, text.end)) is not None:
        end = _END.search(passage.text, begin.end(), text.end)
        stop = end.end() if end else text.end
        last = end.start() if end else text.end
        yield Example(Span(begin.start(), stop), tuple(_parts(passage, begin.start(), last)))
        at = stop


def _parts(passage: Passage, at: int, stop: int) -> Iterator[ExamplePart]:
    depth = 0
    while (match := _COMMAND.search(passage.text, at, stop)) is not None:
        name, at = match["name"], match.end()
        if name in _LISTS:
            depth += 1
            yield ExamplePart(Span(match.start(), match.start()), OPEN)
        if name == "z":
            depth -= 1
            yield ExamplePart(Span(*match.span()), CLOSE)
            continue
        empty = name == "ex" and _EMPTY.match(passage.text, at, stop)
        yield ExamplePart(Span(*match.span()), NOTHING if empty else ITEM)
        found = gloss(passage, at, at, _LINES) if name in _GLOSSED else None
        if found is not None and found.span.end <= stop:
            yield found._replace(sample=rf"\gll{found.sample}")
            at = found.span.end
    for _ in range(depth):
        yield ExamplePart(Span(stop, stop), CLOSE)
