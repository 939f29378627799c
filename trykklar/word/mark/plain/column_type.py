r"""Columns of the author's own kinds, as `\newcolumntype{L}[1]{>{\bfseries}p{#1}}` makes them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.rules.tabular import TABLES, spanned, specification
from trykklar.word.written_number import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.word.mark.command import Command

_NOWHERE = Source(Path(), "")
_DEEPEST = 5  # kinds within kinds
_LONGEST = 2_000


class _Kind(NamedTuple):
    """What a letter stands for, and how many arguments it takes."""

    takes: int
    body: str


def expanded(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that write out such columns in a table, or in a cell over several columns.

    Args:
        passage: The flat source.
        command: The beginning of an environment, or `multicolumn`.
    """
    kinds = _kinds(passage)
    if not kinds:
        return
    span = None
    if command.environment in TABLES:
        span = specification(passage, command)
    elif command.name == "multicolumn" and (spans := spanned(passage, command)):
        span = spans[1]
    if span is not None:
        written = passage.slice(span)
        plain = _written_out(written, kinds)
        if plain != written:
            yield Edit(*span, plain)


def _written_out(text: str, kinds: Mapping[str, _Kind], depth: int = 0) -> str:
    if depth > _DEEPEST or len(text) > _LONGEST:
        return text
    parts: list[str] = []
    passage, at = Passage(text, _NOWHERE), 0
    while at < len(text):
        group = passage.group(at)
        kind = kinds.get(text[at])
        if group is not None:  # an argument of a column, or the inside of `*{3}{..}`
            inner = passage.slice(group)
            repeated = parts[-1:] == ["*"] or _is_repeated(text, at)
            parts.append(f"{{{_written_out(inner, kinds, depth + 1) if repeated else inner}}}")
            at = group.end + 1
        elif kind is not None:
            body, at = kind.body, at + 1
            for place in range(1, kind.takes + 1):
                given = passage.argument(at)
                body = body.replace(f"#{place}", passage.slice(given[0]) if given else "")
                at = given[1] if given else at
            parts.append(_written_out(body, kinds, depth + 1))
        else:
            parts.append(text[at])
            at += 1
    return "".join(parts)


def _is_repeated(text: str, at: int) -> bool:
    """Whether a group is the second argument of a `*`."""
    before = text[:at].rstrip()
    return before.endswith("}") and before[: before.rfind("{")].rstrip().endswith("*")


@lru_cache(maxsize=4)
def _kinds(passage: Passage) -> Mapping[str, _Kind]:
    found: dict[str, _Kind] = {}
    for command in commands(passage) if r"\newcolumntype" in passage.text else ():
        if command.name != "newcolumntype":
            continue
        letter = passage.argument(command.end)
        given, at = arguments(passage, letter[1]) if letter else ((), command.end)
        body = passage.group(passage.skip(at))
        if letter and body:
            takes = number(passage.slice(given[0])) or 0 if given else 0
            found[passage.slice(letter[0]).strip()] = _Kind(takes, passage.slice(body))
    return found
