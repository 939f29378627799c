"""Labels, and the commands that refer to them -> `label`, `ref` and `link` marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.marked.edit import Edit
from trykklar.word.marked.mark import CLOSE, encode, mark, opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.marked.command import Command

_REFERENCES_NAMES = """
    ref eqref pageref nameref autoref cref Cref cpageref labelcref namecref nameCref vref subref
    Autoref fref Fref titleref labelcpageref lcnamecref vpageref
"""
REFERENCES = frozenset(_REFERENCES_NAMES.split())
RANGES = frozenset(["crefrange", "Crefrange", "cpagerefrange"])


def reference(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\ref{key}` and its kin; fields: command, keys."""
    keys = passage.group(passage.skip(command.end))
    if keys is not None:
        yield Edit(
            command.start,
            keys.end + 1,
            mark("ref", command.start, command.name, encode(passage.slice(keys).strip())),
        )


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
