"""Lists of works as TeX printed them: their entries, in their order, with their labels."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.word.cite.from_tex.place_printed import CODE
from trykklar.word.cite.from_tex.run_inlines import inlines
from trykklar.word.cite.work_lists import headed
from trykklar.word.mark.options import options
from trykklar.word.neutral.vocabulary import WORK_LABEL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trykklar.printed.citations_and_lists import Listing, PrintedDocument, PrintedEntry
    from trykklar.word.cite.from_tex.live_links import LiveLinks
    from trykklar.word.export_state import ExportState
    from trykklar.word.inlines import Inlines
    from trykklar.word.model import ResolvedMark

_STYLE = "Bibliography"


def listed(printed: PrintedDocument) -> tuple[str, ...]:
    """The keys of all works that lists have, once each, in the order of print."""
    works = (listing for listing in printed.lists if listing.works)
    found = (entry.key for listing in works for entry in listing.entries)
    return tuple(dict.fromkeys(found))


def unread(printed: PrintedDocument) -> tuple[str, ...]:
    """The keys of entries that cannot be read."""
    found = (entry.key for listing in printed.lists for entry in listing.entries if entry.trouble)
    return tuple(dict.fromkeys(found))


def place_lists(
    printed: PrintedDocument, others: Mapping[str, Inlines], links: LiveLinks, state: ExportState
) -> None:
    """Fill the places of the lists.

    Args:
        printed: What TeX printed.
        links: Where the pages lead that a work is cited on.
        others: Key -> the entry in a style of Word's kind, where TeX's cannot be read.
        state: The state of the export.
    """
    lists = [listing for listing in printed.lists if listing.entries]
    keys = listed(printed)
    shown: set[str] = set()
    for (place, sign), found in zip(
        state.met.reference_lists, _shared(state.met.reference_lists, lists, state), strict=True
    ):
        settings = options(sign.text(0))
        place.content = [
            block
            for listing in found
            for block in headed(
                _block(listing, keys, others, partial(links.live, offset=sign.offset), shown),
                {**settings, "heading": listing.heading},
                state,
                inlines(listing.title, keys),
            )
        ]
        for entry in (entry for listing in found for entry in listing.entries if entry.trouble):
            _report(entry, sign, state)


def _shared(
    places: Sequence[tuple[Any, ResolvedMark]], lists: Sequence[Listing], state: ExportState
) -> list[list[Listing]]:
    """The lists that belong to each place: those set while TeX read there, or all in order."""
    if len(places) == len(lists):
        return [[listing] for listing in lists]
    found: list[list[Listing]] = [[] for _ in places]
    starts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, (_, sign) in enumerate(places):
        at = state.inputs.manuscript.flat.place(sign.offset)
        name = "" if at.path == state.inputs.document.source else at.path.stem
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
    listing: Listing,
    keys: Sequence[str],
    others: Mapping[str, Inlines],
    live: Callable[..., Inlines],
    shown: set[str],
) -> Any:
    entries = []
    for entry in listing.entries:
        # A work in several lists is the aim of links in the first.
        name = "" if entry.key in shown or not listing.works else f"ref-{entry.key}"
        shown.update((entry.key,) if listing.works else ())
        entries.append(pf.Div(*_paragraphs(entry, keys, others, live), identifier=name))
    return pf.Div(*entries, attributes={"custom-style": _STYLE})


def _paragraphs(
    entry: PrintedEntry,
    keys: Sequence[str],
    others: Mapping[str, Inlines],
    live: Callable[..., Inlines],
) -> list[Any]:
    if entry.trouble:
        return [pf.Para(*others.get(entry.key, [pf.Str(entry.key)]))]
    label = pf.Span(*inlines(entry.label, keys), classes=[WORK_LABEL])
    here = partial(live, keys=(entry.key,))
    first, *rest = [inlines(part, keys, live=here) for part in entry.paragraphs] or [[]]
    return [pf.Para(*[label] * bool(entry.label), *first), *(pf.Para(*part) for part in rest)]


def _report(entry: PrintedEntry, sign: ResolvedMark, state: ExportState) -> None:
    message = (
        f"The entry of {entry.key} is set by a style of Word's kind, "
        f"for what TeX printed cannot be read: {entry.trouble}."
    )
    state.report(
        CODE, Severity.WARNING, sign.offset, message, "Compare this entry with the PDF's list."
    )
