r"""Tables -> marks for rows, cells, rules and spans.

Pandoc's own reader of tables drops a `\multirow` after `\addlinespace`, lets the argument of
`\cmidrule` leak into a cell, knows one header row and forgets widths (jgm/pandoc#6603, #8242,
#7284), so it is not asked: cells reach it as paragraphs, and the table is put together after.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import block, decode, encode, mark
from trykklar.word.mark.rules.heading_label import within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.latex.passage import Passage, Span

# Environment -> whether a width stands before the columns.
TABLES = {
    "tabular": False,
    "tabular*": True,
    "tabularx": True,
    "tabulary": True,
    "xltabular": True,
    "longtable": False,
    "longtabu": False,
    "supertabular": False,
    "tabu": False,
    "xtabular": False,
    "mpsupertabular": False,
    "NiceTabular": False,
    "NiceTabular*": True,
    "NiceTabularX": True,
    "tabularht": True,
}
# Tables that have their caption inside.
LONG = frozenset(["longtable", "longtabu", "xltabular", "supertabular"])
_RULES_NAMES = """
    hline toprule midrule bottomrule cmidrule cline addlinespace specialrule morecmidrules
    endhead endfirsthead endfoot endlastfoot noalign hhline cmidrulefull
    hdashline cdashline firsthdashline lasthdashline firsthline lasthline hlineB clineB Xhline
    Xcline colrule botrule tophline middlehline bottomhline tabucline insertTableNotes
"""
# LaTeX's own, and those of booktabs, hhline, arydshln, array, boldline, makecell, tabu, REVTeX and
# Copernicus; threeparttablex' `\insertTableNotes` prints notes that have a place of their own.
RULES = frozenset(_RULES_NAMES.split())
PARTIAL = frozenset(["cmidrule", "cline", "cdashline", "clineB", "Xcline"])
"""Those that are drawn below some columns."""
BREAKS = frozenset(["\\\\", "tabularnewline"])
"""What ends a row."""
_BRACE = re.compile(r"\\.|%[^\n]*|[{}]", re.DOTALL)
_RULE_OPTIONS = re.compile(r"(?:[ \t]*(?:\[[^\]]*\]|\([lr{\d.a-z}]*\)))*")
_NAME = re.compile(r"\\([A-Za-z]+)\*?\Z")
_LONGEST = 20
# A rule by any package's name: `\hline`, `\toprule`, `\Xhline`, `\hdashline`, `\botrule`.
_RULED = re.compile(
    r"\\(?!(?:tabular)?newline\b|underline\b|overline\b|baseline|\w*linewidth\b)[A-Za-z]*(?:line|rule)"
    r"(?![a-z])"
)
_BRACED = {
    "cmidrule": 1,
    "cline": 1,
    "hhline": 1,
    "noalign": 1,
    "specialrule": 3,
    "cmidrulefull": 1,
    "cdashline": 1,
    "hlineB": 1,
    "clineB": 2,
    "Xhline": 1,
    "Xcline": 2,
    "tabucline": 1,
}
_TO = re.compile(r"\s*(?:to|spread)\s*[^{}\[\]]*")


def table(passage: Passage, command: Command) -> Iterator[Edit]:
    """A whole table; fields of its mark: width, columns, whether it has rules."""
    opened = head(passage, command)
    tail = closing(passage, command)
    if opened is None or tail is None:
        return
    fields, at = opened
    ruled = "|" in decode(fields[1]) or _RULED.search(passage.text, command.end, tail.start)
    begins = block("table", command.start, *fields, "ruled" if ruled else "")
    yield Edit(command.start, at, begins + block("cell", at))
    if command.environment in LONG:
        yield from within(passage, at, tail.start, frozenset())
    yield from _inside(passage, at, tail.start)
    yield Edit(tail.start, tail.end, block("end", tail.start, "table"))


def closing(passage: Passage, command: Command) -> Command | None:
    r"""The `\end` of the environment that a `\begin` opens."""
    return _closings(passage).get(command.start)


@lru_cache(maxsize=8)
def _closings(passage: Passage) -> Mapping[int, Command]:
    r"""The `\end` of each environment that has one, by the offset of its `\begin`."""
    found: dict[int, Command] = {}
    opened: dict[str, list[int]] = {}
    for command in commands(passage):
        if command.name == "begin":
            opened.setdefault(command.environment, []).append(command.start)
        elif command.name == "end" and (starts := opened.get(command.environment)):
            found[starts.pop()] = command
    return found


def head(passage: Passage, command: Command) -> tuple[tuple[str, str], int] | None:
    """Width and columns of a table, encoded, and where its cells begin."""
    width = passage.argument(command.end) if TABLES[command.environment] else None
    columns = specification(passage, command)
    if columns is None:
        return None
    given = passage.slice(width[0]) if width else ""
    at = columns.end + passage.text.startswith("}", columns.end)
    return (encode(given), encode(passage.slice(columns))), at


def specification(passage: Passage, command: Command) -> Span | None:
    """What a table says of its columns; None where it says nothing.

    Args:
        passage: The flat source.
        command: The beginning of the table.
    """
    at = command.end
    if TABLES[command.environment]:
        given = passage.argument(at)
        if given is None:
            return None
        at = given[1]
    width = _TO.match(passage.text, at)  # as tabu has it: `to\textwidth`
    columns = passage.argument(arguments(passage, width.end() if width else at)[1])
    return columns[0] if columns else None


def after_break(passage: Passage, at: int) -> int:
    r"""The offset behind the star and the space that a `\\` takes, which may stand a line below.

    Args:
        passage: The flat source.
        at: Where the command ends.
    """
    at += passage.text.startswith("*", at)
    space = passage.delimited(passage.skip(at))
    return space.end + 1 if space else at


def _inside(passage: Passage, start: int, end: int) -> Iterator[Edit]:
    """Edits for what belongs to this table, not to one inside a cell or a group."""
    depth, at = 0, start
    for command in commands(passage, start, end):
        depth += _braces(passage, at, command.start)
        at = command.end
        if command.name in ("begin", "end") and command.environment:
            depth += 1 if command.name == "begin" else -1
        elif depth == 0:
            yield from _separator(passage, command)
        if command.name in ("multicolumn", "multirow"):
            yield from _span(passage, command)


def _separator(passage: Passage, command: Command) -> Iterator[Edit]:
    start = command.start
    if command.name == "&":
        yield Edit(start, command.end, block("cell", start))
    elif command.name in BREAKS:
        stop = after_break(passage, command.end)
        yield Edit(start, stop, block("row", start) + block("cell", stop))
    elif command.name in RULES:
        stop = after_rule(passage, command.end)
        yield Edit(start, stop, block("rule", start, command.name, _ruled(passage, command)))


def _ruled(passage: Passage, command: Command) -> str:
    r"""What a rule says of its columns: `2-3` of `\cmidrule(lr){2-3}`."""
    options = _RULE_OPTIONS.match(passage.text, command.end)
    columns = passage.argument(options.end() if options else command.end)
    return passage.slice(columns[0]) if columns and command.name in PARTIAL else ""


def _span(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\multicolumn{2}{c}{text}`, `\multirow[t]{2}{*}{text}`: the text, with a mark before it."""
    spans = spanned(passage, command)
    if spans is None:
        return
    count, columns, content = spans
    opening = mark(
        command.name, command.start, passage.slice(count), encode(passage.slice(columns))
    )
    yield Edit(command.start, content.start, opening)
    yield Edit(content.end, content.end + passage.text.startswith("}", content.end))


def spanned(passage: Passage, command: Command) -> tuple[Span, Span, Span] | None:
    """Count, columns or width, and content of a cell that spans others."""
    at = command.end
    spans: list[Span] = []
    while len(spans) < 3:  # noqa: PLR2004
        argument = passage.argument(arguments(passage, at, optional=2)[1])
        if argument is None:
            return None
        spans.append(argument[0])
        at = argument[1]
    return spans[0], spans[1], spans[2]


def after_rule(passage: Passage, at: int) -> int:
    """The offset behind the arguments of the rule whose name ends at an offset.

    A cell in braces may follow a rule that takes none.
    """
    name = _NAME.search(passage.text, max(at - _LONGEST, 0), at)
    match = _RULE_OPTIONS.match(passage.text, at)
    at = match.end() if match else at
    for _ in range(_BRACED.get(name[1] if name else "", 0)):
        group = passage.group(passage.skip(at))
        at = group.end + 1 if group else at
    options = _RULE_OPTIONS.match(passage.text, at)
    return options.end() if options else at


def _braces(passage: Passage, start: int, end: int) -> int:
    found = _BRACE.findall(passage.text, start, end)
    return found.count("{") - found.count("}")
