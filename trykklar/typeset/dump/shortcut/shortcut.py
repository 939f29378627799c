r"""A piece of work that is done before the dump, or in fewer steps; its data is beside this module.

`guard.tex` keeps the shortcuts from standing where they may not. `shortcuts.toml` lists them,
`NAME.tex` holds what each defines, `known_meanings.toml` the meanings that they rely on.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_COMMENT_AT_TOP = re.compile(r"\A(?:%.*\n)*")


@dataclass(frozen=True)
class Shortcut:
    r"""TeX code in place of biblatex's or etoolbox's.

    Attributes:
        name: What its files are called.
        replaced: The commands it puts others in place of, without the backslash.
        relied: The commands whose meaning must be a known one: what is replaced, mostly, and what
            the replacement relies on.
        start: Puts it in place, at the end of the preamble.
    """

    name: str
    replaced: tuple[str, ...]
    relied: tuple[str, ...]
    start: str

    @property
    def definitions(self) -> str:
        """What is there for it, read before the preamble."""
        return read_definitions(self.name)

    @property
    def started(self) -> str:
        """Its start, where it is known to be right."""
        replacing = rf"\trykklar@replace{{{','.join(self.replaced)}}}{self.start}"
        return rf"\trykklar@known{{{self.guard}}}{{{replacing}}}%"

    @property
    def guard(self) -> str:
        """Compares what it relies on with what is known, command by command."""
        known = known_meanings()
        return "".join(
            rf"\trykklar@means{{{name}}}{{{' '.join(known[name])}}}" for name in self.relied
        )


def read_shortcuts() -> tuple[Shortcut, ...]:
    """Every shortcut, in the order they are put in place."""
    rows: list[dict[str, Any]] = tomllib.loads(_data("shortcuts.toml"))["shortcut"]
    return tuple(
        Shortcut(row["name"], tuple(row["replaced"]), tuple(row["relied"]), row["start"])
        for row in rows
    )


def read_definitions(name: str) -> str:
    """TeX code from the file NAME.tex, without the comment at its top, after an empty line."""
    return _COMMENT_AT_TOP.sub("\n", _data(f"{name}.tex"), count=1)


@cache
def known_meanings() -> Mapping[str, tuple[str, ...]]:
    """MD5 sums of what each command may mean, by its name."""
    known: dict[str, list[str]] = tomllib.loads(_data("known_meanings.toml"))
    return {name: tuple(sums) for name, sums in known.items()}


def _data(name: str) -> str:
    return files("trykklar.typeset.dump.shortcut").joinpath(name).read_text(encoding="utf-8")
