"""What an example of linguistics consists of, whichever package it is written for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.passage import Span

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage

OPEN, CLOSE, ITEM, PARAGRAPH, QUOTED, UNQUOTED, GLOSS, NOTHING = (
    "open", "close", "item", "paragraph", "quoted", "unquoted", "gloss", "nothing",
)  # fmt: skip
"""Kinds of parts: a list begins or ends; an item with a label of TeX's begins, or a paragraph, one
in quotation marks, and where these end; lines of words, one below the other; what prints nothing.
"""


class ExamplePart(NamedTuple):
    """A part of an example that is written otherwise.

    Attributes:
        span: Where it stands; what stands between parts is text.
        kind: What it is.
        lines: Of a gloss.
        sample: LaTeX that sets one word in each line of such a gloss: `SAMPLES`.
    """

    span: Span
    kind: str
    lines: tuple[str, ...] = ()
    sample: str = ""


class Example(NamedTuple):
    """An example.

    Attributes:
        span: All of it.
        parts: In their order.
    """

    span: Span
    parts: tuple[ExamplePart, ...]

    @property
    def labels(self) -> int:
        """How many labels TeX prints in it."""
        return sum(part.kind == ITEM for part in self.parts)


SAMPLES = ("Aa", "Bb", "Cc", "Dd")
"""Words that say how the lines of a gloss look."""


def gloss(
    passage: Passage, start: int, at: int, count: int, end: str = r"\\"
) -> ExamplePart | None:
    r"""The lines of a gloss.

    Args:
        passage: The flat source.
        start: Where its command begins.
        at: Where its first line begins.
        count: How many there are.
        end: What each ends with.

    Returns:
        The gloss; None where it does not end.
    """
    lines: list[str] = []
    first = at
    for _ in range(count):
        stop = line_end(passage.text, at, end)
        if stop < 0:
            return None
        lines.append(passage.text[at:stop].strip())
        at = stop + len(end)
    sample = "".join(f" {word} {end}" for word in SAMPLES[:count])
    return ExamplePart(
        Span(start, at), GLOSS, tuple(lines), f"{passage.text[start:first].strip()}{sample}"
    )


def line_end(text: str, at: int, end: str) -> int:
    """Where a sign stands that is in no group; -1 where there is none.

    Args:
        text: The text.
        at: Where to begin.
        end: The sign.
    """
    depth = 0
    while at < len(text):
        if depth == 0 and text.startswith(end, at):
            return at
        if text[at] == "\\":
            at += 2
            continue
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth < 0:
            return -1
        at += 1
    return -1


def words(line: str) -> tuple[str, ...]:
    """The words of a line of a gloss: what stands between blanks, and in no group.

    Args:
        line: As LaTeX.
    """
    found, begin, depth, at = [], 0, 0, 0
    while at < len(line):
        if line[at] == "\\":
            at += 2
            continue
        depth += {"{": 1, "}": -1}.get(line[at], 0)
        if depth == 0 and line[at].isspace():
            found.append(line[begin:at])
            begin = at + 1
        at += 1
    found.append(line[begin:])
    return tuple(word for word in found if word)
