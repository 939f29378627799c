"""Findings as rows that JSON can hold: the one form in which results keep them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from trykklar.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence


def to_row(finding: Finding) -> tuple[str | int, ...]:
    """A finding as a row, in the order of its attributes."""
    place = (str(finding.path), finding.line, finding.column)
    return (finding.code, str(finding.severity), *place, finding.message, finding.hint)


def from_row(row: Sequence[Any]) -> Finding:
    """The finding of a row.

    Raises:
        ValueError: The row is none of `to_row`.
    """
    code, severity, path, line, column, message, hint = row
    return Finding(code, Severity(severity), Path(path), line, column, message, hint)
