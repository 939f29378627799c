"""Formulas and pictures that are others now, and words that lead elsewhere.

A formula is one sign of the text: that it says something else is seen by what it holds.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from trykklar.review.co_author_edit import ObjectEdit
from trykklar.review.story_letters import spelt
from trykklar.word.docx import held_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.review.story_letters import StoryLetter
    from trykklar.word.docx.word_paragraph import WordRevision

_REPLACED = {
    held_object.FORMULA: "a formula was changed in Word: only you can write it as LaTeX",
    held_object.PICTURE: "a picture was replaced in Word: put the new one in place of your file",
}
_DESCRIBED = "the description of a picture was changed in Word: TeX has it from your file"
_OTHER = "what stands here was changed in Word, and is no text"
_LINKED = "a link was changed in Word: write it as LaTeX yourself"
_REFERRED = "a reference was changed in Word: it leads to something else now"
_SCHEMES = ("https://", "http://", "mailto:")


class _Change(NamedTuple):
    """What is another one now: `was` and `now` are for a reader."""

    was: str
    now: str
    reason: str


def object_edits(
    old: Sequence[StoryLetter], now: Sequence[StoryLetter], pairs: Sequence[tuple[int, int]]
) -> Iterator[ObjectEdit]:
    """What is another one now, in order.

    Args:
        old: The exported text of a group.
        now: Its letters as they were left.
        pairs: Places of letters that both have.
    """
    found = [
        (at, change, now[number])
        for at, number in pairs
        if not now[number].deleted and (change := _change(old[at], now[number]))
    ]
    # Words that lead elsewhere are one change.
    for _, same in groupby(enumerate(found), lambda item: (item[1][0] - item[0], item[1][1])):
        stretch = [item for _, item in same]
        change, new = stretch[0][1], tuple(letter for _, _, letter in stretch)
        if _is_only_linked(change, spelt(new)):
            continue
        who = tuple(dict.fromkeys(item for letter in new for item in _revised(letter)))
        before = change.was or f"“{spelt(new)}”"
        yield ObjectEdit(
            stretch[0][0], stretch[-1][0] + 1, new, who, before, change.now, change.reason
        )


def _change(old: StoryLetter, new: StoryLetter) -> _Change | None:
    if old.held or new.held:
        found = _of_objects(old.held, new)
        if found:
            return found
        # A map of an older version does not say what a formula was.
        if _revised(new) and new.held:
            return _Change(_readable(old.held), _readable(new.held), _reason(new.held[0]))
    return _of_links(old, new)


def _revised(letter: StoryLetter) -> tuple[WordRevision, ...]:
    """Who has tracked a change within a formula."""
    return letter.within or ((letter.restyled,) if letter.restyled and letter.held else ())


def _of_objects(old: Sequence[str], letter: StoryLetter) -> _Change | None:
    new = letter.held
    if not old or (len(old) == len(new) and all(map(held_object.is_same, old, new))):
        return None
    one, other = next(
        (pair for pair in zip(old, new, strict=False) if not held_object.is_same(*pair)),
        (old[0], ""),
    )
    described = held_object.is_same_picture(one, other)
    reason = _DESCRIBED if described else _reason(one)
    return _Change(_readable(old), _readable(new) or letter.shown, reason)


def _reason(held: str) -> str:
    return _REPLACED.get(held_object.kind(held), _OTHER)


def _readable(held: Sequence[str]) -> str:
    return " ".join(map(held_object.readable, held))


def _of_links(old: StoryLetter, new: StoryLetter) -> _Change | None:
    before, after = old.leads, new.leads
    if _address(before) == _address(after) or _is_of_a_folder(before, after):
        return None
    referred = (before.startswith("#"), after.startswith("#"))
    if all(referred):
        return _Change(f"[to {before}]", f"[to {after}]", _REFERRED)
    if any(referred) and not (before and after):
        return None  # the same words, and nothing that a reader sees
    was, now = (f"[link to {leads}]" if leads else "" for leads in (before, after))
    return _Change(was, now or "[no link]", _LINKED)


def _is_only_linked(change: _Change, words: str) -> bool:
    """Whether only a link was set on an address that stands there: programs do so by themselves."""
    address = _address(change.now.removeprefix("[link to ").removesuffix("]"))
    return not change.was and change.reason == _LINKED and address == _address(words)


def _is_of_a_folder(before: str, after: str) -> bool:
    """Whether an address without a scheme was written out from another folder, as at a save."""
    bare = _address(before)
    return bool(bare) and ":" not in before and _address(after).endswith(f"/{bare}")


def _address(text: str) -> str:
    """An address without what programs write in several ways."""
    # LibreOffice 7.4 loses a quotation mark of an address.
    bare = "".join(unquote(text).replace('"', "").split()).rstrip("/.,;")
    return next((bare.removeprefix(scheme) for scheme in _SCHEMES if scheme in bare), bare)
