r"""Examples as covington has them: `example`, `examples`, `subexamples`, `\digloss`.

Source: the manual of covington.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.passage import Span
from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.linguistics.example_part import (
    CLOSE,
    GLOSS,
    ITEM,
    NOTHING,
    OPEN,
    PARAGRAPH,
    QUOTED,
    SAMPLES,
    UNQUOTED,
    Example,
    ExamplePart,
    gloss,
)
from trykklar.word.mark.rules.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

PACKAGES: tuple[str, ...] = ("covington",)
ENVIRONMENTS = frozenset(["list", "flushleft", "enumerate"])
POINTERS: re.Pattern[str] | None = None
_ONE = frozenset(["example", "covexample"])
_LISTS = frozenset(["examples", "covexamples", "subexamples", "covsubexamples"])
_GLOSSES = {"gll": 2, "glll": 3, "xgll": 2, "xglll": 3}
_WHOLE = {"digloss": 2, "trigloss": 3}
_OTHER = re.compile(r"\\(?:re)?new(?:theorem|environment)\*?\s*\{(?:cov)?(?:sub)?examples?\}")


def examples(passage: Passage, text: Span) -> Iterator[Example]:
    """The examples of a text.

    Args:
        passage: The flat source.
        text: Where the text stands.
    """
    if _OTHER.search(passage.text):
        return
    after = text.start
    for command in commands(passage, *text):
        of_ours = command.environment in _ONE | _LISTS and command.name == "begin"
        tail = closing(passage, command) if of_ours else None
        if tail is None or command.start < after:
            continue
        after = tail.end
        at = arguments(passage, command.end)[1]
        first = ExamplePart(Span(command.start, at), OPEN)
        head = [ExamplePart(Span(at, at), ITEM)] if command.environment in _ONE else []
        inside = _parts(passage, Span(at, tail.start))
        last = ExamplePart(Span(tail.start, tail.end), CLOSE)
        yield Example(Span(command.start, after), (first, *head, *inside, last))


def _parts(passage: Passage, span: Span) -> Iterator[ExamplePart]:
    after = span.start
    for command in commands(passage, *span):
        if command.start < after:
            continue
        for part in _of_command(passage, command):
            after = part.span.end
            yield part


def _of_command(passage: Passage, command: Command) -> Iterator[ExamplePart]:
    own = Span(command.start, command.end)
    if command.name == "item":
        yield ExamplePart(own, ITEM)
    elif command.name in _GLOSSES:
        found = gloss(passage, command.start, command.end, _GLOSSES[command.name], "\n")
        if found is not None:
            yield found._replace(sample=_sample(len(found.lines)))
    elif command.name in _WHOLE:
        yield from _digloss(passage, command)
    elif command.name in ("glt", "glot"):
        yield ExamplePart(own, PARAGRAPH)
    elif command.name in ("gln", "glend"):
        yield ExamplePart(own, NOTHING)


def _digloss(passage: Passage, command: Command) -> Iterator[ExamplePart]:
    r"""`\digloss[settings]{words}{words below}{translation}`."""
    at = arguments(passage, command.end)[1]
    lines = []
    for _ in range(_WHOLE[command.name]):
        group = passage.group(passage.skip(at))
        if group is None:
            return
        lines.append(passage.slice(group))
        at = group.end + 1
    yield ExamplePart(Span(command.start, at), GLOSS, tuple(lines), _sample(len(lines)))
    translation = passage.group(passage.skip(at))
    if translation is not None and passage.slice(translation).strip():
        yield ExamplePart(Span(at, translation.start), QUOTED)
        yield ExamplePart(Span(translation.end, translation.end + 1), UNQUOTED)


def _sample(lines: int) -> str:
    """A gloss with one word in each line."""
    name = next(name for name, count in _WHOLE.items() if count == lines)
    return rf"\{name}" + "".join(f"{{{word}}}" for word in SAMPLES[:lines]) + "{}"
