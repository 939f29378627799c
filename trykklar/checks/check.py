"""Document -> what it cites and what is wrong with it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from trykklar.checks.policy import Policy
from trykklar.stamp import clock

if TYPE_CHECKING:
    from trykklar.checks.result import CheckResult
    from trykklar.document import Document


def check(document: Document, policy: Policy | None = None) -> CheckResult:
    """Check one document, without compiling it.

    Args:
        document: What to check.
        policy: What its author asks for.

    Raises:
        CannotGoOn: Its main file cannot be read.
    """
    from trykklar.checks import cache

    policy = policy or Policy()
    today = policy.today or dt.datetime.now(tz=dt.UTC).date()
    kept = cache.recall(document, policy, today)
    if kept is not None:
        return kept
    since = clock(policy.cache or document.root / document.work)
    from trykklar.bibliography import assemble
    from trykklar.checks.evidence import Evidence
    from trykklar.checks.judgement import judge
    from trykklar.latex import read

    reading = read(document)
    evidence = Evidence(reading, assemble(reading), policy)
    result = judge(evidence)
    cache.keep(result, policy, today, since)
    return result
