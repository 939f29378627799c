"""Findings -> annotations of GitHub Actions, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.finding import Severity
from trykklar.report.printable import printable, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.finding import Finding

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def render(findings: Sequence[Finding]) -> str:
    """`::error file=..,line=..,col=..,title=CODE::message`, with hint, a line per finding.

    Source: "Workflow commands for GitHub Actions", docs.github.com.
    """
    return "\n".join(_line(finding) for finding in findings)


def _line(finding: Finding) -> str:
    place = {
        "file": shown(finding.path),
        "line": str(finding.line or ""),
        "col": str(finding.column or ""),
        "title": finding.code,
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items() if value)
    message = printable(f"{finding.message} {finding.hint}".strip())
    return f"::{_LEVELS[finding.severity]} {properties}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
