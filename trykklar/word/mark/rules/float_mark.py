"""Floats and captions -> marks around their paragraphs, so that nothing in a float can be lost."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.latex import structure_commands
from trykklar.word.mark.command import Command, arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import block, encode, mark
from trykklar.word.mark.rules.heading_label import within
from trykklar.word.mark.rules.tabular import closing
from trykklar.word.spans import Cover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

FLOATS = {**structure_commands.FLOATS, **structure_commands.SUBFLOATS}
"""As `structure_commands.FLOATS`, with what stands in a float."""
_EDGE = re.compile(rf"\\(begin|end)\s*\{{({'|'.join(FLOATS)})\*?\}}")
_STYLES = {"floatsource": "Source", "floatfoot": "Source", "tablenotetext": "Source"}


@lru_cache(maxsize=2)
def floats(text: str) -> Cover:
    """Where floats stand.

    Args:
        text: The flat source.
    """
    begun: list[tuple[str, int]] = []
    spans: list[tuple[int, int]] = []
    for match in _EDGE.finditer(text):
        if match[1] == "begin":
            begun.append((match[2], match.start()))
        elif begun and begun[-1][0] == match[2]:
            spans.append((begun.pop()[1], match.end()))
    return Cover(spans)


def begin(passage: Passage, command: Command) -> Iterator[Edit]:
    """The beginning of a float; fields: the counter of its caption, its width."""
    own = command.environment.rstrip("*")
    kind = FLOATS[own][0] if own in FLOATS else own
    width, at = head(passage, command)
    yield Edit(command.start, at, block("float", command.start, kind, encode(width)))
    tail = closing(passage, command)
    if tail is not None:
        yield from within(passage, at, tail.start, frozenset([*FLOATS, own]))


def head(passage: Passage, command: Command) -> tuple[str, int]:
    r"""The last argument of a float's beginning, which is its width, and where its text begins.

    Args:
        passage: The flat source.
        command: The beginning: `\begin{wrapfigure}[5]{r}[2pt]{3cm}`.
    """
    braced = FLOATS.get(command.environment.rstrip("*"), ("", 0))[1]
    at, width = arguments(passage, command.end, optional=3)[1], ""
    for _ in range(braced):
        argument = passage.argument(arguments(passage, at)[1])
        width = passage.slice(argument[0]) if argument else width
        at = argument[1] if argument else at
    return width, arguments(passage, at)[1]


def end(passage: Passage, command: Command) -> Iterator[Edit]:
    """The end of a float."""
    del passage
    yield Edit(command.start, command.end, block("end", command.start, "float"))


NOTHING = "\N{ZERO WIDTH SPACE}"
"""The text of a caption that has none: its label is printed all the same."""


def caption(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\caption[short]{text}`, `\captionof{figure}{text}`; fields: counter, starred, short."""
    at, kind = command.end, ""
    if command.name == "captionof":
        counter = passage.argument(at)
        if counter is None:
            return
        kind, at = passage.slice(counter[0]), counter[1]
    elif command.name == "subcaption":
        kind = "sub"
    given, behind = arguments(passage, at)
    short = encode(passage.slice(given[0])) if given else ""
    lead = mark("caption", command.start, kind, "*" * command.star, short)
    yield from _paragraph(passage, command, behind, lead)


def styled(passage: Passage, command: Command) -> Iterator[Edit]:
    """A command whose argument is a paragraph with a style of its own."""
    style = mark("style", command.start, _STYLES[command.name])
    yield from _paragraph(passage, command, command.end, style)


def subfloat(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\subfloat[caption]{content}`, also `\subfigure`, and memoir's `\subbottom`, `\subtop`."""
    notes, at = arguments(passage, command.end, optional=2)
    content = passage.group(passage.skip(at))
    if content is None:
        return
    head = block("float", command.start, "subfigure")
    tail = block("end", command.start, "float")
    if not notes:
        yield Edit(command.start, content.start, head)
    else:
        lead = mark("caption", command.start, "sub", "")
        yield Edit(command.start, notes[-1].start, head + lead)
        yield Edit(notes[-1].end, content.start, "\n\n")
    yield Edit(content.end, content.end + 1, tail)


def boxed(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\subcaptionbox[short]{caption}[width][position]{content}`."""
    text = passage.group(passage.skip(arguments(passage, command.end)[1]))
    options, at = arguments(passage, text.end + 1, optional=2) if text else ((), 0)
    content = passage.group(passage.skip(at)) if text else None
    if text is None or content is None:
        return
    width = passage.slice(options[0]) if options else ""
    lead = mark("caption", command.start, "sub", "*" * command.star)
    head = block("float", command.start, "subfigure", encode(width))
    yield Edit(command.start, text.start, head + lead)
    yield Edit(text.end, content.start, "\n\n")
    yield Edit(content.end, content.end + 1, block("end", command.start, "float"))


def _paragraph(passage: Passage, command: Command, at: int, lead: str) -> Iterator[Edit]:
    text = passage.group(passage.skip(at))
    if text is not None:
        labelled = command.name in structure_commands.CAPTIONS and not command.star
        nothing = labelled and not passage.slice(text).strip()
        yield Edit(command.start, text.start, f"\n\n{lead}")
        yield Edit(text.end, text.end + 1, f"{NOTHING * nothing}\n\n")


def graphic(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\includegraphics[options]{path}`; fields: options, path."""
    options, at = arguments(passage, command.end, optional=2)
    path = passage.group(passage.skip(at))
    if path is None:
        return
    settings = ",".join(passage.slice(option) for option in options)
    name = passage.slice(path).strip()
    text = mark("image", command.start, encode(settings), encode(name))
    yield Edit(command.start, path.end + 1, text)


STYLED = frozenset(_STYLES)
