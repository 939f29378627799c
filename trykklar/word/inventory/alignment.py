"""Two lists of things held against each other: what is in both, what is lost, what is new."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from trykklar.word.inventory.finished import ANCHOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.word.inventory.thing import Thing

Pair = tuple["Thing", "Thing"]


@dataclass(frozen=True)
class Alignment:
    """How two lists fit.

    Attributes:
        pairs: What is in both.
        lost: What the second does not have.
        new: What only the second has, each with the last pair or anchor before it.
    """

    pairs: tuple[Pair, ...]
    lost: tuple[Thing, ...]
    new: tuple[tuple[Thing, Thing | None], ...]


def align(before: Sequence[Thing], after: Sequence[Thing], kind: str) -> Alignment:
    """Hold the things of a kind against each other, by key, and by the units they stand between.

    Args:
        before: Everything of the source, with an anchor for each unit.
        after: The same of the Word file.
        kind: Which kind.
    """
    ours, theirs = _only(before, kind), _only(after, kind)
    if [one.key for one in ours] == [one.key for one in theirs]:
        return Alignment(tuple(zip(ours, theirs, strict=True)), (), ())
    return _aligned(before, after, kind)


def _aligned(before: Sequence[Thing], after: Sequence[Thing], kind: str) -> Alignment:
    ours = [one for one in before if one.kind in (kind, ANCHOR)]
    theirs = [one for one in after if one.kind in (kind, ANCHOR)]
    matcher = SequenceMatcher(
        None, list(map(_name, ours)), list(map(_name, theirs)), autojunk=False
    )
    pairs: list[Pair] = []
    lost: list[Thing] = []
    new: list[tuple[Thing, Thing | None]] = []
    last: Thing | None = None
    for tag, first, end, other, stop in matcher.get_opcodes():
        if tag == "equal":
            pairs.extend(zip(ours[first:end], theirs[other:stop], strict=True))
            last = ours[end - 1]
            continue
        lost.extend(one for one in ours[first:end] if one.kind == kind)
        new.extend((one, last) for one in theirs[other:stop] if one.kind == kind)
    return _moved([pair for pair in pairs if pair[0].kind == kind], lost, new)


def _moved(
    pairs: list[Pair], lost: list[Thing], new: list[tuple[Thing, Thing | None]]
) -> Alignment:
    """What is only somewhere else is not lost: first by key, then what has none to go by."""
    for same in (True, False):
        for one in tuple(lost):
            found = next((two for two in new if _alike(one, two[0], same=same)), None)
            if found is not None:
                pairs.append((one, found[0]))
                lost.remove(one)
                new.remove(found)
    return Alignment(tuple(pairs), tuple(lost), tuple(new))


def _alike(one: Thing, two: Thing, *, same: bool) -> bool:
    return one.key == two.key if same else not (one.key and two.key)


def _only(things: Sequence[Thing], kind: str) -> list[Thing]:
    return [one for one in things if one.kind == kind]


def _name(one: Thing) -> tuple[str, str]:
    return one.kind, one.key
