"""Document -> what it cites and what is wrong with it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from trykklar.checks.policy import Policy
from trykklar.storage.stamp import clock

if TYPE_CHECKING:
    from trykklar.checks.check_result import CheckResult
    from trykklar.document import Document


def check(document: Document, policy: Policy | None = None) -> CheckResult:
    """Check one document, without compiling it.

    Args:
        document: What to check.
        policy: What its author asks for.

    Raises:
        FatalError: Its main file cannot be read.
    """
    from trykklar.checks import check_cache

    policy = policy or Policy()
    today = policy.today or dt.datetime.now(tz=dt.UTC).date()
    kept = check_cache.recall(document, policy, today)
    if kept is not None:
        return kept
    since = clock(policy.cache or document.root / document.work)
    from trykklar.bibliography import assemble
    from trykklar.checks.check_context import CheckContext
    from trykklar.checks.run_rules import judge
    from trykklar.latex.read_document import read

    reading = read(document)
    context = CheckContext(reading, assemble(reading), policy)
    result = judge(context)
    check_cache.keep(result, policy, today, since)
    return result
