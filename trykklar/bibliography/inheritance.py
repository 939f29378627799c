"""What an entry inherits, by BibTeX's rule or by biblatex's.

BibTeX fills every missing field of the child from its parent, under the same name. biblatex maps
them: a chapter's `booktitle` is its book's `title` (biblatex manual, appendix B), and `xdata`
entries are containers of fields. A field is looked up when it is asked for: to copy all of a parent
into each of its children takes as long as there are fields times children.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trykklar.bibliography.entry import Entry

_GENERATIONS = 8
_LOOKED_AT = 200
_NEVER = frozenset(
    {"crossref", "xref", "xdata", "ids", "entryset", "entrysubtype", "execute", "label", "options"}
    | {"presort", "related", "relatedoptions", "relatedstring", "relatedtype", "shorthand"}
    | {"shorthandintro", "sortkey", "verified", "keywords"}
)
_PARTS = frozenset({"inbook", "bookinbook", "suppbook"})
_IN_COLLECTIONS = frozenset(
    {"incollection", "inreference", "suppcollection", "inproceedings", "conference", "inbook"}
    | {"bookinbook", "suppbook", "article", "suppperiodical", "review"}
)
_TITLES = ("title", "subtitle", "titleaddon")


@dataclass(slots=True)
class Inherited:
    """The fields of an entry with what it inherits.

    Attributes:
        entry: The entry.
        find: Key -> entry.
        biblatex: By biblatex's rule; by BibTeX's otherwise.
    """

    entry: Entry
    find: Callable[[str], Entry | None]
    biblatex: bool
    _left: int = 0

    def get(self, name: str, default: str = "") -> str:
        """The value of a field, or else the default; a few hundred ancestors are asked for it."""
        self._left = _LOOKED_AT
        value = self._value(self.entry, name, _GENERATIONS)
        return default if value is None else value

    def _value(self, entry: Entry, name: str, generations: int) -> str | None:
        self._left -= 1
        if name in entry.fields:
            return entry.fields[name]
        if not generations or self._left < 0:
            return None
        for container in self._containers(entry):
            value = self._value(container, name, generations - 1)
            if value is not None or self._left < 0:
                return value
        parent = self.find(entry.fields.get("crossref", "").strip())
        if parent is None or parent is entry or name in _NEVER:
            return None
        names = _names(entry.kind, parent.kind, name) if self.biblatex else (name,)
        values = (self._value(parent, own, generations - 1) for own in names)
        return next((value for value in values if value is not None), None)

    def _containers(self, entry: Entry) -> Iterator[Entry]:
        for key in entry.fields.get("xdata", "").split(",") if self.biblatex else ():
            parent = self.find(key.strip()) if key.strip() else None
            if parent is not None and parent is not entry:
                yield parent


def _names(child: str, parent: str, name: str) -> tuple[str, ...]:
    """The names that a child's field has in its parent, the first one first."""
    prefix = _prefix(child, parent)
    if not prefix:
        return (name,)
    own = name.removeprefix(prefix)
    if own != name and own in _TITLES:
        return own, name
    if name in _TITLES or name == "shorttitle":
        return ()
    if name == "bookauthor" and child in _PARTS and parent in {"book", "mvbook"}:
        return name, "author"
    return (name,)


def _prefix(child: str, parent: str) -> str:
    if parent.startswith("mv"):
        return "main"
    if parent == "periodical":
        return "journal"
    return "book" if child in _IN_COLLECTIONS else ""
