"""Labels, and the commands that refer to them -> `label`, `ref` and `link` marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex import reference_commands
from trykklar.word.mark.command import Command, arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import CLOSE, encode, mark, opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

REFERENCES = reference_commands.ONE | reference_commands.MANY


def reference(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\ref{key}` and the like; fields: command, keys, star and options."""
    end = arguments(passage, command.end, optional=2)[1]
    keys = passage.group(passage.skip(end))
    if keys is not None:
        options = "*" * command.star + passage.text[command.end : end].strip()
        fields = [encode(passage.slice(keys).strip()), *filter(None, [encode(options)])]
        yield Edit(command.start, keys.end + 1, mark("ref", command.start, command.name, *fields))


def reference_range(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\crefrange{first}{last}`."""
    first = passage.argument(command.end)
    last = passage.argument(first[1]) if first else None
    if first and last:
        keys = f"{passage.slice(first[0])},{passage.slice(last[0])}"
        yield Edit(command.start, last[1], mark("ref", command.start, command.name, encode(keys)))


def label(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\label{key}`."""
    key = passage.group(passage.skip(command.end))
    if key is not None:
        text = mark("label", command.start, encode(passage.slice(key).strip()))
        yield Edit(command.start, key.end + 1, text)


def link(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\hyperref[key]{text}` and `\hyperlink{key}{text}`: the text, linked."""
    begin = passage.skip(command.end)
    key = passage.delimited(begin) if command.name == "hyperref" else passage.group(begin)
    text = passage.group(passage.skip(key.end + 1)) if key else None
    if key and text:
        head = opening("link", command.start, encode(passage.slice(key).strip()))
        yield Edit(command.start, text.start, head)
        yield Edit(text.end, text.end + 1, CLOSE)
