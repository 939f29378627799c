"""What TeX's messages mean."""

from __future__ import annotations

from trykklar.typeset.log.rules import doubts, resources, structure
from trykklar.typeset.log.rules.log_rule import LogRule, rule

__all__ = ["ERRORS", "UNCONVERTED", "UNKNOWN", "UNNAMED", "WARNINGS", "LogRule"]

ERRORS = (*structure.RULES, *resources.RULES)
"""Messages in the form of an error; the first row that matches decides."""

WARNINGS = doubts.RULES
"""Messages in the form of a warning; others are left out."""

UNKNOWN = rule("tex-unknown", r"", "TeX says: {text}")
"""An error whose message is not in the table."""

UNNAMED = rule(
    "tex-undefined-command",
    r"",
    "Something that is called here uses a command that is not defined; TeX does not name it.",
    "A package that is missing, too old, or loaded for another engine is the usual cause.",
)
"""An undefined command within so long a macro that TeX cuts its name off."""

UNCONVERTED = rule(
    "tex-missing-figure",
    r"",
    "The figure '{name}' is EPS, and was not made a PDF, which this engine needs.",
    "Export it as PDF, or convert it: 'epstopdf {name}', which needs Ghostscript.",
)
"""A figure that seems not to be there, but is there as EPS."""
