"""Check results -> one JSON object; its form is relied on by other programs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from trykklar.report.printable import dumped, relative

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from trykklar.checks import CheckResult
    from trykklar.finding import Finding


def render(results: Sequence[CheckResult]) -> str:
    """`{"documents": [{"main", "cited", "undefined", "unused", "findings"}]}`."""
    documents = [_document(result) for result in results]
    return dumped({"documents": documents})


def _document(result: CheckResult) -> dict[str, object]:
    shown = cache(relative)  # few files have all findings
    return {
        "main": shown(result.document.source),
        "cited": result.cited,
        "undefined": result.undefined,
        "unused": result.unused,
        "words": result.words,
        "citations": result.citations,
        "findings": [_finding(finding, shown) for finding in result.findings],
    }


def _finding(finding: Finding, shown: Callable[[Path], str]) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "path": shown(finding.path),
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "hint": finding.hint,
    }
