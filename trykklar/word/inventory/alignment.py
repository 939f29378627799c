"""Two lists of items compared: what is in both, what is lost, what is new."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from trykklar.word.inventory.count_docx import ANCHOR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.word.inventory.counted import CountedItem

Pair = tuple["CountedItem", "CountedItem"]
_Name = tuple[str, str]
_Opcode = tuple[str, int, int, int, int]
_MOST = 1_000_000


@dataclass(frozen=True)
class Alignment:
    """How two lists fit.

    Attributes:
        pairs: What is in both.
        lost: What the second does not have.
        new: What only the second has, each with the last pair or anchor before it.
    """

    pairs: tuple[Pair, ...]
    lost: tuple[CountedItem, ...]
    new: tuple[tuple[CountedItem, CountedItem | None], ...]


def align(before: Sequence[CountedItem], after: Sequence[CountedItem], kind: str) -> Alignment:
    """Compare the items of a kind, by key, and by the units they stand between.

    Args:
        before: Everything of the source, with an anchor for each unit.
        after: The same of the Word file.
        kind: Which kind.
    """
    ours, theirs = _only(before, kind), _only(after, kind)
    if [item.key for item in ours] == [item.key for item in theirs]:
        return Alignment(tuple(zip(ours, theirs, strict=True)), (), ())
    return _aligned(before, after, kind)


def _aligned(before: Sequence[CountedItem], after: Sequence[CountedItem], kind: str) -> Alignment:
    ours = [item for item in before if item.kind in (kind, ANCHOR)]
    theirs = [item for item in after if item.kind in (kind, ANCHOR)]
    pairs: list[Pair] = []
    lost: list[CountedItem] = []
    new: list[tuple[CountedItem, CountedItem | None]] = []
    last: CountedItem | None = None
    for tag, first, end, other, stop in _opcodes(list(map(_name, ours)), list(map(_name, theirs))):
        if tag == "equal":
            pairs.extend(zip(ours[first:end], theirs[other:stop], strict=True))
            last = ours[end - 1]
            continue
        lost.extend(item for item in ours[first:end] if item.kind == kind)
        new.extend((item, last) for item in theirs[other:stop] if item.kind == kind)
    return _moved([pair for pair in pairs if pair[0].kind == kind], lost, new)


def _opcodes(ours: list[_Name], theirs: list[_Name]) -> Iterator[_Opcode]:
    """What is equal and what differs; where that would be too much work, the middle differs.

    What both begin and end with is equal, and needs no search.
    """
    shorter = min(len(ours), len(theirs))
    head = _common_length(ours, theirs, shorter)
    tail = _common_length(ours[::-1], theirs[::-1], shorter - head)
    left, right = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    if head:
        yield "equal", 0, head, 0, head
    if _work(left, right) <= _MOST:
        matcher = SequenceMatcher(None, left, right, autojunk=False)
        for tag, first, end, other, stop in matcher.get_opcodes():
            yield tag, first + head, end + head, other + head, stop + head
    else:
        yield "replace", head, len(ours) - tail, head, len(theirs) - tail
    if tail:
        yield "equal", len(ours) - tail, len(ours), len(theirs) - tail, len(theirs)


def _common_length(ours: Sequence[_Name], theirs: Sequence[_Name], most: int) -> int:
    """How many names two lists have in common at their beginning."""
    pairs = zip(range(most), ours, theirs, strict=False)
    return next((at for at, left, right in pairs if left != right), most)


def _work(ours: Sequence[_Name], theirs: Sequence[_Name]) -> int:
    """Pairs of equal names, each of which a search for the longest run looks at."""
    there = Counter(theirs)
    return sum(count * there[name] for name, count in Counter(ours).items())


def _moved(
    pairs: list[Pair], lost: list[CountedItem], new: list[tuple[CountedItem, CountedItem | None]]
) -> Alignment:
    """What is only somewhere else is not lost: first by key, then what has none to go by."""
    places: dict[str, deque[int]] = {}
    for at, (candidate, _) in enumerate(new):
        places.setdefault(candidate.key, deque()).append(at)
    taken: set[int] = set()
    gone: list[CountedItem] = []
    for item in lost:
        elsewhere = places.get(item.key)
        if not elsewhere:
            gone.append(item)
            continue
        at = elsewhere.popleft()
        taken.add(at)
        pairs.append((item, new[at][0]))
    return _unkeyed(pairs, gone, [candidate for at, candidate in enumerate(new) if at not in taken])


def _unkeyed(
    pairs: list[Pair], lost: list[CountedItem], new: list[tuple[CountedItem, CountedItem | None]]
) -> Alignment:
    """The rest, in order: what has no key may be anything, what has one only what has none."""
    keyed = deque(at for at, (candidate, _) in enumerate(new) if candidate.key)
    free = deque(at for at, (candidate, _) in enumerate(new) if not candidate.key)
    taken: set[int] = set()
    gone: list[CountedItem] = []
    for item in lost:
        fit = [places for places in ((free,) if item.key else (free, keyed)) if places]
        if not fit:
            gone.append(item)
            continue
        at = min(fit, key=lambda places: places[0]).popleft()
        taken.add(at)
        pairs.append((item, new[at][0]))
    left = tuple(candidate for at, candidate in enumerate(new) if at not in taken)
    return Alignment(tuple(pairs), tuple(gone), left)


def _only(items: Sequence[CountedItem], kind: str) -> list[CountedItem]:
    return [item for item in items if item.kind == kind]


def _name(item: CountedItem) -> _Name:
    return item.kind, item.key
