"""What the names of environments mean to an expansion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.structure_commands import LISTS_OF_WORKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.latex.expansion.token import Token
    from trykklar.latex.expansion.token_meaning import Environment, OpenEnvironment

_HANDLED = frozenset(
    {"document", "filecontents", "filecontents*", "list", "lrbox", "minipage"}
    | {"otherlanguage", "otherlanguage*"}
    | LISTS_OF_WORKS.keys()
)


class EnvironmentTable:
    """What is known of environments where reading stands.

    Args:
        raw: Environments that are handed on as they are written.

    Attributes:
        defined: Name -> what the author defined.
        hooks: Name and a place of the environment -> what is read there.
        opened: The author's own that are open, the innermost last.
        excluded: Those whose text TeX does not read.
        transparent: Those of which only the text is read.
        raw: Those that are handed on as they are written.
    """

    def __init__(self, raw: Iterable[str]) -> None:
        self.defined: dict[str, Environment] = {}
        self.hooks: dict[tuple[str, str], list[Token]] = {}
        self.opened: list[OpenEnvironment] = []
        self.excluded: set[str] = {"comment"}
        self.transparent: set[str] = set()
        self.raw = set(raw)

    def is_ordinary(self, name: str) -> bool:
        """Whether an environment is handed on as it is, its text being read."""
        return not (
            name in self.defined
            or any(hooked == name for hooked, _ in self.hooks)
            or name in self.raw
            or name in self.excluded
            or name in self.transparent
            or name in _HANDLED
            or (self.opened and self.opened[-1].name == name)
        )
