"""Links and authors: short things that can be looked for in the Word file by their own text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.finding import Severity
from trykklar.word.marked.command import arguments, commands
from trykklar.word.marked.preamble import definitions
from trykklar.word.title import authors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.word.package.text import WordText
    from trykklar.word.text.desk import Desk

_LINKS = frozenset(["href", "url", "nolinkurl"])
_IGNORED = re.compile(r"[\\\s{}\u200b]|%(?=[0-9A-Fa-f]{2})")
_WORD = re.compile(r"[^\W\d_]{2,}")


def report_elements(desk: Desk, said: WordText) -> int:
    """Report each link and each author that the Word file does not have.

    Args:
        desk: The state of the export.
        said: What the Word file says.

    Returns:
        How many are lost.
    """
    lost = [*_links(desk, said), *_authors(desk, said)]
    for offset, message in lost:
        desk.report("word-lost", Severity.ERROR, offset, message)
    return len(lost)


def _links(desk: Desk, said: WordText) -> Iterator[tuple[int, str]]:
    """Addresses that are neither behind a link nor in the text; macros' own do not count."""
    flat = desk.manuscript.flat
    there = _bare(" ".join((*said.links, *said.paragraphs)))
    macros = list(definitions(flat, len(flat.text), desk.manuscript.start))
    for command in commands(flat, desk.manuscript.start):
        if command.name not in _LINKS or any(
            one.start <= command.start < one.end for one in macros
        ):
            continue
        span = flat.group(flat.skip(arguments(flat, command.end)[1]))
        address = flat.slice(span).strip() if span else ""
        if address and "#" not in address[:2] and _bare(address) not in there:
            yield command.start, f"A link is not in the Word file: {address}"


def _bare(address: str) -> str:
    """An address without what TeX wants before signs, and without the blanks of a broken line."""
    return _IGNORED.sub("", address).removeprefix("mailto:").casefold()


def _authors(desk: Desk, said: WordText) -> Iterator[tuple[int, str]]:
    """Authors none of whose names the Word file has."""
    known = set(_WORD.findall(" ".join(said.paragraphs).casefold()))
    for offset, name in authors(desk.manuscript.flat):
        words = _WORD.findall(name.casefold())
        if words and not known & set(words):
            yield offset, f"An author is not in the Word file: {name}"
