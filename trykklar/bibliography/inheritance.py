"""What an entry inherits, by BibTeX's rule or by biblatex's.

BibTeX fills every missing field of the child from its parent, under the same name. biblatex maps
them: a chapter's `booktitle` is its book's `title` (biblatex manual, appendix B), and `xdata`
entries are containers of fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from trykklar.bibliography.entry import Entry

_GENERATIONS = 8
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


def inherited(
    entry: Entry, find: Callable[[str], Entry | None], biblatex: bool
) -> Mapping[str, str]:
    """The fields of an entry with what it inherits.

    Args:
        entry: The entry.
        find: Key -> entry.
        biblatex: By biblatex's rule; by BibTeX's otherwise.
    """
    return _collect(entry, find, biblatex, _GENERATIONS)


def _collect(
    entry: Entry, find: Callable[[str], Entry | None], biblatex: bool, left: int
) -> dict[str, str]:
    fields = dict(entry.fields)
    if left == 0:
        return fields
    containers = entry.fields.get("xdata", "") if biblatex else ""
    for key in containers.split(","):
        parent = find(key.strip()) if key.strip() else None
        if parent is not None and parent is not entry:
            for name, value in _collect(parent, find, biblatex, left - 1).items():
                fields.setdefault(name, value)
    parent = find(entry.fields.get("crossref", "").strip())
    if parent is not None and parent is not entry:
        given = _collect(parent, find, biblatex, left - 1)
        renamed = _renamed(entry.kind, parent.kind, given) if biblatex else given
        for name, value in renamed.items():
            if name not in _NEVER:
                fields.setdefault(name, value)
    return fields


def _renamed(child: str, parent: str, fields: Mapping[str, str]) -> dict[str, str]:
    """The parent's fields under the names they have in the child."""
    found = dict(fields)
    prefix = _prefix(child, parent)
    if not prefix:
        return found
    for name in _TITLES:
        if name in found:
            found[prefix + name] = found.pop(name)
    if child in _PARTS and parent in {"book", "mvbook"} and "author" in found:
        found.setdefault("bookauthor", found["author"])
    found.pop("shorttitle", None)
    return found


def _prefix(child: str, parent: str) -> str:
    if parent.startswith("mv"):
        return "main"
    if parent == "periodical":
        return "journal"
    return "book" if child in _IN_COLLECTIONS else ""
