r"""Handlers for what LaTeX has inside to look at what follows: `\@ifstar`, `\@ifnextchar`."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from trykklar.latex.macros import Argument, Parameter, following, macro
from trykklar.latex.passage import Span

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage
    from trykklar.latex.reader import Handler, Reader

_AT_LETTER = re.compile(r"\s*`\\@\s*=?\s*(\d{1,9})")
_LETTER = 11
_BRANCH = macro((Parameter("m"),), "#1", internal=True)


def if_star(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\@ifstar{with}{without}*`."""
    branches = _branches(passage, at)
    if branches is None:
        return at
    yes, no, end = branches
    after = passage.skip(end)
    if passage.text.startswith("*", after):
        return _go_on(reader, passage, start, yes, after + 1)
    return _go_on(reader, passage, start, no, end)


def if_next(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\@ifnextchar[{then}{else}`."""
    character = passage.argument(at)
    branches = _branches(passage, character[1]) if character else None
    if character is None or branches is None:
        return at
    yes, no, end = branches
    there = passage.text.startswith(passage.slice(character[0]), passage.skip(end))
    return _go_on(reader, passage, start, yes if there else no, end)


def _branches(passage: Passage, at: int) -> tuple[Span, Span, int] | None:
    first = passage.argument(at)
    second = passage.argument(first[1]) if first else None
    return (first[0], second[0], second[1]) if first and second else None


def _go_on(reader: Reader, passage: Passage, start: int, branch: Span, end: int) -> int:
    """Read a branch as if the text after the command followed it."""
    last = following(passage, end)
    followed = reader.follow(_BRANCH, passage, start, [Argument(branch)], Span(end, last))
    return last if followed else end


def pick(reader: Reader, passage: Passage, start: int, at: int, *, first: bool) -> int:
    r"""`\@firstoftwo{a}{b}`, `\@secondoftwo{a}{b}`."""
    branches = _branches(passage, at)
    if branches is None:
        return at
    return _go_on(reader, passage, start, branches[0] if first else branches[1], branches[2])


def name_use(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\@nameuse{x}`."""
    given = passage.argument(at)
    if given is None:
        return at
    name = reader.plain(passage.slice(given[0]), passage)
    return reader.run_named(name, passage, start, given[1])


def category(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`` \catcode`\@=11 ``: what `\makeatletter` does."""
    match = _AT_LETTER.match(passage.text, at)
    if match is None:
        return at
    reader.internal(letter=int(match[1]) == _LETTER)
    return match.end()


COMMANDS: dict[str, Handler] = {
    "@ifstar": if_star,
    **dict.fromkeys(("@ifnextchar", "kernel@ifnextchar"), if_next),
    "@firstoftwo": partial(pick, first=True),
    "@secondoftwo": partial(pick, first=False),
    "@nameuse": name_use,
    "catcode": category,
}
