"""Findings of a kind: the first of them one by one, the rest counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from trykklar.finding import Finding

MOST_ALIKE = 25
"""Findings of one code that are listed; who has more has one cause, or begins with these."""

_REMEMBERED = 100_000
"""Messages whose repetition is noticed; beyond, each counts."""


@dataclass
class Tally:
    """Findings by their code, each once, and only so many of each.

    What is beyond is never made into a finding, for its place would have to be looked for.
    """

    _kept: dict[Finding, int] = field(default_factory=dict)
    _listed: Counter[str] = field(default_factory=Counter)
    _last: dict[str, Finding] = field(default_factory=dict)
    _known: set[Hashable] = field(default_factory=set)

    def add(self, code: str, message: Hashable, made: Callable[[], Finding]) -> None:
        """Take in a message.

        Args:
            code: Code of its finding.
            message: What distinguishes it from others of the code.
            made: Makes the finding.
        """
        if (code, message) in self._known:
            return
        if len(self._known) < _REMEMBERED:
            self._known.add((code, message))
        if self._listed[code] > MOST_ALIKE:
            self._kept[self._last[code]] += 1
            return
        finding = made()
        if finding not in self._kept:
            self._kept[finding] = 0
            self._listed[code] += 1
            self._last[code] = finding

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings in order; the last one of a code says how many more there are."""
        return tuple(_counted(finding, more) for finding, more in self._kept.items())


def _same(finding: Finding) -> Finding:
    return finding


def _counted(finding: Finding, more: int) -> Finding:
    if not more:
        return finding
    return replace(finding, message=f"{finding.message} And {more:,} more like this.")


def tallied(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings, each once, with the rest of each code counted."""
    tally = Tally()
    for finding in findings:
        tally.add(finding.code, finding, partial(_same, finding))
    return tally.findings
