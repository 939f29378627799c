"""`explain`: what a finding's code means."""

from __future__ import annotations

import sys
from textwrap import fill, indent
from typing import TYPE_CHECKING

from trykklar.finding import FatalError

if TYPE_CHECKING:
    import argparse

    from trykklar.checks.rule import Rule


def run(options: argparse.Namespace) -> int:
    """Print what, why and an example of one code, every code in a line, or the page of all rules.

    Raises:
        FatalError: There is no such code.
    """
    from trykklar.checks.registry import RULES
    from trykklar.nearest_name import nearest

    code = options.code
    if options.format == "markdown":
        sys.stdout.write(_page())
        return 0
    if not code:
        sys.stdout.writelines(f"{rule.code:28} {rule.what}\n" for rule in RULES.values())
        return 0
    if code not in RULES:
        raise FatalError(
            f"there is no code '{code}'", nearest(code, RULES) or "`explain` alone lists all codes."
        )
    sys.stdout.write(_explained(RULES[code]))
    return 0


def _page() -> str:
    """`docs/rules.md`: every rule of `check`, and every message of TeX that has a code."""
    from trykklar.checks.registry import RULES
    from trykklar.report.rulebook import render
    from trykklar.typeset.log.rules import ERRORS, UNKNOWN, WARNINGS

    return render(RULES.values(), (*ERRORS, UNKNOWN, *WARNINGS))


def _explained(rule: Rule) -> str:
    return (
        f"{rule.code} ({rule.severity})\n\n"
        f"{fill(rule.what, 80)}\n\n"
        f"Why: {fill(rule.why, 80)}\n\n"
        f"Example:\n{indent(rule.example, '    ')}\n\n"
        f"Silence it in one place with:  % trykklar: ignore {rule.code} reason\n"
    )
