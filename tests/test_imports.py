"""Modules import one way: a circle is a knot that nobody can read from its beginning."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "trykklar"


def _name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def _imported(path: Path, modules: frozenset[str]) -> set[str]:
    """The modules of ours that one imports, anywhere in it, for types too."""
    named: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            named.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            named.update(whole & modules or {node.module})
    return named & modules - {_name(path)}


def test_no_module_is_imported_by_what_it_imports() -> None:
    paths = {_name(path): path for path in PACKAGE.rglob("*.py")}
    imports = {name: _imported(path, frozenset(paths)) for name, path in paths.items()}
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as circle:
        raise AssertionError(" <- ".join(circle.args[1])) from None
