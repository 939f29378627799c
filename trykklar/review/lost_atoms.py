"""Atoms whose bookmarks a program has dropped or set elsewhere: found where their words stand.

A citation without its bookmark is only some words. It is the atom that it was if both of its ends
stand where the exported text has them, whatever was changed elsewhere, or between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trykklar.review.story_letters import apart, holding, spelt
from trykklar.review.text_tokens import differences, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from trykklar.review.story_letters import StoryLetter
    from trykklar.review.text_tokens import TextToken


class _Step(NamedTuple):
    """Signs that differ: `old[start:end]` and `now[first:last]` of two texts."""

    start: int
    end: int
    first: int
    last: int


def with_lost_atoms(old: Sequence[StoryLetter], now: list[StoryLetter]) -> list[StoryLetter]:
    """The letters with the atoms whose bookmarks are gone, where their text stays.

    Args:
        old: The exported text of a group.
        now: Its letters as they were left.
    """
    known = {letter.atom for letter in now}
    if all(not letter.atom or letter.atom in known for letter in old):
        return now
    kept = [number for number, letter in enumerate(now) if not letter.inserted]
    homes = [number for number in kept for _ in spelt([now[number]])]
    steps = _steps(spelt(old), spelt(now[number] for number in kept))
    mended: list[StoryLetter] = []
    at = 0
    for letter, first, last in _found(old, known, steps):
        # Half of another atom is none of this one.
        cut = any(homes[edge : edge + 1] == homes[edge - 1 : edge] for edge in (first, last))
        if not cut and homes[first] >= at:
            end = homes[last - 1] + 1
            mended += [*now[at : homes[first]], _atom(letter, now[homes[first] : end])]
            at = end
    return [*mended, *now[at:]]


def with_strayed_atoms(old: Sequence[StoryLetter], now: list[StoryLetter]) -> list[StoryLetter]:
    """The letters with the atoms whose bookmarks stand beside their words, where these stay.

    LibreOffice 7.4 sets a bookmark behind notes a letter further off at each save, so that one of
    a short number stands around other words at last.

    Args:
        old: The exported text of a group.
        now: Its letters as they were left.
    """
    shown = {letter.atom: letter.shown for letter in old if letter.atom}
    strayed = {letter.atom for letter in now if _is_elsewhere(letter, shown)}
    while strayed:
        found = with_lost_atoms(old, [part for one in now for part in _loose(one, strayed)])
        there = {letter.atom: letter.shown for letter in found if letter.atom in strayed}
        back = {name for name in strayed if there.get(name) == shown[name]}
        if back == strayed:
            return found
        strayed = back  # what was rewritten keeps its bookmark
    return now


def _is_elsewhere(letter: StoryLetter, shown: Mapping[str, str]) -> bool:
    """Whether an atom shows something else, and nobody tracked a change of it."""
    tracked = letter.within or letter.inserted or letter.deleted
    return letter.atom in shown and not tracked and letter.shown != shown[letter.atom]


def _loose(letter: StoryLetter, strayed: Collection[str]) -> Iterator[StoryLetter]:
    """An atom as the letters that its bookmark stands around; any other as it is."""
    if letter.atom not in strayed:
        yield letter
    else:
        yield from apart(letter)


def _found(
    old: Sequence[StoryLetter], known: set[str], steps: Sequence[_Step]
) -> Iterator[tuple[StoryLetter, int, int]]:
    """Each lost atom with the signs of the other text that it is."""
    at = 0
    for letter in old:
        end = at + len(letter.shown or letter.sign)
        if letter.atom and letter.atom not in known:
            before = [step for step in steps if step.end <= at]
            behind = [step for step in steps if step.start >= end and step not in before]
            inside = [step for step in steps if at < step.start and step.end < end]
            if len(before) + len(behind) + len(inside) == len(steps):
                moved = before[-1].last - before[-1].end if before else 0
                grown = sum((step.last - step.first) - (step.end - step.start) for step in inside)
                yield letter, at + moved, end + moved + grown
        at = end


def _atom(letter: StoryLetter, stretch: Sequence[StoryLetter]) -> StoryLetter:
    """An atom as it was left, of the letters that stand in its place."""
    stays = [item for item in stretch if not item.deleted]
    if stretch and not stays:
        return letter._replace(deleted=stretch[0].deleted)
    revised = (item.inserted or item.deleted for item in stretch)
    within = tuple(dict.fromkeys(item for item in revised if item))
    return holding(letter._replace(shown=spelt(stays), within=within), stays)


def _steps(old: str, now: str) -> list[_Step]:
    before, after = tokens(old), tokens(now)
    return [
        _Step(*_reach(before, step.start, step.end), *_reach(after, step.first, step.last))
        for step in differences(before, after)
    ]


def _reach(found: Sequence[TextToken], first: int, last: int) -> tuple[int, int]:
    """The signs of tokens; for none the place between two."""
    if first < last:
        return found[first].start, found[last - 1].end
    at = found[first].start if first < len(found) else (found[-1].end if found else 0)
    return at, at
