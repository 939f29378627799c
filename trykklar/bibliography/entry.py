"""An entry of a .bib file, with the place of everything in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from trykklar.latex.source import Place, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# From the beginning of a word on: a word of any length is gone through once.
_NAME = re.compile(r"(?<![\w:+-])(?:[^\WA-Za-z]|[:+-])*+([A-Za-z][\w:+-]*+)\s*+=")


class Fields(Protocol):
    """Fields that are asked for by their names."""

    def get(self, name: str, default: str, /) -> str:
        """The value of a field, or else the default."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One entry as it is written; what it inherits is added by `Database.full`.

    Attributes:
        kind: Its type in lower case: `article`.
        key: Its key as written.
        fields: Field in lower case -> value, without its delimiters and with `@string` replaced.
        lines: Field -> the line it begins on.
        source: The file.
        offset: Where its `@` stands.
        end: Offset after its last brace.
        macros: Field -> names in it that no `@string` defines.
        damaged: Whether its form is at fault, so that its fields may be incomplete.
        commented: Whether it stands behind a `%`: BibTeX reads it, biber does not.
    """

    kind: str
    key: str
    fields: Mapping[str, str]
    lines: Mapping[str, int]
    source: Source
    offset: int
    end: int
    macros: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    commented: bool = False
    damaged: bool = False
    _places: dict[str, int] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        """The file it stands in."""
        return self.source.path

    @property
    def place(self) -> Place:
        """Where it begins."""
        return Place(self.source, self.offset)

    def get(self, *names: str) -> str:
        """The first of several fields that is there and not empty; "" where none is."""
        for name in names:
            if value := self.fields.get(name):
                return value
        return ""

    def place_of(self, name: str) -> Place:
        """Where a field begins; where the entry does, if it is inherited or not there."""
        line = self.lines.get(name)
        if line is None:
            return self.place
        if not self._places:
            self._places.update(self._found_places())
        return Place(self.source, self._places.get(name, self.source.start(line)))

    def _found_places(self) -> Iterator[tuple[str, int]]:
        """Where each field begins: its name before a `=`, on the line that was read for it."""
        seen: set[str] = set()
        for match in _NAME.finditer(self.source.text, self.offset, self.end):
            name = match[1].lower()
            if name not in seen and self.lines.get(name) == self.source.line(match.start(1)):
                seen.add(name)
                yield name, match.start(1)

    def span_of(self, name: str) -> tuple[int, int] | None:
        """Offsets of a field's value between its delimiters, if it stands there as read."""
        value = self.fields.get(name)
        if value is None or name not in self.lines or not self.source.exact:
            return None
        start = self.place_of(name).offset
        found = self.source.text.find(value, start + len(name), self.end)
        return (found, found + len(value)) if found >= 0 and value else None
