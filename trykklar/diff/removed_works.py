r"""biblatex's list of works with its changes marked.

A work that is no longer cited, and a changed entry as it was, are entries of a .bib of our own:
they are printed in the list, in the colour of what is gone. biber gives them no letters behind the
year (`skiplab`), so that those of the other works are as in the later version.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.bibliography.database import Database
    from trykklar.bibliography.entry import Entry
    from trykklar.latex.read_document import Reading

_PREFIX = "DIFold:"
_UNPRINTED = frozenset(
    ["verified", "file", "abstract", "annotation", "annote", "keywords", "timestamp", "owner"]
)
_INHERITING = ("crossref", "xdata", "xref", "related", "entryset")


@dataclass(frozen=True)
class ListedWorks:
    """The works of both versions.

    Attributes:
        added: Keys that only the later version cites.
        removed: Entries that only the earlier one cites.
        rewritten: Entries as they were, of keys that both cite.
    """

    added: tuple[str, ...] = ()
    removed: tuple[Entry, ...] = ()
    rewritten: tuple[Entry, ...] = ()


def listed_works(
    old: Reading, new: Reading, old_database: Database, new_database: Database
) -> ListedWorks:
    """What became of the works that both versions cite.

    Args:
        old: The earlier version.
        new: The later one.
        old_database: Its entries.
        new_database: Those of the later one.
    """
    before, now = _cited(old, old_database), _cited(new, new_database)
    return ListedWorks(
        tuple(key for key in now if key not in before),
        tuple(entry for key, entry in before.items() if key not in now),
        tuple(
            entry
            for key, entry in before.items()
            if key in now and _content(entry) != _content(now[key])
        ),
    )


def _cited(reading: Reading, database: Database) -> dict[str, Entry]:
    """Key -> entry, in the order of the citations."""
    keys = [key.name for citation in reading.citations for key in citation.keys]
    if reading.everything:
        keys += [entry.key for entry in database.entries]
    found = {key: database.find(key) for key in keys}
    return {key: entry for key, entry in found.items() if entry is not None}


def _content(entry: Entry) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What of an entry can be printed; who verified it and when is a note to the authors."""
    shown = (
        (name, " ".join(text.split()))
        for name, text in entry.fields.items()
        if name not in _UNPRINTED
    )
    return entry.kind, tuple(sorted(shown))


def bib(works: ListedWorks, known: Database, old: Database) -> str:
    """The .bib of our own; "" where nothing is gone.

    Args:
        works: What became of the works.
        known: The entries of the later version.
        old: Those of the earlier one.
    """
    written = [_entry(entry, entry.key) for entry in works.removed if not _same(entry, known)]
    written += [_entry(entry, _PREFIX + entry.key) for entry in works.rewritten]
    parents = {name: old.find(name) for entry in works.removed for name in _parents(entry)}
    written += [
        _entry(parent, parent.key, "skipbib=true")
        for parent in parents.values()
        if parent is not None and known.find(parent.key) is None
    ]
    return "".join(written)


def _same(entry: Entry, known: Database) -> bool:
    return known.find(entry.key) is not None


def _parents(entry: Entry) -> Iterator[str]:
    for field in _INHERITING:
        yield from (name.strip() for name in entry.fields.get(field, "").split(",") if name.strip())


def _entry(entry: Entry, key: str, option: str = "skiplab=true") -> str:
    fields = dict(entry.fields)
    fields.pop("ids", None)
    given = fields.get("options", "")
    fields["options"] = f"{given},{option}" if given else option
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{entry.kind}{{{key},\n{lines}}}\n"


def preamble(works: ListedWorks, resource: str) -> str:
    """LaTeX for the end of the preamble.

    Args:
        works: What became of the works.
        resource: The .bib of our own, as TeX finds it; "" where there is none.
    """
    if not (works.added or works.removed or works.rewritten):
        return ""
    gone = [entry.key for entry in works.removed]
    was = [_PREFIX + entry.key for entry in works.rewritten]
    changed = [*works.added, *(entry.key for entry in works.rewritten)]
    lines = [
        "\\DeclareBibliographyCategory{DIFnew}\\DeclareBibliographyCategory{DIFold}",
        *_category("DIFnew", changed),
        *_category("DIFold", [*gone, *was]),
        "\\AtEveryBibitem{\\ifcategory{DIFnew}{\\DIFnewcolor}{}%",
        "  \\ifcategory{DIFold}{\\DIFoldcolor\\DIFgone}{}}",
    ]
    if resource:
        lines.append(f"\\addbibresource{{{resource}}}")
    if gone or was:
        lines.append(f"\\AtBeginDocument{{\\nocite{{{','.join([*gone, *was])}}}}}")
    return "\n".join(lines) + "\n"


def _category(name: str, keys: Iterable[str]) -> Iterator[str]:
    joined = ",".join(keys)
    if joined:
        yield f"\\addtocategory{{{name}}}{{{joined}}}"
