"""The key an author may have meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS = re.compile(r"[\W_]+")
_CLOSE = 80.0


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known key most like a word, None where none is alike.

    Keys that differ in case or punctuation only come first, then those whose digits agree, as a
    different year is a different work; last the only key with the same letters, for digits are
    easily swapped.
    """
    from rapidfuzz import fuzz, process

    names = list(known)
    folded = {_LETTERS.sub("", name).casefold(): name for name in reversed(names)}
    if same := folded.get(_LETTERS.sub("", word).casefold()):
        return same
    ranked = process.extract(
        word.casefold(),
        names,
        scorer=fuzz.ratio,
        processor=str.casefold,
        score_cutoff=_CLOSE,
        limit=5,
    )
    for name, _, _ in ranked:
        if _agree(word, name):
            return name
    letters = _letters(word)
    namesakes = [name for name in names if letters and _letters(name) == letters]
    return namesakes[0] if len(namesakes) == 1 else None


def _letters(key: str) -> str:
    return "".join(filter(str.isalpha, key)).casefold()


def _agree(one: str, other: str) -> bool:
    left, right = re.findall(r"\d+", one), re.findall(r"\d+", other)
    return not left or not right or left == right
