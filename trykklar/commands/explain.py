"""`explain`: what a finding's code means."""

from __future__ import annotations

import sys
from textwrap import fill, indent
from typing import TYPE_CHECKING

from trykklar.finding import FatalError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Container

    from trykklar.report.code_catalogue import CodeMeaning


def run(options: argparse.Namespace) -> int:
    """Print what, why and an example of one code, every code in a line, or the page of all rules.

    Raises:
        FatalError: There is no such code.
    """
    from trykklar.nearest_name import nearest
    from trykklar.report.code_catalogue import catalogue

    code = options.code
    if options.format == "markdown":
        sys.stdout.write(_page())
        return 0
    known = catalogue()
    if not code:
        lines = (f"{each.code:28} {each.what.splitlines()[0]}\n" for each in known.values())
        sys.stdout.writelines(lines)
        return 0
    if code not in known:
        hint = nearest(code, known) or "`explain` alone lists all codes."
        raise FatalError(f"There is no code '{code}'.", hint)
    sys.stdout.write(_explained(known[code]))
    return 0


def _page() -> str:
    """`docs/rules.md`: every rule of `check`, and every other code that a finding may have."""
    from trykklar.checks.registry import RULES
    from trykklar.report.code_catalogue import other_stages
    from trykklar.report.rulebook import render
    from trykklar.typeset.log.rules import ERRORS, UNKNOWN, WARNINGS

    stages = other_stages().values()
    return render(RULES.values(), stages, (*ERRORS, UNKNOWN, *WARNINGS))


def _explained(meaning: CodeMeaning) -> str:
    parts = [f"{meaning.code} ({meaning.severity})", fill(meaning.what, 80)]
    if meaning.why:
        parts.append(f"Why: {fill(meaning.why, 80)}")
    if meaning.example:
        parts.append(f"Example:\n{indent(meaning.example, '    ')}")
    if meaning.code in _silenced():
        parts.append(f"Silence it in one place with:  % trykklar: ignore {meaning.code} reason")
    return "\n\n".join(parts) + "\n"


def _silenced() -> Container[str]:
    """The codes that a comment in the source can silence: those of `check`."""
    from trykklar.checks.registry import RULES

    return RULES
