"""Check results -> one JSON object; its form is relied on by other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.report.printable import dumped, relative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.checks import CheckResult
    from trykklar.finding import Finding


def render(results: Sequence[CheckResult]) -> str:
    """`{"documents": [{"main", "cited", "undefined", "unused", "findings"}]}`."""
    documents = [_document(result) for result in results]
    return dumped({"documents": documents})


def _document(result: CheckResult) -> dict[str, object]:
    return {
        "main": relative(result.document.source),
        "cited": result.cited,
        "undefined": result.undefined,
        "unused": result.unused,
        "words": result.words,
        "citations": result.citations,
        "findings": [_finding(finding) for finding in result.findings],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "path": relative(finding.path),
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "hint": finding.hint,
    }
