"""`check`: is every citation, reference, label and entry as it should be?"""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.finding import FatalError, at_origin, failed
from trykklar.report.printable import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from trykklar.checks import CheckResult, Policy
    from trykklar.finding import Finding
    from trykklar.project.selection import Selection


def run(options: argparse.Namespace) -> int:
    """Check editions or main files; 1 where something is wrong.

    Raises:
        FatalError: A main file or the baseline cannot be read, an edition cannot be assembled, or
            there is no such code.
    """
    gc.disable()  # many objects, no reference cycles, a short process
    try:
        return _run(options)
    finally:
        gc.enable()


def _run(options: argparse.Namespace) -> int:
    from trykklar.project import selection
    from trykklar.publish.examination import examine_all

    policy = _policy(options)
    chosen = selection.choose(
        options.targets, options.project, allowed=options.allow, folder=options.cd
    )
    results = _between(chosen, policy, examine_all(chosen, policy), declare=options.in_step)
    if options.diff or options.fix:
        return _corrected(results, write=options.fix)
    if options.write_baseline:
        _save(results, options.write_baseline)
    elif options.baseline:
        results = _without_known(results, options.baseline)
    sys.stdout.write(_rendered(results, options.format) + "\n")
    return int(any(failed(result.findings) for result in results))


def _between(
    chosen: Selection, policy: Policy, results: tuple[CheckResult, ...], *, declare: bool
) -> tuple[CheckResult, ...]:
    """The results with what the manuscript's editions have and lack, each in its own."""
    editions = [result for result in results if chosen.edition(result.document)]
    if chosen.manuscript is None or len(editions) < 2:  # noqa: PLR2004 - nothing to compare
        return results
    from trykklar.checks.rules import editions as between
    from trykklar.latex.read_document import read

    step = chosen.manuscript.path.with_name("in-step.json")
    readings = tuple(result.reading or read(result.document) for result in editions)
    if declare:
        between.declare(step, readings)
    found = between.differences(step, readings)
    return tuple(_with(result, found, policy) for result in results)


def _with(
    result: CheckResult, found: Mapping[str, Sequence[Finding]], policy: Policy
) -> CheckResult:
    document = result.document
    wanted = (finding for finding in found.get(document.name, ()) if policy.wants(finding.code))
    own = at_origin(wanted, document.origins)
    return replace(result, findings=(*result.findings, *own))


def _policy(options: argparse.Namespace) -> Policy:
    from trykklar.checks import Policy
    from trykklar.storage.seal import folder

    chosen = _codes(options.select), _codes(options.ignore)
    if any(chosen):
        _known({code for codes in chosen for code in codes})
    fresh = options.no_cache or options.diff or options.fix
    return Policy(select=chosen[0], ignore=chosen[1], cache=None if fresh else folder())


def _known(codes: set[str]) -> None:
    from trykklar.checks.registry import RULES
    from trykklar.nearest_name import nearest

    known = {*RULES, *(rule.family for rule in RULES.values()), "limit", "statement"}
    for code in codes - known:
        if not code.startswith(("limit-", "statement-")):
            hint = nearest(code, known) or "`trykklar explain` lists all codes."
            raise FatalError(f"There is no code or family '{code}'.", hint)


def _codes(given: str | None) -> tuple[str, ...]:
    return tuple(code.strip() for code in (given or "").split(",") if code.strip())


def _corrected(results: Sequence[CheckResult], *, write: bool) -> int:
    """Show the certain corrections, or make them."""
    from trykklar.checks.correction import correct, difference

    edits = [edit for result in results for edit in result.edits]
    made = {path: own for result in results for path, own in result.document.origins.items()}
    fences = [result.document.fence for result in results]
    if not write:
        say(difference(edits, made, fences), sys.stdout)
        return 0
    changed, left = correct(edits, made, fences)
    for path in changed:
        say(f"corrected {path}\n", sys.stdout)
    for path in left:
        say(
            f"trykklar: {path} is left as it is: it has several names (hard links), of which only "
            "one would be corrected.\n  Put a copy in its place, which is a file of its own.\n",
            sys.stderr,
        )
    return int(bool(left))


def _save(results: Sequence[CheckResult], path: Path) -> None:
    from trykklar.checks import baseline

    baseline.save(path, (finding for result in results for finding in result.findings))


def _without_known(results: Sequence[CheckResult], path: Path) -> tuple[CheckResult, ...]:
    from trykklar.checks import baseline

    known = baseline.read(path)
    return tuple(
        replace(result, findings=baseline.unknown(result.findings, known, path))
        for result in results
    )


def _rendered(results: Sequence[CheckResult], form: str) -> str:
    """The results in one of the forms; only its module is imported."""
    if form == "json":
        from trykklar.report import json_report

        return json_report.render(results)
    if form == "junit":
        from trykklar.report import junit

        return junit.render(results)
    findings = tuple(dict.fromkeys(finding for result in results for finding in result.findings))
    if form == "sarif":
        from trykklar.report import sarif

        return sarif.render(findings)
    if form == "github":
        from trykklar.report import github

        return github.render(findings)
    from trykklar.report import terminal

    return terminal.render(findings, [result.document.fence for result in results])
