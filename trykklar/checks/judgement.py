"""The evidence held against every rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.checks.registry import RULES
from trykklar.checks.result import CheckResult
from trykklar.checks.rule import Found, apply
from trykklar.checks.silence import by_line, silences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.checks.evidence import Evidence


def judge(evidence: Evidence) -> CheckResult:
    """Hold the evidence against every rule."""
    found = _ordered(_heard(evidence))
    return CheckResult(
        document=evidence.reading.document,
        cited=tuple(sorted(evidence.cited if evidence.recorded is None else evidence.recorded)),
        undefined=tuple(sorted(evidence.undefined)),
        unused=evidence.unused,
        findings=tuple(dict.fromkeys(one.finding for one in found)),
        citations=sum(not one.silent for one in evidence.reading.citations),
        words=evidence.reading.words,
        files=evidence.files,
        sought=evidence.sought,
        edits=tuple(edit for one in found for edit in one.edits),
        reading=evidence.reading,
    )


def _heard(evidence: Evidence) -> Iterator[Found]:
    """What is found, without what a comment beside it silences."""
    quiet = by_line(silences(evidence))
    for one in _wanted(evidence):
        beside = quiet.get((one.finding.path, one.finding.line), ())
        if not any(silence.covers(one.finding, evidence.today) for silence in beside):
            yield one


def _wanted(evidence: Evidence) -> Iterator[Found]:
    policy = evidence.policy
    for finding in (*evidence.reading.findings, *evidence.database.findings):
        if policy.wants(finding.code):
            yield Found(finding)
    for rule in RULES.values():
        if policy.wants(rule.code):
            chosen = replace(rule, severity=policy.unused) if rule.code == "entry-unused" else rule
            yield from apply(chosen, evidence)


def _ordered(found: Iterable[Found]) -> list[Found]:
    def place(one: Found) -> tuple[str, int, int, str]:
        finding = one.finding
        return str(finding.path), finding.line, finding.column, finding.code

    return sorted(found, key=place)
