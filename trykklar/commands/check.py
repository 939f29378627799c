"""`check`: is every citation, reference, label and entry as it should be?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from trykklar.finding import failed

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from trykklar.checks import CheckResult


def run(options: argparse.Namespace) -> int:
    """Check editions or main files; 1 where something is wrong.

    Raises:
        CannotGoOn: A main file cannot be read, or an edition cannot be assembled.
    """
    from trykklar import target
    from trykklar.examination import examine_all

    chosen = target.choose(options.targets, options.project)
    results = examine_all(chosen)
    sys.stdout.write(_rendered(results, options.format) + "\n")
    return int(any(failed(result.findings) for result in results))


def _rendered(results: Sequence[CheckResult], form: str) -> str:
    """The results in one of the forms; only its module is imported."""
    findings = tuple(dict.fromkeys(one for result in results for one in result.findings))
    if form == "json":
        from trykklar.report import json

        return json.render(results)
    if form == "junit":
        from trykklar.report import junit

        return junit.render(results)
    if form == "sarif":
        from trykklar.report import sarif

        return sarif.render(findings)
    if form == "github":
        from trykklar.report import github

        return github.render(findings)
    from trykklar.report import text

    return text.render(findings)
