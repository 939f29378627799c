"""Rules on citations and the entries they mean."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from trykklar.checks.nearest_key import Names
from trykklar.checks.rule import Remark, Rule
from trykklar.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.bibliography import Entry
    from trykklar.checks.check_context import CheckContext
    from trykklar.latex.source import Place


def undefined(context: CheckContext) -> Iterator[Remark]:
    """Citations of keys that have no entry; where no bibliography is there, that is the fault."""
    unread = [made for made in context.reading.bibliographies if made.path or made.source]
    if context.reading.bibliographies and not unread and not context.items:
        return
    entries = {entry.key: entry for entry in context.database.entries}
    names = Names(entries)
    for name in sorted(context.undefined):
        hint = _meant(name, names, entries)
        for citation, key in context.cited.get(name, ()):
            if not context.known(citation, key):
                yield Remark(key.place, f"There is no entry for '{name}'.", hint)


def _meant(name: str, names: Names, entries: dict[str, Entry]) -> str:
    close = names.nearest(name)
    if close is None:
        return "" if entries else "No bibliography could be read."
    entry = entries[close]
    where = f"{entry.path.name}:{entry.place.line}"
    if close.casefold() == name.casefold():
        return f"'{close}' ({where}) differs only in case, which counts for biber."
    return f"Did you mean '{close}' ({where})?"


def unused(context: CheckContext) -> Iterator[Remark]:
    """Entries that are neither cited nor needed by one that is."""
    needed = _needed(context)
    entries = {entry.key: entry for entry in context.database.entries}
    for key in context.unused:
        entry = entries.get(key)
        if entry is not None and key not in needed and entry.kind not in {"xdata", "set"}:
            yield Remark(entry.place, f"Entry '{key}' is not cited.")
    for item in context.reading.items:
        if item.name in context.unused:
            yield Remark(item.place, f"The reference '{item.name}' is not cited.")


def _needed(context: CheckContext) -> set[str]:
    return {
        key.strip()
        for entry in context.database.entries
        for name in ("crossref", "xref", "xdata", "entryset", "related")
        if name in entry.fields
        for key in entry.fields[name].split(",")
    }


def other_case(context: CheckContext) -> Iterator[Remark]:
    """Keys that differ from their entry's in case."""
    if context.database.sensitive:
        return
    for name, uses in context.cited.items():
        for citation, key in uses[:1]:
            entry = context.entry(citation, key)
            if entry is not None and entry.key != name:
                yield Remark(
                    key.place,
                    f"'{name}' is '{entry.key}' in {entry.path.name}: BibTeX finds it, biber "
                    "would not.",
                    f"Write '{entry.key}'.",
                )


def spaced(context: CheckContext) -> Iterator[Remark]:
    """Keys with white space in or behind them: it counts for BibTeX, and for biblatex."""
    behind = (
        "biblatex then looks for a key that ends in a space."
        if context.database.biblatex
        else "BibTeX then skips the whole citation."
    )
    for citation in context.reading.citations:
        for key in citation.keys:
            inner = " " in key.name
            if inner or key.raw != key.raw.rstrip():
                what, hint = ("in", "A comma may be missing.") if inner else ("after", behind)
                yield Remark(key.place, f"There is a space {what} the key '{key.name}'.", hint)


def repeated(context: CheckContext) -> Iterator[Remark]:
    """Keys that stand twice in one citation."""
    for citation in context.reading.citations:
        places: dict[str, list[Place]] = defaultdict(list)
        for key in citation.keys:
            places[key.name].append(key.place)
        for name, listed in places.items():
            if len(listed) > 1:
                message = f"'{name}' stands {len(listed)} times in one citation."
                yield Remark(listed[1], message)


RULES = (
    Rule(
        "citation-undefined",
        Severity.ERROR,
        "A citation whose key has no entry in the bibliography.",
        "It is printed as a question mark or as the bare key.",
        r"\citep{offerdal2000} where the file has offerdal2005",
        undefined,
    ),
    Rule(
        "entry-unused",
        Severity.HINT,
        "An entry that nothing cites.",
        "Harmless in a shared file; in a paper's own it may be a citation that was lost.",
        "@book{lipsky1980, ...} and no citation of lipsky1980",
        unused,
    ),
    Rule(
        "citation-case",
        Severity.WARNING,
        "A key written with other capitals than its entry.",
        "BibTeX finds it, biber does not, and two spellings in one paper are an error to both.",
        r"\citep{Offerdal2005} for @book{offerdal2005, ...}",
        other_case,
    ),
    Rule(
        "citation-space",
        Severity.WARNING,
        "A key with a space in or after it.",
        "BibTeX skips the citation, biblatex does not find it, or a comma is lost between keys.",
        r"\citep{lipsky1980 , winter2003}",
        spaced,
    ),
    Rule(
        "citation-repeated",
        Severity.WARNING,
        "A key that stands twice in one citation.",
        "The work is printed twice in a row.",
        r"\citep{lipsky1980,winter2003,lipsky1980}",
        repeated,
    ),
)
