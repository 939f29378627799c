r"""What drawings are set with and nothing is printed of: `\tikzset`, `\definecolor`, `\newlength`.

In the preamble it is in force when TeX sets a drawing by itself; from the text it goes with each
drawing behind it, as far as groups of environments reach. Sources: the manuals of pgf, pgfplots,
pgfplotstable, circuitikz, forest and xcolor.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.structure_commands import DRAWING_SETTINGS
from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

# Command -> how many arguments it has, in braces or as a command: `\pgfmathsetmacro\high{2.5}`.
_LOOKS_NAMES = """
    tikzset pgfplotsset usetikzlibrary usepgfplotslibrary usepgflibrary usegdlibrary pgfkeys
    tikzmath psset ctikzset circuitikzset forestset smartdiagramset setchemfig pgfdeclarelayer
    pgfsetlayers pgfplotstableset
"""
_LOOKS = {
    **dict.fromkeys(_LOOKS_NAMES.split(), 1),
    DRAWING_SETTINGS: 1,
    **dict.fromkeys(["pgfplotscreateplotcyclelist", "tdplotsetmaincoords"], 2),
}
# The same of those that name something: a drawing in which that is not has no need of them.
_LENGTHS = dict.fromkeys(["setlength", "addtolength", "settowidth", "settoheight", "settodepth"], 2)
_COLOURS = {"colorlet": 2, "definecolor": 3, "providecolor": 3}
_NEW = dict.fromkeys(["newlength", "newsavebox"], 1)
_TABLE = "pgfplotstableread"  # its name is the last
_NAMED = {
    **dict.fromkeys(
        ["pgfmathsetmacro", "pgfmathtruncatemacro", "pgfmathsetlengthmacro", "pgfmathsetlength"], 2
    ),
    **_LENGTHS, **_COLOURS, **_NEW, _TABLE: 2, "pgfdeclareimage": 2,
}  # fmt: skip
_STYLE = "tikzstyle"  # `\tikzstyle{name}=[options]`, or without the braces
_SETTINGS = frozenset([*_LOOKS, *_NAMED, _STYLE])
SILENT = _SETTINGS - _LENGTHS.keys() - _NEW.keys()
"""Commands that go where they stand; the others are known as layout."""
_STYLE_NAME = re.compile(r"\s*(?:\{([^{}]*)\}|([^={}\[\]]{1,80}?))\s*\+?=\s*")
_BEGIN = r"\begin{document}"
_MOST = 200  # before a drawing


class _Setting(NamedTuple):
    """A setting in the text.

    Attributes:
        start: Where it stands.
        until: How far it is in force.
        text: Its LaTeX.
        name: What it names; empty where any drawing may need it.
    """

    start: int
    until: int
    text: str
    name: str


def setting(passage: Passage, command: Command) -> Iterator[Edit]:
    """A setting, which prints nothing; a line of its own goes with it."""
    end = after_setting(passage, command.name, command.end)
    alone = passage.text[end : end + 1] == "\n"
    yield Edit(command.start, end, "%" if alone else "{}")


def settings_before(passage: Passage, start: int, drawn: str) -> str:
    """The settings that are in force where a drawing begins, and that it may need.

    Args:
        passage: The flat source.
        start: Where the drawing begins.
        drawn: Its LaTeX.
    """
    every = _settings(passage)
    before = every[: bisect_left(every, start, key=lambda item: item.start)][-_MOST:]
    needed: list[str] = []
    for item in reversed(before):
        if item.until > start and any(item.name in text for text in (drawn, *needed)):
            needed.append(item.text)
    return "".join(f"{text}%\n" for text in reversed(needed))


@lru_cache(maxsize=4)
def body_start(passage: Passage) -> int:
    """Where the text begins behind the preamble.

    Args:
        passage: The flat source.
    """
    begin = passage.text.find(_BEGIN)
    return begin + len(_BEGIN) if begin >= 0 else 0


@lru_cache(maxsize=4)
def _settings(passage: Passage) -> tuple[_Setting, ...]:
    """Those of the text, in order; each is in force up to the end of the environment around it."""
    found: list[_Setting] = []
    around: list[list[int]] = [[]]  # the settings of each environment that is open
    for command in commands(passage, body_start(passage)):
        if command.name == "begin":
            around.append([])
        elif command.name == "end" and len(around) > 1:
            for at in around.pop():
                found[at] = found[at]._replace(until=command.start)
        elif command.name in _SETTINGS:
            end, name = _read(passage, command.name, command.end)
            text = passage.text[command.start : end]
            if command.name in _NEW:  # in one run of TeX for many drawings
                text = rf"\ifdefined{name}\else{text}\fi"
            if command.name == DRAWING_SETTINGS:  # of the drawing that begins there
                found.append(_Setting(command.start, end + 1, text, ""))
                continue
            around[-1].append(len(found))
            found.append(_Setting(command.start, len(passage.text), text, name))
    return tuple(found)


def after_setting(passage: Passage, name: str, at: int) -> int:
    """Where a setting ends.

    Args:
        passage: The flat source.
        name: Its command.
        at: Where that ends.
    """
    return _read(passage, name, at)[0]


def _read(passage: Passage, command: str, at: int) -> tuple[int, str]:
    """Where a setting ends, and what it names."""
    if command == _STYLE:
        head = _STYLE_NAME.match(passage.text, at)
        return arguments(passage, head.end() if head else at)[1], ""
    given: list[str] = []
    for _ in range(_LOOKS.get(command) or _NAMED[command]):
        argument = passage.argument(arguments(passage, at)[1])
        if argument is None:
            break
        given.append(passage.slice(argument[0]).strip())
        at = argument[1]
    named = given[-1 if command == _TABLE else 0] if given and command in _NAMED else ""
    return at, named
