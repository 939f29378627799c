r"""Handlers for code that runs later or several times: `\AtBeginDocument`, `\foreach`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.macros import macro, part
from trykklar.latex.passage import skip_options

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage
    from trykklar.latex.reader import Handler, Reader

_VARIABLE = re.compile(r"\s*\\([A-Za-z]+)\s*in\s*")


def at_begin(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\AtBeginDocument{..}`: read at the beginning of the body."""
    given = passage.argument(skip_options(passage, at))
    if given is None:
        return at
    reader.mask(passage, start, given[1], "definition")
    if reader.begun:
        reader.reread(passage, given[0])
    else:
        reader.at_begin.append(part(passage, given[0]))
    return given[1]


def for_each(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\foreach \x in {a,b}{..}` of pgffor, with one variable."""
    match = _VARIABLE.match(passage.text, at)
    values = passage.group(match.end()) if match else None
    body = passage.group(passage.skip(values.end + 1)) if values else None
    if match is None or values is None or body is None:
        return at
    if "\\" + match[1] not in passage.slice(body):
        return at

    def read() -> None:
        for value in passage.slice(values).split(","):
            reader.open_group()
            reader.define(match[1], macro((), value.strip()))
            reader.reread(passage, body)
            reader.close_group()

    return body.end + 1 if reader.calls.follow(passage, start, 0, read) else at


COMMANDS: dict[str, Handler] = {
    "AtBeginDocument": at_begin,
    "foreach": for_each,
}
