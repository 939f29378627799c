r"""Tables of tabularray -> LaTeX's own: `tblr` and the like, with their options and spans."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.options import options
from trykklar.word.mark.plain.cells import LatexCell, cells, outer
from trykklar.word.mark.rules.tabular import BREAKS, after_break, closing
from trykklar.word.written_number import number

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

_KINDS = frozenset(["tblr", "longtblr", "talltblr", "booktabs", "longtabs", "talltabs"])
_DECLARED = re.compile(r"\\NewTblrEnviron\s*\{(\w+)\}")
# Command that says how cells look -> how many arguments in braces it takes.
_LOOKS = {
    "SetRow": 1, "SetRows": 2, "SetColumn": 1, "SetColumns": 2, "SetCells": 2, "SetHline": 2,
    "SetHlines": 2, "SetVline": 2, "SetVlines": 2, "SetTblrInner": 1, "SetTblrOuter": 1,
    "leftsep": 0, "rightsep": 0,
}  # fmt: skip
_RAISED = frozenset(["TblrNote"])
_WIDTH = re.compile(r"\d[\d.]*\s*(?:pt|pc|cm|mm|in|em|ex|bp)|[\d.]*\\[a-z]+width")
_SHORT = re.compile(r"[lcrjXQSspmb|@!<>*\d\s]*")  # columns alone, with no keys
_NESTED = re.compile(r"\[[^\]]*\]|\{(?:[^{}]|\{[^{}]*\})*\}")
_NOTE = re.compile(r"(note|remark)\s*\{([^{}]*)\}\s*=\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_LINES = re.compile(r"\b[hv]lines?\b")  # keys that draw them
_NOWHERE = Source(Path(), "")
_MOST = 63


@lru_cache(maxsize=2)
def _kinds(passage: Passage) -> frozenset[str]:
    """The environments that are its tables, with the author's own; asked of each environment."""
    return _KINDS | frozenset(_DECLARED.findall(passage.text))


def table(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that make LaTeX's own table of one of tabularray's.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    if command.environment not in _kinds(passage):
        return
    tail = closing(passage, command)
    given, at = arguments(passage, command.end)
    inner = passage.argument(at)
    if tail is None or inner is None:
        return
    settings = passage.slice(given[0]) if given else ""
    found = list(cells(passage, inner[1], tail.start))
    spec = options(passage.slice(inner[0]))
    count = max(cell.column for cell in found) + 1
    bare = passage.slice(inner[0])
    layout = spec.get("colspec", bare if _SHORT.fullmatch(_NESTED.sub("", bare)) else "")
    long = command.environment.startswith("long")
    kind = "longtable" if long else "tabular"
    head = _caption(settings, long=long) if given else ""
    lead = rf"\begin{{{kind}}}{{{_columns(layout, count)}}}" + head * long
    lead += r"\hline " * bool(_LINES.search(bare))
    yield Edit(command.start, inner[1], head * (not long) + lead)
    yield from _inside(passage, found, number(spec.get("rowhead", "")) or 0, long=long)
    yield Edit(tail.start, tail.end, rf"\end{{{kind}}}" + _notes(settings))


def _caption(settings: str, *, long: bool) -> str:
    given = options(settings)
    if not given.get("caption"):
        return ""
    entry = f"[{given['entry']}]" if given.get("entry") else ""
    label = rf"\label{{{given['label']}}}" if given.get("label") else ""
    name = r"\caption" if long else r"\captionof{table}"
    return rf"{name}{entry}{{{given['caption']}}}{label}" + r"\\" * long + "\n"


def _notes(settings: str) -> str:
    """The notes and remarks that stand below the table."""
    lines = [
        rf"\textsuperscript{{{name}}} {text}" if kind == "note" else rf"\textit{{{name}}}: {text}"
        for kind, name, text in _NOTE.findall(settings)
    ]
    return "".join(f"\n\n{line}\n\n" for line in lines)


def _columns(specification: str, count: int) -> str:
    """The columns as LaTeX's own: `Q[c,wd=2cm]` is `c` with a width, what is missing is left."""
    passage = Passage(specification, _NOWHERE)
    parts: list[str] = []
    at = 0
    while at < len(specification):
        sign = specification[at]
        given, end = arguments(passage, at + 1) if sign in "QXS" else ((), at + 1)
        look = passage.slice(given[0]) if given else ""
        if sign == "Q":
            width = _WIDTH.search(look)
            align = next((letter for letter in re.findall(r"\b[lcrj]\b", look)), "l")
            parts.append(rf"p{{{width[0]}}}" if width else align.replace("j", "l"))
        else:
            parts.append(sign)
        at = end
    return "".join(parts) if any(map(str.isalpha, specification)) else "l" * min(count, _MOST)


def _inside(passage: Passage, found: list[LatexCell], heads: int, *, long: bool) -> Iterator[Edit]:
    covered = 0  # cells of this row that one before reaches over
    for cell, following in zip(found, [*found[1:], None], strict=True):
        covered = max(covered - 1, 0) if cell.column else 0
        across = 1
        for command in commands(passage, cell.start, cell.end):
            if command.name == "SetCell":
                across = yield from _span(passage, command, cell)
            elif command.name in _LOOKS:
                yield Edit(command.start, _after(passage, command, _LOOKS[command.name]))
            elif command.name in _RAISED:
                yield Edit(command.start, command.end, r"\textsuperscript")
        yield from _lines(passage, cell)
        covered = max(covered, across - 1)
        if covered and passage.text.startswith("&", cell.stop):
            yield Edit(cell.stop, cell.last)
        ends = following is not None and following.row == heads and not following.column
        if ends and heads and long:
            yield Edit(cell.last, cell.last, r"\endhead ")


def _lines(passage: Passage, cell: LatexCell) -> Iterator[Edit]:
    """A cell in braces has lines of its own."""
    group = passage.group(cell.start)
    if group is None or group.end + 1 != cell.end:
        return
    yield Edit(cell.start, group.start)
    yield Edit(group.end, cell.end)
    for command in outer(passage, *group):
        if command.name in BREAKS:
            yield Edit(command.start, after_break(passage, command.end), r"\newline ")


def _span(passage: Passage, command: Command, cell: LatexCell) -> Generator[Edit, None, int]:
    r"""`\SetCell[r=2,c=3]{c}`, before the text of its cell; over how many columns it reaches."""
    given, at = arguments(passage, command.end)
    settings = options(passage.slice(given[0])) if given else {}
    across, down = number(settings.get("c", "")) or 1, number(settings.get("r", "")) or 1
    end = _look(passage, at)
    align = next(iter(re.findall(r"\b[lcr]\b", passage.text[at:end])), "l")
    lead = rf"\multicolumn{{{across}}}{{{align}}}{{" * (across > 1)
    lead += rf"\multirow{{{down}}}{{*}}{{" * (down > 1)
    yield Edit(command.start, max(passage.skip(end), end), lead)
    yield Edit(cell.end, cell.end, "}" * ((across > 1) + (down > 1)))
    return min(across, _MOST)


def _look(passage: Passage, at: int) -> int:
    group = passage.group(passage.skip(at))
    return group.end + 1 if group else at


def _after(passage: Passage, command: Command, count: int) -> int:
    at = arguments(passage, command.end)[1]
    for _ in range(count):
        at = _look(passage, at)
    return at
