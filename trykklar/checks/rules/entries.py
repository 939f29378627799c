"""Rules on single entries: type, fields, keys, and whether anybody verified them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from trykklar.bibliography.data_model import FIELDS, REQUIRED, TYPES
from trykklar.checks.nearest_key import Names
from trykklar.checks.rule import Remark, Rule
from trykklar.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.bibliography.entry import Entry, Fields
    from trykklar.checks.check_context import CheckContext

_INSTEAD = {
    "title": frozenset({"titleaddon", "howpublished", "maintitle", "booktitle", "issuetitle"}),
    "author": frozenset({"editor", "organization", "institution", "key", "shortauthor"}),
    "year": frozenset({"date", "pubstate", "eventdate"}),
    "publisher": frozenset({"institution", "organization", "school", "howpublished"}),
    "institution": frozenset({"school", "publisher", "author"}),
    "school": frozenset({"institution", "publisher"}),
    "booktitle": frozenset({"crossref", "maintitle"}),
    "journal": frozenset({"journaltitle", "crossref", "shortjournal"}),
    "note": frozenset({"howpublished", "url", "institution"}),
}

_NOT_OF_MISC = ("journal", "booktitle", "publisher", "institution", "school")


def incomplete(context: CheckContext) -> Iterator[Remark]:
    """Entries that lack a field which their type needs, after inheritance."""
    table = REQUIRED["biblatex" if context.database.biblatex else "bibtex"]
    unread = _unread(context)
    for entry in context.cited_entries:
        needed = table.get(entry.kind)
        fields = context.database.full(entry)
        missing = [
            choice
            for choice in (_missing(needed, fields, unread) if needed else ())
            if not context.styles
            or any(style.complains(entry.kind, choice) for style in context.styles)
        ]
        if missing:
            listed = ", ".join(" or ".join(sorted(choice)) for choice in missing)
            others = [
                name
                for choice in missing
                for name in unread.get(choice, ())
                if fields.get(name, "")
            ]
            hint = (
                f"The style does not read '{others[0]}', a field of biblatex's." if others else ""
            )
            yield Remark(entry.place, f"'{entry.key}' ({entry.kind}) has no {listed}.", hint)


def _unread(context: CheckContext) -> Mapping[frozenset[str], frozenset[str]]:
    """What is asked for -> fields that stand for it, but that no style of the document reads."""
    styles = [style.fields for style in context.styles]
    if not all(styles) or not styles:
        return {}
    known = frozenset({"crossref"}).union(*styles)
    choices = {choice for needed in REQUIRED["bibtex"].values() for choice in needed}
    return {choice: frozenset(_accepted(choice)) - known - choice for choice in choices}


def _missing(
    needed: tuple[frozenset[str], ...],
    fields: Fields,
    unread: Mapping[frozenset[str], frozenset[str]],
) -> list[frozenset[str]]:
    return [
        choice
        for choice in needed
        if not any(
            fields.get(name, "") and name not in unread.get(choice, ())
            for name in _accepted(choice)
        )
    ]


@cache
def _accepted(choice: frozenset[str]) -> tuple[str, ...]:
    """The fields of which one is enough, those asked for first."""
    return tuple(
        dict.fromkeys([*choice, *(other for name in choice for other in _INSTEAD.get(name, ()))])
    )


def unknown_type(context: CheckContext) -> Iterator[Remark]:
    """Entries of a type that the bibliography program does not know."""
    known = TYPES["biblatex" if context.database.biblatex else "bibtex"]
    of_styles = frozenset[str]().union(*(style.types for style in context.styles))
    names = Names(known)
    for entry in context.cited_entries:
        if of_styles and entry.kind in known - of_styles:
            yield from _plainly_printed(entry)
        elif entry.kind not in known and entry.kind not in of_styles:
            close = names.nearest(entry.kind)
            hint = (
                f"Did you mean '@{close}'?" if close else "It is printed as @misc, or not at all."
            )
            yield Remark(entry.place, f"'{entry.key}' has the unknown type '@{entry.kind}'.", hint)


def _plainly_printed(entry: Entry) -> Iterator[Remark]:
    """A type that is a model's but not the style's: the fields of @misc are printed, no others."""
    if lost := next((name for name in _NOT_OF_MISC if name in entry.fields), None):
        yield Remark(
            entry.place,
            f"The style does not know the type '@{entry.kind}' of '{entry.key}', and prints it as "
            f"@misc, without its '{lost}'.",
        )


def unknown_field(context: CheckContext) -> Iterator[Remark]:
    """Fields whose name is nearly that of a known one."""
    close = _Close()
    known = FIELDS.union(*(style.fields for style in context.styles))
    for entry in context.cited_entries:
        for name in entry.fields.keys() - known:
            meant = close.to(name)
            if meant and not _is_put_aside(name, meant):
                yield Remark(
                    entry.place_of(name),
                    f"'{entry.key}' has a field '{name}', which nothing prints.",
                    f"Did you mean '{meant}'?",
                )


def _is_put_aside(name: str, meant: str) -> bool:
    """Whether a field was taken out of use by a sign before its name or a digit: xdoi, year1."""
    slip = name[0] == meant[0]  # ttitle
    return (name[1:] == meant and not slip) or (name[:-1] == meant and name[-1].isdigit())


class _Close:
    """Near names, each looked up once."""

    def __init__(self) -> None:
        self._names = Names(sorted(FIELDS))
        self._known: dict[str, str | None] = {}

    def to(self, name: str) -> str | None:
        if name not in self._known:
            from rapidfuzz.distance import DamerauLevenshtein

            close = self._names.nearest(name)
            far = close is None or DamerauLevenshtein.distance(name, close) > 1
            self._known[name] = None if far else close
        return self._known[name]


def undefined_string(context: CheckContext) -> Iterator[Remark]:
    """Names in fields that no @string defines."""
    if not (context.database.biblatex or context.reading.styles):
        return  # the class chooses the style, and may define them: achemso, for one
    of_styles = frozenset[str]().union(*(style.strings for style in context.styles))
    for entry in context.cited_entries:
        for field, unknown in entry.macros.items():
            if unknown[0].lower() in of_styles:
                continue
            yield Remark(
                entry.place_of(field),
                f"The name '{unknown[0]}' in '{field}' of '{entry.key}' is defined by no @string.",
                f"Write {{{unknown[0]}}} if it is the text itself.",
            )


def repeated(context: CheckContext) -> Iterator[Remark]:
    """Entries whose key another entry has already."""
    for entry, first in context.database.repeated:
        where = f"{first.path.name}:{first.place.line}"
        case = "" if entry.key == first.key else f" as '{first.key}'"
        yield Remark(
            entry.place,
            f"The key '{entry.key}' is taken{case} at {where}.",
            "This entry is not used; the first one is.",
        )


def keyless(context: CheckContext) -> Iterator[Remark]:
    """Entries without a key."""
    for file in context.database.files:
        for entry in file.entries:
            if not entry.key:
                yield Remark(entry.place, f"This {entry.kind} has no key, so nothing can cite it.")


def unverified(context: CheckContext) -> Iterator[Remark]:
    """Cited entries not marked as verified, where the others are."""
    entries = context.cited_entries
    if not any("verified" in entry.fields for entry in entries):
        return
    for entry in entries:
        state = entry.fields.get("verified", "")
        word = state.strip().lower()
        if not word:
            yield Remark(entry.place, f"'{entry.key}' does not say whether it was verified.")
        elif word.startswith(("no", "nei", "partly", "delvis")):
            kind = "only partly" if word.startswith(("partly", "delvis")) else "not"
            reason = state.partition(":")[2].strip()
            yield Remark(entry.place_of("verified"), f"'{entry.key}' is {kind} verified.", reason)


RULES = (
    Rule(
        "entry-required",
        Severity.WARNING,
        "An entry without a field that its type needs, inherited ones counted.",
        "The reference is printed with a hole, or with a comma where a name should be.",
        "@article{a, title = {A}, year = 2000} without author and journal",
        incomplete,
    ),
    Rule(
        "entry-type",
        Severity.WARNING,
        "An entry of a type that BibTeX's styles or biblatex do not know.",
        "It is printed as something else, or left out.",
        "@artcle{a, ...}",
        unknown_type,
    ),
    Rule(
        "field-unknown",
        Severity.WARNING,
        "A field whose name is nearly a known one.",
        "What it says is not printed.",
        "publsher = {Universitetsforlaget}",
        unknown_field,
    ),
    Rule(
        "field-string",
        Severity.WARNING,
        "A name without braces that no @string defines.",
        "BibTeX prints nothing in its place.",
        "journal = wep without @string{wep = {West European Politics}}",
        undefined_string,
    ),
    Rule(
        "entry-repeated",
        Severity.WARNING,
        "An entry whose key another one has.",
        "Only the first is used; corrections in the second are never seen.",
        "@book{lipsky1980, ...} twice",
        repeated,
    ),
    Rule(
        "entry-keyless",
        Severity.WARNING,
        "An entry without a key.",
        "Nothing can cite it, and biber leaves it out.",
        "@misc{, title = {A}}",
        keyless,
    ),
    Rule(
        "entry-unverified",
        Severity.HINT,
        "A cited entry that its field `verified` does not call verified.",
        "What nobody has seen may be wrong.",
        "verified = {no: from memory}",
        unverified,
    ),
)
