r"""Paragraphs in a frame of LaTeX's own: `\fbox{\parbox{8cm}{Text}}` is what `framed` makes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span
    from trykklar.word.mark.command import Command

FRAMES = {
    **dict.fromkeys(("fbox", "framebox", "shadowbox", "doublebox", "ovalbox", "Ovalbox"), 0),
    "colorbox": 1,
    "fcolorbox": 2,
}
"""Command -> how many arguments it has before what is in the frame."""
_NEAR = 200
# What may stand between a paragraph's beginning and its frame.
_BEGINNING = re.compile(
    r"(?:\n[ \t]*\n|\\begin\{(?:center|flushleft|flushright|figure|table|quote|document)\*?\}"
    r"(?:\[[^\]]*\])?|\\end\{[A-Za-z*]+\}|\\par\b|\\(?:small|med|big)skip\b)"
    r"(?:\s|\\(?:noindent|centering|par|(?:small|med|big)skip)\b|\\vspace\*?\{[^{}]*\})*\Z"
)
_PARAGRAPHS = re.compile(
    r"\s*\\(?:parbox(?:\[[^\]]*\])*\{[^{}]*\}\s*(?P<group>\{)"
    r"|begin\{minipage\}(?:\[[^\]]*\])*\{[^{}]*\})"
)
_END = re.compile(r"\\end\{minipage\}\s*\Z")


def paragraphs(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that make an environment of a frame that has paragraphs in it, and is one itself.

    Args:
        passage: The flat source.
        command: What draws the frame.
    """
    text = _text(passage, command)
    inside = text and _inside(passage, text)
    if text and inside and _BEGINNING.search(passage.text, _start(command), command.start):
        yield Edit(command.start, inside[0], "\n\n\\begin{framed}")
        yield Edit(inside[1], text.end + 1, "\\end{framed}\n\n")


def _start(command: Command) -> int:
    return max(command.start - _NEAR, 0)


def _text(passage: Passage, command: Command) -> Span | None:
    at = arguments(passage, command.end, optional=2)[1]
    for _ in range(FRAMES[command.name]):
        argument = passage.argument(at)
        at = argument[1] if argument else at
    return passage.group(passage.skip(at))


def _inside(passage: Passage, text: Span) -> tuple[int, int] | None:
    r"""From where to where the paragraphs go in a box that is all there is in a frame."""
    begun = _PARAGRAPHS.match(passage.text, text.start, text.end)
    if begun is None:
        return None
    if begun["group"]:
        group = passage.group(begun.start("group"))
        alone = group and not passage.text[group.end + 1 : text.end].strip()
        return (group.start, group.end) if group and alone else None
    ended = _END.search(passage.text, begun.end(), text.end)
    return (begun.end(), ended.start()) if ended else None
