"""Lists of works as TeX printed them: their entries, in their order, with their labels."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.word.blocks.word_field import raw, run
from trykklar.word.cite.from_tex.place_printed import CODE
from trykklar.word.cite.from_tex.run_inlines import inlines
from trykklar.word.cite.work_lists import headed
from trykklar.word.mark.options import options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trykklar.printed.citations_and_lists import Entry, Listing, Printed
    from trykklar.word.blocks.export_state import Desk
    from trykklar.word.blocks.resolved_mark import Inlines, Sign

_STYLE = "Bibliography"


def listed(printed: Printed) -> tuple[str, ...]:
    """The keys of all works that lists have, once each, in the order of print."""
    works = (listing for listing in printed.lists if not listing.name)
    found = (entry.key for listing in works for entry in listing.entries)
    return tuple(dict.fromkeys(found))


def unread(printed: Printed) -> tuple[str, ...]:
    """The keys of entries that cannot be read."""
    found = (entry.key for listing in printed.lists for entry in listing.entries if entry.trouble)
    return tuple(dict.fromkeys(found))


def place_lists(printed: Printed, others: Mapping[str, Inlines], desk: Desk) -> None:
    """Fill the places of the lists.

    Args:
        printed: What TeX printed.
        others: Key -> the entry in a style of Word's kind, where TeX's cannot be read.
        desk: The state of the export.
    """
    lists = [listing for listing in printed.lists if listing.entries]
    keys = listed(printed)
    shown: set[str] = set()
    for (place, sign), found in zip(
        desk.reference_lists, _shared(desk.reference_lists, lists, desk), strict=True
    ):
        settings = options(sign.text(0))
        place.content = [
            block
            for listing in found
            for block in headed(_block(listing, keys, others, shown), settings, desk)
        ]
        for entry in (entry for listing in found for entry in listing.entries if entry.trouble):
            _report(entry, sign, desk)


def _shared(
    places: Sequence[tuple[Any, Sign]], lists: Sequence[Listing], desk: Desk
) -> list[list[Listing]]:
    """The lists that belong to each place: those set while TeX read there, or all in order."""
    if len(places) == len(lists):
        return [[listing] for listing in lists]
    found: list[list[Listing]] = [[] for _ in places]
    starts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, (_, sign) in enumerate(places):
        at = desk.manuscript.flat.place(sign.offset)
        name = "" if at.path == desk.document.source else at.path.stem
        starts[name].append((at.line, number))
    for listing in lists:
        before = [
            number
            for line, number in starts.get(Path(listing.place.file).stem, [])
            if line <= listing.place.line
        ]
        found[before[-1] if before else -1].append(listing)
    return found


def _block(
    listing: Listing, keys: Sequence[str], others: Mapping[str, Inlines], shown: set[str]
) -> Any:
    entries = []
    for entry in listing.entries:
        # A work in several lists is the aim of links in the first.
        name = "" if listing.name or entry.key in shown else f"ref-{entry.key}"
        shown.update(() if listing.name else (entry.key,))
        entries.append(pf.Div(*_paragraphs(entry, keys, others), identifier=name))
    return pf.Div(*entries, attributes={"custom-style": _STYLE})


def _paragraphs(entry: Entry, keys: Sequence[str], others: Mapping[str, Inlines]) -> list[Any]:
    if entry.trouble:
        return [pf.Para(*others.get(entry.key, [pf.Str(entry.key)]))]
    label = [*inlines(entry.label, keys), raw(run("\t"))] if entry.label else []
    first, *rest = [inlines(part, keys) for part in entry.paragraphs] or [[]]
    return [pf.Para(*label, *first), *(pf.Para(*part) for part in rest)]


def _report(entry: Entry, sign: Sign, desk: Desk) -> None:
    message = (
        f"The entry of {entry.key} is set by a style of Word's kind, "
        f"for what TeX printed cannot be read: {entry.trouble}."
    )
    desk.report(
        CODE, Severity.WARNING, sign.offset, message, "Compare this entry with the PDF's list."
    )
