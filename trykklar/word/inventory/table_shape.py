"""How many rows and columns a table of the source has, and how many lines a display."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.passage import Span
from trykklar.latex.structure_commands import CAPTIONS
from trykklar.word.blocks.table_column import MOST, columns
from trykklar.word.inventory import counted
from trykklar.word.mark.command import COMMENT, arguments, commands
from trykklar.word.mark.mark import decode
from trykklar.word.mark.plain.cells import outer
from trykklar.word.mark.rules.cell_shade import SHADED
from trykklar.word.mark.rules.drawn_line import draws
from trykklar.word.mark.rules.equation_mark import NUMBERED
from trykklar.word.mark.rules.longtable import TURNS, parts
from trykklar.word.mark.rules.spacing import LAYOUT
from trykklar.word.mark.rules.tabular import (
    BREAKS,
    RULES,
    after_break,
    after_rule,
    closing,
    head,
    spanned,
)
from trykklar.word.silent_commands import silent
from trykklar.word.written_number import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_LAYOUT = re.compile(r"\\([A-Za-z]+)\*?(?:\s*\[[^\]]*\]|\s*\{[^{}]*\})*")
_GROUP = re.compile(r"\{[^{}]*\}")
_SPAN = re.compile(r"\\multi(?:column|row)\*?(?:\[[^\]]*\])?\s*\{[^{}]*\}\s*(?:\{[^{}]*\}|\*)")
_CONTENT = re.compile(r"[^\s&{}~\\%\[\]]|\\[A-Za-z%&$#_]")
# Without arguments of their own: what stands in the group behind one is text.
_SWITCH_NAMES = """
    tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge indent noindent
    bfseries itshape scshape strut leavevmode displaystyle textstyle null par newline
"""
_SWITCHES = frozenset(_SWITCH_NAMES.split())
_LINED = frozenset(["align", "gather", "eqnarray", "flalign", "alignat"])
_UNNUMBERED = re.compile(r"\\(?:nonumber|notag)\b")
_NOTHING = re.compile(r"\\label\s*\{[^{}]*\}|\\(?:nonumber|notag)\b|%[^\n]*|[\s&]")


def shape(passage: Passage, command: Command) -> tuple[int, int]:
    """Rows and columns of a table.

    A row without a word is space, not a row. The head that a long table repeats counts once, and
    what it says at the foot of a page not at all.

    Args:
        passage: The flat source.
        command: The beginning of the table.
    """
    opened, tail = head(passage, command), closing(passage, command)
    if opened is None or tail is None:
        return 0, 0
    (_, spec), at = opened
    rows: list[int] = []
    turns: list[tuple[str, int]] = []
    for kind, text, across in _rows(passage, at, tail.start):
        if _has_content(text):
            rows.append(across)
        if kind in TURNS:
            turns.append((kind, len(rows)))
    shown = [count for part in parts(turns, len(rows)) for count in rows[slice(*part)]]
    return len(shown), max([len(columns(decode(spec))), *shown])


def again(passage: Passage, command: Command) -> list[Span]:
    """Where a long table repeats its head and foot for the pages to come.

    Args:
        passage: The flat source.
        command: The beginning of the table.
    """
    tail = closing(passage, command)
    inside = commands(passage, command.end, tail.start) if tail else ()
    turns = [(inner.name, inner.end) for inner in inside if inner.name in TURNS]
    head, body, foot = parts(turns, tail.start if tail else command.end)
    shown = {head[1], body[1], foot[1]}
    starts = [command.end, *(end for _, end in turns)]
    ends = (end for _, end in turns)
    return [Span(*ends) for ends in zip(starts, ends, strict=False) if ends[1] not in shown]


def lines(passage: Passage, command: Command) -> tuple[str, ...]:
    """The equations of a display: each line is one where lines have numbers or labels.

    Args:
        passage: The flat source.
        command: The beginning of the display.

    Returns:
        The key of each: whether it has a number.
    """
    tail = closing(passage, command)
    name = command.environment
    own = "" if name.endswith("*") or name not in NUMBERED else counted.NUMBERED
    if tail is None or name.rstrip("*") not in _LINED:
        return (own,)
    texts = _split(passage, command.end, tail.start)
    parts = [text for text in texts if _NOTHING.sub("", text)] or [""]
    keys = tuple("" if _UNNUMBERED.search(part) else own for part in parts)
    return keys if any(keys) or r"\label" in passage.text[command.end : tail.start] else ("",)


def _rows(passage: Passage, start: int, end: int) -> Iterator[tuple[str, str, int]]:
    """What ends each row, its text without rules, and over how many columns it reaches."""
    text, across, at = "", 1, start
    for command in outer(passage, start, end, comments=True):
        if command.start < at:
            continue
        if command.name == "&":
            across += 1
        elif command.name == "multicolumn":
            spans = spanned(passage, command)
            count = passage.slice(spans[0]).strip() if spans else ""
            across += min(max(number(count) or 1, 1), MOST) - 1
        elif command.name == COMMENT:
            text += passage.text[at : command.start]
            at = command.end
        elif command.name in BREAKS or command.name in RULES:
            text += passage.text[at : command.start]
            after = after_rule if command.name in RULES else after_break
            at = after(passage, command.end)
            if command.name in BREAKS or command.name in TURNS:
                yield command.name, text, across
                text, across = "", 1
        elif command.name in CAPTIONS:
            argument = passage.argument(arguments(passage, command.end)[1])
            at = argument[1] if argument else command.end
    yield "", text + passage.text[at:end], across


def _split(passage: Passage, start: int, end: int) -> Iterator[str]:
    at = start
    for command in outer(passage, start, end, comments=True):
        if command.name == "\\\\":
            yield passage.text[at : command.start]
            at = command.end
    yield passage.text[at:end]


def _has_content(text: str) -> bool:
    def kept(match: re.Match[str]) -> str:
        if match[1] in SHADED:
            return match[0]  # a row of nothing but a colour is seen
        own = LAYOUT.get(match[1])
        if own is not None:  # groups behind its own arguments are text
            return "".join(_GROUP.findall(match[0])[own:])
        if match[1] in _SWITCHES:
            return "".join(_GROUP.findall(match[0]))
        return "" if silent(match[1]) else match[0]

    return draws(text) or _CONTENT.search(_LAYOUT.sub(kept, _SPAN.sub("", text))) is not None
