"""Before and after: whatever the source has and the Word file has not is a finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.finding import Severity
from trykklar.word.marked.mark import CLOSE, OPEN, SEPARATOR, decode
from trykklar.word.marked.preamble import definitions
from trykklar.word.marked.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.word.marked.unit import Unit
    from trykklar.word.reading import Skipped
    from trykklar.word.text.desk import Desk

_MARK = re.compile(f"{OPEN}([a-z]+){SEPARATOR}(\\d+){SEPARATOR}?")
_NAMES = {
    "cite": "A citation",
    "cites": "A citation",
    "ref": "A reference",
    "label": "A label",
    "caption": "A caption",
    "image": "A figure",
    "drawing": "A drawing",
    "table": "A table",
    "cell": "A table cell",
    "equation": "An equation's number",
    "references": "The reference list",
}
_LOUD = frozenset(["cite", "cites", "ref", "caption", "image", "drawing", "table", "references"])
_LONGEST = 60
_WORD = re.compile(r"[^\W\d_]{3,}")
_MOST_LOST = 0.5


def report_losses(desk: Desk, skipped: list[Skipped]) -> int:
    """Report each mark that did not come through, and each piece of text pandoc passed over.

    Args:
        desk: The state of the export; its `seen` marks are what came through.
        skipped: What pandoc's log says.

    Returns:
        How many losses there are.
    """
    lost = list(_lost_marks(desk))
    for kind, offset in lost:
        said = _excerpt(desk.manuscript.flat.text[offset:])
        severity = Severity.ERROR if kind in _LOUD else Severity.WARNING
        desk.report(
            "word-lost", severity, offset, f"{_NAMES[kind]} is not in the Word file: {said}"
        )
    for item in skipped:
        _report_skipped(item, desk)
    return len(lost) + len(skipped)


def report_units(desk: Desk, said: str) -> int:
    """Report each heading, paragraph, caption, footnote and cell whose words are not there.

    Args:
        desk: The state of the export, its text finished.
        said: All text of the Word file.

    Returns:
        How many are lost.
    """
    known = set(_WORD.findall(said.casefold()))
    landed = {unit.offset for unit in desk.units}
    lost = [unit for unit in desk.manuscript.units if unit.start not in landed]
    lost = [unit for unit in lost if _missing(unit, desk, known) > _MOST_LOST]
    for unit in lost:
        excerpt = _excerpt(desk.manuscript.flat.text[unit.start : unit.end])
        message = f"This {unit.kind} is not in the Word file: {excerpt}"
        desk.report("word-lost", Severity.ERROR, unit.start, message)
    return len(lost)


def _missing(unit: Unit, desk: Desk, known: set[str]) -> float:
    """The share of a unit's words that the Word file has nowhere."""
    words = _WORD.findall(visible(desk.manuscript.flat, unit.start, unit.end).casefold())
    return sum(word not in known for word in words) / max(len(words), 1)


def _lost_marks(desk: Desk) -> Iterator[tuple[str, int]]:
    """Marks of the text; one in a macro's definition counts only where the macro is used."""
    flat = desk.manuscript.flat
    macros = list(definitions(flat, len(flat.text), desk.manuscript.start))
    done: set[int] = set()
    for match in _MARK.finditer(desk.manuscript.marked.text):
        kind, offset = match[1], int(match[2])
        if offset < desk.manuscript.start or kind not in _NAMES or offset in done:
            continue
        done.add(offset)
        if offset not in desk.seen and not any(span.start <= offset < span.end for span in macros):
            yield kind, offset


def _report_skipped(item: Skipped, desk: Desk) -> None:
    place = desk.manuscript.marked.place(min(item.offset, len(desk.manuscript.marked.text) - 1))
    said = _excerpt(item.source)
    if item.broken:
        message = f"Pandoc cannot read this part; only its words are in the Word file: {said}"
        desk.report_at("word-unreadable", Severity.WARNING, place, message)
    else:
        message = f"Word does not know this command; at most its text was kept: {said}"
        desk.report_at("word-skipped", Severity.WARNING, place, message)


def _excerpt(text: str) -> str:
    bare = " ".join(decode(re.sub(f"[{OPEN}-{CLOSE}]", " ", text[: 4 * _LONGEST])).split())
    return bare if len(bare) <= _LONGEST else bare[:_LONGEST] + " …"
