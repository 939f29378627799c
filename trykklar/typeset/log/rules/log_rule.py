"""What one message of TeX means: one row, from TeX's words to ours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trykklar.finding import Severity


@dataclass(frozen=True, slots=True)
class LogRule:
    """One meaning.

    Attributes:
        code: Code of the finding.
        pattern: TeX's words. Its groups stand in braces in our words; a group `line` says where
            the trouble began.
        message: Our words.
        hint: What to do about it; the names at hand may give a better one.
        severity: How much it matters.
    """

    code: str
    pattern: re.Pattern[str]
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR


def rule(
    code: str, pattern: str, message: str, hint: str = "", severity: Severity = Severity.ERROR
) -> LogRule:
    """A row as it is written down, with its pattern as text."""
    return LogRule(code, re.compile(pattern), message, hint, severity)
