r"""Handlers for conditionals that take their branches in braces: `\ifthenelse`, `\iftoggle`."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from trykklar.latex.handlers.conditionals import NUMBERS, decide, defined
from trykklar.latex.macros import expansion
from trykklar.latex.passage import target

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage, Span
    from trykklar.latex.reader import Handler, Reader


def _braced_name(passage: Passage, at: int) -> tuple[str, int]:
    given = passage.argument(at)
    return (passage.slice(given[0]).strip(), given[1]) if given else ("", at)


def new_toggle(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\newtoggle{x}`, `\newbool{x}`, `\newboolean{x}`."""
    name, at = _braced_name(passage, at)
    reader.switches[f"if{name}"] = False
    return at


def set_toggle(
    reader: Reader, passage: Passage, _start: int, at: int, *, value: bool | None = None
) -> int:
    r"""`\toggletrue{x}`, `\boolfalse{x}`; `\setbool{x}{true}` where no value is given here."""
    name, at = _braced_name(passage, at)
    if value is None:
        word, at = _braced_name(passage, at)
        value = word == "true"
    reader.switches[f"if{name}"] = value
    return at


def if_toggle(
    reader: Reader, passage: Passage, _start: int, at: int, *, negated: bool = False
) -> int:
    r"""`\iftoggle{x}{..}{..}`, `\ifbool{x}{..}{..}`."""
    name, middle = _braced_name(passage, at)
    truth = reader.switches.get(f"if{name}")
    return choose(reader, passage, middle, truth=None if truth is None else truth is not negated)


def if_then_else(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\ifthenelse{test}{..}{..}` for tests of a boolean, of equality, and of numbers."""
    test, middle = _braced_name(passage, at)
    return choose(reader, passage, middle, truth=_test(reader, test, passage))


def _test(reader: Reader, test: str, passage: Passage) -> bool | None:
    if match := re.fullmatch(r"(\\not\s*)?\\boolean\s*\{([^{}]*)\}", test):
        truth = reader.switches.get(f"if{match[2].strip()}")
        return None if truth is None else truth is not bool(match[1])
    if match := re.fullmatch(r"(\\not\s*)?\\equal\s*\{([^{}]*)\}\s*\{([^{}]*)\}", test):
        left, right = reader.plain(match[2], passage), reader.plain(match[3], passage)
        return None if "\\" in left + right else (left == right) is not bool(match[1])
    if match := re.fullmatch(r"\s*(not\s*)?(?:togl|bool)\s*\{([^{}]*)\}\s*", test):
        truth = reader.switches.get(f"if{match[2].strip()}")
        return None if truth is None else truth is not bool(match[1])
    if re.fullmatch(NUMBERS, test):
        return decide(reader, _alone(passage, test), "ifnum", 0)[0]
    return None


def _alone(passage: Passage, text: str) -> Passage:
    return expansion(passage, 0, text.replace("#", "##"), [])


def if_equal(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\ifstrequal{a}{b}{..}{..}`."""
    left, middle = _braced_name(passage, at)
    right, middle = _braced_name(passage, middle)
    decided = None if "\\" in left + right else left == right
    return choose(reader, passage, middle, truth=decided)


def if_defined(
    reader: Reader, passage: Passage, _start: int, at: int, *, negated: bool = False
) -> int:
    r"""`\ifdef{\x}{..}{..}`, `\ifcsdef{x}{..}{..}`, `\@ifundefined{x}{..}{..}`."""
    name, middle = target(passage, at)
    truth = defined(reader, name)
    return choose(reader, passage, middle, truth=None if truth is None else truth is not negated)


def if_package(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\@ifpackageloaded{x}{..}{..}`."""
    name, middle = _braced_name(passage, at)
    return choose(reader, passage, middle, truth=name in reader.found.packages or None)


def choose(reader: Reader, passage: Passage, at: int, *, truth: bool | None) -> int:
    """Read the branch that is taken of the two that follow, both where that is not known."""
    if truth is None:
        return at
    yes = passage.argument(at)
    no = passage.argument(yes[1]) if yes else None
    if yes is None:
        return at
    if no is None or not passage.text.startswith("{", passage.skip(yes[1])):
        no = None
    end = no[1] if no else yes[1]
    taken = yes[0] if truth else (no[0] if no else None)
    if taken is not None and not reader.reread(passage, taken):
        return at
    mask_all_but(reader, passage, at, end, taken)
    return end


def mask_all_but(reader: Reader, passage: Passage, start: int, end: int, kept: Span | None) -> None:
    """Say that of a stretch only one part is prose."""
    if kept is None:
        reader.mask(passage, start, end, "skipped")
        return
    reader.mask(passage, start, kept.start, "skipped")
    reader.mask(passage, kept.end, end, "skipped")


COMMANDS: dict[str, Handler] = {
    **dict.fromkeys(("newtoggle", "newbool", "newboolean", "provideboolean"), new_toggle),
    **dict.fromkeys(("toggletrue", "booltrue"), partial(set_toggle, value=True)),
    **dict.fromkeys(("togglefalse", "boolfalse"), partial(set_toggle, value=False)),
    **dict.fromkeys(("settoggle", "setbool", "setboolean"), set_toggle),
    **dict.fromkeys(("iftoggle", "ifbool"), if_toggle),
    **dict.fromkeys(("nottoggle", "notbool"), partial(if_toggle, negated=True)),
    **dict.fromkeys(("ifthenelse", "ifboolexpr"), if_then_else),
    "ifstrequal": if_equal,
    **dict.fromkeys(("ifdef", "ifcsdef"), if_defined),
    **dict.fromkeys(("ifundef", "ifcsundef", "@ifundefined"), partial(if_defined, negated=True)),
    "@ifpackageloaded": if_package,
}
