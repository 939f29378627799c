r"""Comments that silence a finding beside the place it is about.

In LaTeX, `% trykklar: ignore CODE[, CODE] [until 2026-12-31] [reason]` is for its own line, or for
the next one where it stands alone. In a .bib file the same line above an entry is for the whole
entry: BibTeX takes no notice of what stands between entries.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.checks.rule import Remark, Rule
from trykklar.finding import Severity
from trykklar.latex.source import Place, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from trykklar.bibliography import Entry
    from trykklar.checks.check_context import CheckContext
    from trykklar.finding import Finding

_COMMENT = re.compile(r"%[ \t]*trykklar:[ \t]*ignore[ \t]+([^\r\n]*)")
_CODES = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\s*,\s*[a-z]+(?:-[a-z]+)*)*")
_UNTIL = re.compile(r"until\s+(\d{4}-\d\d-\d\d)\b")
_FAR = 3


@dataclass(frozen=True, slots=True)
class Silence:
    """One such comment.

    Attributes:
        codes: Codes or families it silences.
        lines: The lines it is for.
        until: Its last day; None for good.
        place: Where it stands.
    """

    codes: frozenset[str]
    lines: range
    until: dt.date | None
    place: Place

    def covers(self, finding: Finding, today: dt.date) -> bool:
        """Whether it silences a finding of its file on a day."""
        family = finding.code.partition("-")[0]
        named = finding.code in self.codes or family in self.codes
        return named and finding.line in self.lines and not self.over(today)

    def over(self, today: dt.date) -> bool:
        """Whether its time is up."""
        return self.until is not None and today > self.until


def silences(context: CheckContext) -> Iterator[Silence]:
    """Every such comment."""
    for source in context.sources:
        if "trykklar:" not in source.text:
            continue
        entries = sorted(context.entries_of(source), key=_offset)
        for match in _COMMENT.finditer(source.text):
            yield _silence(source, match, entries)


def by_line(silences: Iterable[Silence]) -> Mapping[tuple[Path, int], tuple[Silence, ...]]:
    """File and line -> the comments for it."""
    found: dict[tuple[Path, int], list[Silence]] = defaultdict(list)
    for silence in silences:
        for line in silence.lines:
            found[silence.place.path, line].append(silence)
    return {where: tuple(listed) for where, listed in found.items()}


def _offset(entry: Entry) -> int:
    return entry.offset


def _silence(source: Source, match: re.Match[str], entries: Sequence[Entry]) -> Silence:
    words = match[1]
    named = _CODES.match(words)
    codes = frozenset(code.strip() for code in named[0].split(",")) if named else frozenset[str]()
    until = _UNTIL.search(words)
    line = source.line(match.start())
    alone = not source.text[source.start(line) : match.start()].strip()
    last = _last_line(source, line, entries) if alone else line
    return Silence(
        frozenset(codes), range(line, last + 1), _day(until), Place(source, match.start())
    )


def _day(match: re.Match[str] | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(match[1]) if match else None
    except ValueError:
        return dt.date.min  # no such day: it silences nothing, and is reported


def _last_line(source: Source, line: int, entries: Sequence[Entry]) -> int:
    """The last line that a comment alone on its line is for: that of the entry which follows."""
    following = bisect_left(entries, source.start(line), key=_offset)
    if following == len(entries):
        return line + 1
    entry = entries[following]
    if source.line(entry.offset) > line + _FAR:
        return line + 1
    between = source.text[source.start(line + 1) : entry.offset]
    if not between.strip(" \t\r\n%"):  # further comments may stand between
        return source.line(max(entry.end - 1, entry.offset))
    return line + 1


def expired(context: CheckContext) -> Iterator[Remark]:
    """Comments whose day is past."""
    for silence in silences(context):
        if silence.over(context.today):
            codes = ", ".join(sorted(silence.codes))
            yield Remark(silence.place, f"This comment no longer silences {codes}.")


RULES = (
    Rule(
        "ignore-expired",
        Severity.WARNING,
        "A comment that silences a finding, whose last day is past.",
        "What was put off is due.",
        "% trykklar: ignore entry-required until 2025-01-01 in press",
        expired,
    ),
)
