"""Bookmarks of atoms that a word processor has set some letters too early or too late.

LibreOffice 7.4 does so behind the mark of a footnote. The text of the atom, as it was exported,
says where it begins and ends, as long as nobody has changed anything there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.review.story_letters import spelt
from trykklar.word.docx.story import OBJECT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trykklar.review.story_letters import Letter

_REACH = 3
"""Letters by which a bookmark slips: one for each note before it in the paragraph."""


def with_slipped_atoms(old: Sequence[Letter], now: Sequence[Letter]) -> list[Letter]:
    """The letters with every atom as it was exported, where only its bookmark has slipped.

    Args:
        old: The exported text of a group.
        now: Its letters as they were left.
    """
    known = {letter.atom: letter for letter in old if letter.atom}
    if not known and not any(letter.atom for letter in now):
        return list(now)
    found = [piece for letter in now for piece in _bare(letter, known)]
    at = 0
    while at < len(found):
        at += _mended(found, at, known)
    return found


def _bare(letter: Letter, known: Mapping[str, Letter]) -> Iterator[Letter]:
    """A letter; a formula that another paragraph's bookmark has taken in, as what it is."""
    slipped = letter.atom and letter.atom not in known and set(letter.shown) == {OBJECT}
    if slipped and not letter.within:
        yield from (letter._replace(sign=sign, atom="", shown="") for sign in letter.shown)
    else:
        yield letter


def _mended(found: list[Letter], at: int, known: Mapping[str, Letter]) -> int:
    """Mend the atom at a place, if it has slipped; how many letters there are done then."""
    atom = found[at]
    whole = known.get(atom.atom)
    if whole is None or atom.within or atom.shown == whole.shown:
        return 1
    for before in range(min(at, _REACH) + 1):
        for behind in range(min(len(found) - at - 1, _REACH) + 1):
            taken = found[at - before : at + behind + 1]
            if _is_shown(spelt(taken), whole.shown) and _untouched(taken):
                found[at - before : at + behind + 1] = [whole]
                return 1 - before
    return _given_back(found, at, whole)


def _is_shown(text: str, shown: str) -> bool:
    """Whether a text is what an atom shows; LibreOffice 7.4 adds a note's own mark at each save."""
    if text == shown:
        return True
    mark = shown.removeprefix(OBJECT)
    added = text.removeprefix(shown)
    is_note = shown.startswith(OBJECT) and text.startswith(shown)
    return is_note and bool(mark) and added == mark * (len(added) // len(mark))


def _given_back(found: list[Letter], at: int, whole: Letter) -> int:
    """The same where the atom has taken in letters of the text beside it."""
    atom = found[at]
    start = atom.shown.find(whole.shown) if whole.shown else -1
    if start < 0 or len(atom.shown) - len(whole.shown) > 2 * _REACH:
        return 1
    before, behind = atom.shown[:start], atom.shown[start + len(whole.shown) :]
    plain = whole._replace(atom="", shown="")
    letters = [
        *(plain._replace(sign=sign) for sign in before),
        whole,
        *(plain._replace(sign=sign) for sign in behind),
    ]
    found[at : at + 1] = letters
    return len(letters)


def _untouched(letters: Sequence[Letter]) -> bool:
    return not any(letter.inserted or letter.deleted for letter in letters)
