"""Records of a log -> what stands before the text of items and theorems, and at their ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.printed.box_node import UnreadableBoxError, tree
from trykklar.printed.box_reader import read
from trykklar.printed.citations_and_lists import EndMark, PrintedHead, TexPosition
from trykklar.printed.showbox_hook import ALONE, BEGUN, END_MARK, HEAD
from trykklar.printed.text_run import behind, plain, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.printed.box_node import Node
    from trykklar.printed.log_record import Log, LogRecord

_SLANTED = frozenset(["it", "sl", "scit", "scsl"])
# A line that is made to end, in the midst of a head or behind it.
_NEW_LINE = re.compile(r"[.|]*\\penalty -10000\b")
_FILLED = re.compile(r"\\rule\((\d+(?:\.\d+)?)\+[-\d.]+\)x(\d+(?:\.\d+)?)")
_FORMULA = re.compile(r"\$([^$]+)\$|\\ensuremath\s*\{([^{}]+)\}")
_THICK = 2.0  # points: a rule that is a surface, and no line
_SQUARE, _BLACK_SQUARE = "◻", "◼"


def heads(log: Log, kind: str = HEAD) -> Iterator[PrintedHead]:
    """What stands before items and theorems; without what cannot be read as text.

    Args:
        log: What was read of it.
        kind: Of the records; a pointer is read in the same way.
    """
    begun = 0  # letters of a head that the next one has before its own
    for record in _whole(log, kind):
        environment, shape = (*record.data, "", "")[:2]
        before, begun = begun, 0
        try:
            nodes = tree(record.box)
            runs = trimmed(read(nodes))
        except UnreadableBoxError:
            continue
        begun = len(plain(runs)) if environment == BEGUN else 0
        runs = trimmed(behind(runs, before)) if environment not in ALONE else runs
        if not plain(runs).strip():
            continue  # an item without a label, such as that of a `quote`
        apart = any(map(_NEW_LINE.match, record.box)) or any(map(_is_higher, _nodes(nodes)))
        yield PrintedHead(_place(record), environment, runs, shape in _SLANTED, apart)


def end_marks(log: Log) -> Iterator[EndMark]:
    """The signs at the ends of proofs and theorems; without what is neither text nor a formula.

    Args:
        log: What was read of it.
    """
    for record in _whole(log, END_MARK):
        try:
            nodes = tree(record.box)
            sign = plain(trimmed(read(nodes)))
        except UnreadableBoxError:
            formula = _FORMULA.fullmatch("".join(record.data[:1]).strip())
            if formula:
                yield EndMark(_place(record), formula=(formula[1] or formula[2]).strip())
            continue
        yield EndMark(_place(record), sign or _drawn(nodes))


def _whole(log: Log, kind: str) -> Iterator[LogRecord]:
    return (item for item in log.records.values() if item.kind == kind and item.whole)


def _place(record: LogRecord) -> TexPosition:
    return TexPosition(record.file.strip("/"), record.line)


def _nodes(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _nodes(node.children)


def _is_higher(node: Node) -> bool:
    r"""Whether a box has a line below another one: ntheorem's `break` sets a head so."""
    lines = [child for child in node.children if child.text.startswith(r"\hbox")]
    return node.text.startswith(r"\vbox") and len(lines) > 1 and "x0.0" not in node.text


def _drawn(nodes: Iterable[Node]) -> str:
    """What rules make: a surface, or lines around it; "" where nothing is drawn."""
    rules = [match for node in _nodes(nodes) if (match := _FILLED.match(node.text))]
    if any(min(map(float, rule.groups())) > _THICK for rule in rules):
        return _BLACK_SQUARE
    return _SQUARE if any(r"\rule(" in node.text for node in _nodes(nodes)) else ""
