"""A user who looks a code up finds it: no finding bears one that `explain` does not know."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import trykklar
from trykklar.checks.registry import RULES
from trykklar.report.code_catalogue import catalogue, other_stages

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(trykklar.__file__).parent
REPORTING = {
    "Finding",
    "_Breach",
    "ControlFault",
    "LogRule",
    "Rule",
    "finding",
    "report",
    "report_at",
    "rule",
    "_report",
}


def _strings(node: ast.AST) -> Iterator[str]:
    """Constants in a call's first arguments, also where a condition chooses between two."""
    for child in ast.walk(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child.value


def _raised() -> set[str]:
    """What looks like a code where a finding is made, or what it is to be made of."""
    texts: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in REPORTING:
                    texts.update(text for part in node.args[:2] for text in _strings(part))
            elif isinstance(node, ast.Tuple) and len(node.elts) == len(("code", "message", "hint")):
                texts.update(_strings(node.elts[0]))
            elif isinstance(node, ast.Assign) and "code" in ast.unparse(node.targets[0]).lower():
                texts.update(_strings(node.value))
    return {text for text in texts if re.fullmatch(r"[a-z]+(-[a-z]+)+", text)}


def test_every_code_that_is_reported_is_explained() -> None:
    assert _raised() - catalogue().keys() == set()


def test_nothing_is_explained_that_no_stage_reports() -> None:
    assert other_stages().keys() - _raised() == set()


def test_a_code_is_explained_in_one_place() -> None:
    assert other_stages().keys() & RULES.keys() == set()
