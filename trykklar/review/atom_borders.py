"""Bookmarks of atoms that a word processor has set some letters too early or too late.

LibreOffice 7.4 does so behind the mark of a footnote. The text of the atom, as it was exported,
says where it begins and ends, as long as nobody has changed anything there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trykklar.review.story_letters import apart, holding, spelt
from trykklar.word.docx.word_paragraph import OBJECT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trykklar.review.story_letters import StoryLetter

_REACH = 3
"""Letters by which a bookmark slips: one for each note before it in the paragraph."""


def with_slipped_atoms(old: Sequence[StoryLetter], now: Sequence[StoryLetter]) -> list[StoryLetter]:
    """The letters with every atom as it was exported, where only its bookmark has slipped.

    Args:
        old: The exported text of a group.
        now: Its letters as they were left.
    """
    known = _places(old)
    if not known and not any(letter.atom for letter in now):
        return list(now)
    found = [piece for letter in now for piece in _bare(letter, known)]
    at = 0
    while at < len(found):
        at += _mended(found, at, known)
    return found


class _Exported(NamedTuple):
    """An atom as it was exported, with the letters before and behind it."""

    letter: StoryLetter
    before: str
    behind: str


def _places(old: Sequence[StoryLetter]) -> dict[str, _Exported]:
    """Each atom of an exported text, by its bookmark."""
    text = spelt(old)
    found: dict[str, _Exported] = {}
    at = 0
    for letter in old:
        end = at + len(letter.shown or letter.sign)
        if letter.atom:
            most = 2 * _REACH
            found[letter.atom] = _Exported(
                letter, text[max(0, at - most) : at], text[end : end + most]
            )
        at = end
    return found


def _bare(letter: StoryLetter, known: Mapping[str, _Exported]) -> Iterator[StoryLetter]:
    """A letter; a formula that another paragraph's bookmark has taken in, as what it is."""
    slipped = letter.atom and letter.atom not in known and set(letter.shown) == {OBJECT}
    if slipped and not letter.within:
        yield from apart(letter)
    else:
        yield letter


def _mended(found: list[StoryLetter], at: int, known: Mapping[str, _Exported]) -> int:
    """Mend the atom at a place, if it has slipped; how many letters there are done then."""
    atom = found[at]
    exported = known.get(atom.atom)
    if exported is None or atom.within or atom.shown == exported.letter.shown:
        return 1
    whole = exported.letter
    for before in range(min(at, _REACH) + 1):
        for behind in range(min(len(found) - at - 1, _REACH) + 1):
            taken = found[at - before : at + behind + 1]
            if _is_shown(spelt(taken), whole.shown) and _untouched(taken):
                found[at - before : at + behind + 1] = [holding(whole, taken)]
                return 1 - before
    return _given_back(found, at, exported)


def _is_shown(text: str, shown: str) -> bool:
    """Whether a text is what an atom shows; LibreOffice 7.4 adds a note's own mark at each save."""
    if text == shown:
        return True
    mark = shown.removeprefix(OBJECT)
    added = text.removeprefix(shown)
    is_note = shown.startswith(OBJECT) and text.startswith(shown)
    return is_note and bool(mark) and added == mark * (len(added) // len(mark))


def _given_back(found: list[StoryLetter], at: int, exported: _Exported) -> int:
    """The same where the atom has taken in letters of the text beside it, and no others."""
    atom, whole = found[at], exported.letter
    start = atom.shown.find(whole.shown) if whole.shown else -1
    if start < 0 or len(atom.shown) - len(whole.shown) > 2 * _REACH:
        return 1
    end = start + len(whole.shown)
    beside = exported.before.endswith(atom.shown[:start])
    if not beside or not exported.behind.startswith(atom.shown[end:]):
        return 1
    around = whole._replace(shown=atom.shown, held=atom.held, leads=atom.leads, filled=atom.filled)
    parts = list(apart(around))
    letters = [*parts[:start], holding(whole, parts[start:end]), *parts[end:]]
    found[at : at + 1] = letters
    return len(letters)


def _untouched(letters: Sequence[StoryLetter]) -> bool:
    return not any(letter.inserted or letter.deleted for letter in letters)
