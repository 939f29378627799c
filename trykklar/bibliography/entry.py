"""An entry of a .bib file, with the place of everything in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from trykklar.latex.source import Place, Source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Fields(Protocol):
    """Fields that are asked for by their names."""

    def get(self, name: str, default: str, /) -> str:
        """The value of a field, or else the default."""


@dataclass(slots=True, eq=False)  # not frozen: that takes four times as long, for each of 10,000
class Entry:
    """One entry as it is written; what it inherits is added by `Database.full`.

    Attributes:
        kind: Its type in lower case: `article`.
        key: Its key as written.
        fields: Field in lower case -> value, without its delimiters and with `@string` replaced.
        places: Field -> offset at which its name begins.
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
    places: Mapping[str, int]
    source: Source
    offset: int
    end: int
    macros: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    commented: bool = False
    damaged: bool = False

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
        return Place(self.source, self.places.get(name, self.offset))

    def span_of(self, name: str) -> tuple[int, int] | None:
        """Offsets of a field's value between its delimiters, if it stands there as read."""
        value = self.fields.get(name)
        if value is None or name not in self.places or not self.source.exact:
            return None
        start = self.place_of(name).offset
        found = self.source.text.find(value, start + len(name), self.end)
        return (found, found + len(value)) if found >= 0 and value else None
