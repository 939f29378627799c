"""The citations of the source, each with what TeX printed of it.

Both sides have the works that are cited, what stands before and behind them, the file and the line,
and an order. A match is sure where as many citations of the same works stand at the same line on
both sides, or, of the rest, in the whole document, and where what the author has before and behind
the works is the same. Where the numbers differ nothing is guessed.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from trykklar.printed.citations_and_lists import bare
from trykklar.word.inlines import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from trykklar.printed.citations_and_lists import PrintedCitation as Shown
    from trykklar.word.export_state import ExportState
    from trykklar.word.model import MarkedCitation

_VOLUME = "volcite"
"""Commands that have a volume among what stands behind the work."""

Works = tuple[tuple[str, ...], ...]
_At = tuple[str, int]
_Key = TypeVar("_Key")


def matched(
    citations: Sequence[MarkedCitation], shown: Sequence[Shown], state: ExportState
) -> list[Shown | None]:
    """What TeX printed of each citation; None where that is not sure.

    Args:
        citations: Of the source.
        shown: Of TeX, in the order in which it set them.
        state: The state of the export: it knows where the citations stand.
    """
    found: list[Shown | None] = [None] * len(citations)
    order = sorted(range(len(citations)), key=lambda at: citations[at].offset)
    ours = _grouped(order, lambda at: works(citations[at]))
    theirs = _grouped(range(len(shown)), lambda at: shown[at].keys)
    for key, places in ours.items():
        pairs = _paired(
            places,
            theirs.get(key, []),
            lambda at: _written(citations[at], state),
            lambda at: _set(shown[at]),
        )
        for number, other in pairs:
            if _agree(citations[number], shown[other]):
                found[number] = shown[other]
    return found


def _agree(citation: MarkedCitation, shown: Shown) -> bool:
    """Whether both have the same before and behind the works, as far as TeX has text there."""
    if shown.given is None or _VOLUME in citation.command:
        return True
    texts = (plain(text) for before, behind, _ in citation.items for text in (before, behind))
    return bare("".join(texts)) == shown.given


def works(citation: MarkedCitation) -> Works:
    """The keys of each part of a citation."""
    return tuple(keys for _, _, keys in citation.items if keys)


def _grouped(numbers: Iterable[int], key: Callable[[int], _Key]) -> dict[_Key, list[int]]:
    groups: dict[_Key, list[int]] = defaultdict(list)
    for number in numbers:
        groups[key(number)].append(number)
    return dict(groups)


def _paired(
    ours: list[int], theirs: list[int], our: Callable[[int], _At], their: Callable[[int], _At]
) -> list[tuple[int, int]]:
    """Pairs of citations of the same works: by line, and the rest by their order."""
    pairs: list[tuple[int, int]] = []
    here = _grouped(theirs, their)
    for at, group in _grouped(ours, our).items():
        if len(group) == len(here.get(at, ())):
            pairs += zip(group, here[at], strict=True)
    known, seen = {number for number, _ in pairs}, {other for _, other in pairs}
    left = [number for number in ours if number not in known]
    rest = [other for other in theirs if other not in seen]
    return [*pairs, *zip(left, rest, strict=True)] if len(left) == len(rest) else pairs


def _written(citation: MarkedCitation, state: ExportState) -> _At:
    """Where the source has a citation, as TeX would say it."""
    place = state.inputs.manuscript.flat.place(citation.offset)
    main = place.path == state.inputs.document.source
    return ("" if main else place.path.stem), place.line


def _set(shown: Shown) -> _At:
    return Path(shown.place.file).stem, shown.place.line
