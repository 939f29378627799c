"""What names mean at the place that is read: what a group defines is forgotten at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.lexer import Categories
from trykklar.latex.expansion.token_meaning import KERNEL_REGISTERS, Value

if TYPE_CHECKING:
    from trykklar.latex.expansion.token import Token
    from trykklar.latex.expansion.token_meaning import Macro, Meaning

_LETTER, _OTHER, _ACTIVE = 11, 12, 13  # TeX: The Program, section 207
_MEANS_MORE = '\\{}$&#%~"'  # signs that mean more than themselves in what is handed on
_CATEGORY = "=catcode "


class Scope:
    r"""Definitions, registers and the language, group by group.

    As TeX's table of equivalents and its save stack (TeX: The Program, sections 220 and 268).

    Attributes:
        meanings: Name -> what the author defined. What is in a register, and the category of a
            character, stands there under `=` and its name.
        languages: The language of each open group, the innermost last.
        next_language: The language of the group that opens next; "" for that of the one around it.
        after_group: How deep a group is -> what is read behind its end.
        stored: Commands of the front matter that a class or package beside the text only has keep
            their text -> what they are there.
    """

    def __init__(self) -> None:
        self.meanings: dict[str, Meaning] = dict(KERNEL_REGISTERS)
        self.languages: list[str] = [""]
        self.next_language = ""
        self.after_group: dict[int, list[Token]] = {}
        self.stored: dict[str, Macro] = {}
        self._changed: list[list[tuple[str, Meaning | None]]] = []
        self._recategorized: set[str] = set()

    @property
    def depth(self) -> int:
        """How many groups are open."""
        return len(self._changed)

    def open_group(self) -> None:
        """A group begins."""
        self._changed.append([])
        self.languages.append(self.next_language or self.languages[-1])
        self.next_language = ""

    def close_group(self) -> bool:
        """A group ends, and what was defined in it is forgotten.

        Returns:
            Whether the category of a character was changed in it.
        """
        if not self._changed:
            return False
        changed = self._changed.pop()
        for name, before in reversed(changed):
            if before is None:
                self.meanings.pop(name, None)
            else:
                self.meanings[name] = before
        self.languages.pop()
        return any(name.startswith(_CATEGORY) for name, _ in changed)

    def define(self, name: str, meaning: Meaning | None, *, everywhere: bool = False) -> None:
        """Give a name a meaning.

        Args:
            name: The name, without a backslash.
            meaning: What it means from here on; None for nothing.
            everywhere: Whether it stays when the group ends, as behind `global`.
        """
        if self._changed and not everywhere:
            self._changed[-1].append((name, self.meanings.get(name)))
        if meaning is None:
            self.meanings.pop(name, None)
        else:
            self.meanings[name] = meaning

    def value(self, register: str, default: int = 0) -> int:
        """The number in a register, or the length in scaled points."""
        value = self.meanings.get(f"={register}")
        return value.number if isinstance(value, Value) else default

    def set_value(self, register: str, number: int, *, everywhere: bool = False) -> None:
        """Put a number into a register, or a length in scaled points."""
        self.define(f"={register}", Value(number), everywhere=everywhere)

    def set_category(self, character: str, code: int, *, everywhere: bool = False) -> None:
        """Give a character another category."""
        self._recategorized.add(character)
        self.set_value(f"catcode {ord(character)}", code, everywhere=everywhere)

    def categories(self) -> Categories:
        """The categories that are not those of LaTeX."""
        groups: dict[int, str] = dict.fromkeys((_ACTIVE, _OTHER, _LETTER), "")
        for character in sorted(self._recategorized):
            code = self.value(f"catcode {ord(character)}", -1)
            if code in groups and not character.isspace():
                groups[code] += character
        plain = "".join(c for c in groups[_OTHER] + groups[_LETTER] if c in _MEANS_MORE)
        letters = "".join(c for c in groups[_LETTER] if not c.isalnum() and c not in _MEANS_MORE)
        return Categories(groups[_ACTIVE], plain, letters)
