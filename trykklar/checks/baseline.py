"""Findings that are known already: a file of them keeps an old manuscript's noise away."""

from __future__ import annotations

import json
import os
from collections import Counter
from typing import TYPE_CHECKING

from trykklar.finding import FatalError
from trykklar.storage import regular_file
from trykklar.storage.atomic_file import write_json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from trykklar.finding import Finding

Known = Counter[tuple[str, str, str]]


def read(path: Path) -> Known:
    """The findings in a baseline file, without their lines, which change as one writes.

    Raises:
        FatalError: It cannot be read.
    """
    try:
        listed = json.loads(regular_file.read(path))["findings"]
        return Counter((entry["code"], entry["path"], entry["message"]) for entry in listed)
    except (OSError, ValueError, LookupError, TypeError, RecursionError) as trouble:
        raise FatalError(
            f"The baseline {path} cannot be read: {trouble}.",
            f"Make it with `check --write-baseline {path}`.",
        ) from None


def save(path: Path, findings: Iterable[Finding]) -> None:
    """Write the findings as a baseline file.

    Raises:
        FatalError: It cannot be written.
    """
    listed = [
        {"code": code, "path": name, "message": message}
        for code, name, message in sorted(_identity(finding, path) for finding in findings)
    ]
    write_json(path, {"findings": listed}, within=None)


def unknown(findings: Iterable[Finding], known: Known, path: Path) -> tuple[Finding, ...]:
    """The findings that are not in a baseline; as many of a kind as it has are taken out."""
    left = Counter(known)
    kept = []
    for finding in findings:
        identity = _identity(finding, path)
        if left[identity]:
            left[identity] -= 1
        else:
            kept.append(finding)
    return tuple(kept)


def _identity(finding: Finding, baseline: Path) -> tuple[str, str, str]:
    """What stays of a finding when lines are added above it; its path is seen from the baseline."""
    name = os.path.relpath(finding.path, baseline.resolve().parent)
    return finding.code, name.replace(os.sep, "/"), finding.message
