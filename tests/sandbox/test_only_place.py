"""No module but those of the sandbox starts a program: one that did would start it unconfined."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import trykklar

PACKAGE = Path(trykklar.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent.name != "sandbox")
STARTING = {"subprocess", "pty", "multiprocessing", "_posixsubprocess", "pexpect", "sh"}
OF_OS = {"system", "popen", "fork", "forkpty", "startfile"}


def starts(tree: ast.AST) -> list[int]:
    """Lines of a module that can start a program."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            names = {(node.module or "").partition(".")[0]}
        elif isinstance(node, ast.Attribute):
            ours = node.attr in OF_OS or node.attr.startswith(("exec", "spawn", "posix_spawn"))
            names = {"subprocess"} if ours and ast.unparse(node.value) == "os" else set()
        else:
            continue
        found += [node.lineno] if names & STARTING else []
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_starts_no_program(path: Path) -> None:
    assert starts(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "code", ["import subprocess", "from subprocess import run", "import os\nos.system('x')",
             "import os\nos.execv('x', [])"]
)  # fmt: skip
def test_a_module_that_did_would_be_noticed(code: str) -> None:
    assert starts(ast.parse(code))
