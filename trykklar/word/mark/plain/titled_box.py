r"""Boxes of tcolorbox and mdframed: their titles, and what `\newtcbtheorem` makes of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.options import options
from trykklar.word.written_number import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_BOXES = frozenset(["newtcolorbox", "renewtcolorbox"])
_THEOREMS = frozenset(["newtcbtheorem", "renewtcbtheorem"])
_PARAMETER = re.compile(r"#(\d)")


class _Box(NamedTuple):
    """An environment of the author's own.

    Attributes:
        takes: How many arguments it takes.
        default: Of the first, where that is optional; None where it is not.
        options: The options of the box, with `#1` in them.
        name: Of a theorem: what its title begins with; else empty.
        prefix: Of a theorem: what its labels begin with.
    """

    takes: int = 1
    default: str | None = ""
    options: str = "#1"
    name: str = ""
    prefix: str = ""


def title(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that write the title of a box as its first paragraph.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    box = _boxes(passage).get(command.environment)
    if box is None:
        return
    given, at = _given(passage, command.end, box)
    if box.name:
        words, key = (*given[-2:], "", "")[:2]
        label = f"{box.prefix}:{key}"
        shown = rf"~\ref{{{label}}}" if key else ""
        text = f"{box.name}{shown}" + f": {words}" * bool(words)
        lead = rf"\textbf{{{text}}}" + (rf"\label{{{label}}}" if key else "")
    else:
        settings = options(_filled(box.options, given))
        lead = (settings.get("title") or settings.get("frametitle") or "").strip()
        lead = rf"\textbf{{{lead}}}" if lead else ""
    yield Edit(command.start, at, r"\begin{tcolorbox}" + f"{lead}\n\n" * bool(lead))


def end(passage: Passage, command: Command) -> Iterator[Edit]:
    """The end of such an environment."""
    if command.environment in _boxes(passage):
        yield Edit(command.start, command.end, r"\end{tcolorbox}")


def lower(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\tcblower`: what stands below the line in a box."""
    del passage
    yield Edit(command.start, command.end, "\n\n")


def inline(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\tcbox[options]{text}`: its text."""
    yield Edit(command.start, passage.skip(arguments(passage, command.end)[1]))


def _given(passage: Passage, at: int, box: _Box) -> tuple[list[str], int]:
    """The arguments of an environment, and where they end."""
    found: list[str] = []
    if box.default is not None:
        optional, after = arguments(passage, at)
        found.append(passage.slice(optional[0]) if optional else box.default)
        at = after if optional else at
    while len(found) < box.takes and (group := passage.group(passage.skip(at))):
        found.append(passage.slice(group))
        at = group.end + 1
    return found, at


def _filled(text: str, given: list[str]) -> str:
    def argument(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        return given[at] if 0 <= at < len(given) else ""

    return _PARAMETER.sub(argument, text)


@lru_cache(maxsize=4)
def _boxes(passage: Passage) -> Mapping[str, _Box]:
    """The boxes that the source declares, by environment; tcolorbox and mdframed are two."""
    found = {"tcolorbox": _Box(), "mdframed": _Box()}
    if not any(name in passage.text for name in ("tcolorbox", "tcb", "mdframed", "newmdenv")):
        return {}
    for command in commands(passage):
        if command.name in _BOXES:
            found.update(_declared(passage, command))
        elif command.name in _THEOREMS:
            found.update(_theorem(passage, command))
        elif command.name == "newmdenv":
            given, at = arguments(passage, command.end)
            name = passage.group(passage.skip(at))
            if name is not None:
                set_by_author = passage.slice(given[0]) if given else ""
                found[passage.slice(name)] = _Box(options=f"{set_by_author},#1")
    return found


def _declared(passage: Passage, command: Command) -> Iterator[tuple[str, _Box]]:
    name = passage.group(passage.skip(arguments(passage, command.end)[1]))
    if name is None:
        return
    given, at = arguments(passage, name.end + 1, optional=2)
    settings = passage.group(passage.skip(at))
    if settings is not None:
        count = (number(passage.slice(given[0])) or 0) if given else 0
        default = passage.slice(given[1]) if len(given) > 1 else None
        yield passage.slice(name), _Box(count, default, passage.slice(settings))


def _theorem(passage: Passage, command: Command) -> Iterator[tuple[str, _Box]]:
    at = arguments(passage, command.end)[1]
    parts: list[str] = []
    while len(parts) < 4 and (group := passage.group(passage.skip(at))):  # noqa: PLR2004
        parts.append(passage.slice(group))
        at = group.end + 1
    if len(parts) == 4:  # noqa: PLR2004 - name, title, options, prefix
        box = _Box(3, "", "", parts[1], parts[3])
        yield from ((parts[0], box), (f"{parts[0]}*", box))
