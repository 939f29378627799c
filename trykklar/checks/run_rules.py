"""Applies every rule to the context."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.checks.check_result import CheckResult
from trykklar.checks.list_length import length_of_list
from trykklar.checks.registry import RULES
from trykklar.checks.rule import RuleFinding, apply
from trykklar.checks.suppression import by_line, silences
from trykklar.latex.word_count import by_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.checks.check_context import CheckContext


def judge(context: CheckContext) -> CheckResult:
    """Apply every rule to the context."""
    found = _ordered(_reported(context))
    return CheckResult(
        document=context.reading.document,
        cited=tuple(sorted(context.cited if context.recorded is None else context.recorded)),
        undefined=tuple(sorted(context.undefined)),
        unused=context.unused,
        findings=tuple(dict.fromkeys(result.finding for result in found)),
        citations=sum(not citation.silent for citation in context.reading.citations),
        amounts={
            **by_part(context.reading),
            "references": length_of_list(context.cited_entries),
        },
        files=context.files,
        sought=context.sought,
        edits=tuple(edit for result in found for edit in result.edits),
        reading=context.reading,
    )


def _reported(context: CheckContext) -> Iterator[RuleFinding]:
    """What is found, without what a comment beside it silences."""
    quiet = by_line(silences(context))
    for found in _wanted(context):
        beside = quiet.get((found.finding.path, found.finding.line), ())
        if not any(silence.covers(found.finding, context.today) for silence in beside):
            yield found


def _wanted(context: CheckContext) -> Iterator[RuleFinding]:
    policy = context.policy
    for finding in (*context.reading.findings, *context.database.findings):
        if policy.wants(finding.code):
            yield RuleFinding(finding)
    for rule in RULES.values():
        if policy.wants(rule.code):
            chosen = replace(rule, severity=policy.unused) if rule.code == "entry-unused" else rule
            yield from apply(chosen, context)


def _ordered(found: Iterable[RuleFinding]) -> list[RuleFinding]:
    def place(result: RuleFinding) -> tuple[str, int, int, str]:
        finding = result.finding
        return str(finding.path), finding.line, finding.column, finding.code

    return sorted(found, key=place)
