r"""How a manuscript writes its headings: which command is which of Word's levels.

The headings that are there say it: in a thesis, level 1 is `\chapter`, and where no section is
numbered, a new one is `\section*` as well.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.latex.structure_commands import HEADINGS
from trykklar.review.outcome import ConflictError
from trykklar.review.story_letters import TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.review.source_units import SourceUnit
    from trykklar.review.story_letters import ParagraphKind

_NAMES = {0: "chapter", 1: "section", 2: "subsection", 3: "subsubsection", 4: "paragraph"}
"""Depth as LaTeX counts it -> the command of the standard classes."""
_LABEL = r"\\label\s*\{[^{}]*\}"
_COMMAND = re.compile(
    rf"\\(?P<name>{'|'.join(sorted(HEADINGS, key=len, reverse=True))})(?P<star>\*?)\s*"
    rf"(?:\[[^\[\]]*\]\s*){{0,2}}\{{(?:\s|{_LABEL})*\Z"
)
_REST = re.compile(rf"(?:\s|{_LABEL})*\}}(?:\s*{_LABEL})*")
_REACH = 300


@dataclass(frozen=True)
class HeadingCommand:
    """The command of a heading, around its words.

    Attributes:
        name: With its star: `section*`.
        start: Offset of its backslash in the flat source.
        words: Offset of its words, behind the brace.
        end: Offset behind the labels that follow it.
    """

    name: str
    start: int
    words: int
    end: int


def heading_command(unit: SourceUnit) -> HeadingCommand:
    """The command that a unit is the heading of.

    Args:
        unit: Of the kind `heading`.

    Raises:
        ConflictError: It is written in no way that is known.
    """
    text, start = unit.flat.text, unit.unit.start
    opening = _COMMAND.search(text, max(0, start - _REACH), start)
    rest = _REST.match(text, unit.unit.end)
    if opening is None or rest is None:
        raise ConflictError("the command of this heading is not known")
    name = opening["name"] + opening["star"]
    return HeadingCommand(name, opening.start(), opening.end(), rest.end())


@dataclass(frozen=True)
class HeadingConvention:
    """The commands that a manuscript writes its headings by, most of the time.

    Attributes:
        known: Word's level of a heading -> its command.
        styles: Word's style of a heading -> the same: those without a number have their own.
    """

    known: Mapping[int, str]
    styles: Mapping[str, str]

    def command(self, kind: ParagraphKind) -> str:
        """The command of a heading, with its star, but without its backslash.

        Args:
            kind: What the heading is in Word.

        Raises:
            ConflictError: LaTeX has none that deep.
        """
        level = kind.heading
        if kind.style in self.styles or level in self.known:
            return self.styles.get(kind.style) or self.known[level]
        nearest = min(self.known, key=lambda known: abs(known - level), default=0)
        model = self.known.get(nearest, "section")
        depth = HEADINGS[model.rstrip("*")] + level - (nearest or 1)
        if depth not in _NAMES:
            raise ConflictError(f"a heading of level {level} was added, which no command is for")
        return _NAMES[depth] + "*" * model.endswith("*")


def heading_convention(
    kinds: Mapping[str, ParagraphKind], named: Mapping[str, SourceUnit]
) -> HeadingConvention:
    """How a manuscript writes its headings.

    Args:
        kinds: Bookmark of a unit -> what its paragraph was when it was exported.
        named: Bookmark of a unit -> the unit as it is now.
    """
    levels: dict[int, Counter[str]] = {}
    styles: dict[str, Counter[str]] = {}
    for name, unit in named.items():
        kind = kinds.get(name, TEXT)
        if kind.heading and unit.unit.kind == "heading":
            with suppress(ConflictError):
                command = heading_command(unit).name
                levels.setdefault(kind.heading, Counter())[command] += 1
                styles.setdefault(kind.style, Counter())[command] += 1
    return HeadingConvention(
        {level: found.most_common(1)[0][0] for level, found in levels.items()},
        {style: found.most_common(1)[0][0] for style, found in styles.items()},
    )
