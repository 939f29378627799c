"""Findings -> SARIF 2.1.0, the form that code scanning reads."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from trykklar import __version__
from trykklar.checks.registry import RULES
from trykklar.finding import Severity
from trykklar.report.printable import dumped, relative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.finding import Finding

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(findings: Sequence[Finding]) -> str:
    """The findings as one run, with the rules they come from.

    Source: OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
    """
    codes = sorted({finding.code for finding in findings})
    driver = {
        "name": "trykklar",
        "version": __version__,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"uri": f"{Path.cwd().as_uri()}/"}},
        "results": [_result(finding, codes.index(finding.code)) for finding in findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumped(log, indent=1)


def _rule(code: str) -> dict[str, object]:
    rule = RULES.get(code)
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why}\nExample: {rule.example}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: int) -> dict[str, object]:
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.hint}".strip()},
        "locations": [{"physicalLocation": _location(finding)}],
    }


def _location(finding: Finding) -> dict[str, object]:
    path = relative(finding.path)
    artifact = (
        {"uri": finding.path.as_uri()}
        if path.startswith("..")
        else {"uri": quote(os.fsencode(path.replace(os.sep, "/"))), "uriBaseId": "ROOT"}
    )
    location: dict[str, object] = {"artifactLocation": artifact}
    if finding.line:
        region = {"startLine": finding.line}
        if finding.column:
            region["startColumn"] = finding.column
        location["region"] = region
    return location
