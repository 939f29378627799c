"""The key an author may have meant."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_PUNCTUATION = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_CLOSE = 80.0
_RANKED = 5
_LONGEST = 200
_ALL = 200
_CANDIDATES = 40
_SHARED = 200
_RARE = 5
_ENDS = 4


class Names:
    """Known names, searched for the one most similar to a word.

    A few names are all compared with each word. Of many, only those are compared that share a rare
    feature with it: its digits, its letters, its beginning, its end, three letters in a row. So a
    thousand wrong keys among a hundred thousand right ones do not take minutes.

    Args:
        names: The names, in an order in which the first of several similar ones is meant.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(dict.fromkeys(names))
        self._answers: dict[str, str | None] = {}

    def nearest(self, word: str) -> str | None:
        """The name most similar to a word, None where none is similar.

        Names that differ in case or punctuation only come first, then those whose digits agree, as
        a different year is a different work; last the only name with the same letters, for digits
        are easily swapped.
        """
        if word not in self._answers:
            self._answers[word] = self._nearest(word)
        return self._answers[word]

    def _nearest(self, word: str) -> str | None:
        if same := self._folded.get(_folded(word)):
            return same
        if len(word) <= _LONGEST and (similar := self._most_similar(word)):
            return similar
        namesakes = self._namesakes.get(_letters(word), [])
        return namesakes[0] if len(namesakes) == 1 else None

    def _most_similar(self, word: str) -> str | None:
        from rapidfuzz import fuzz, process

        ranked = process.extract(
            word.casefold(),
            self._names if len(self._names) <= _ALL else self._candidates(word),
            scorer=fuzz.ratio,
            processor=str.casefold,
            score_cutoff=_CLOSE,
            limit=_RANKED,
        )
        return next((name for name, _, _ in ranked if _agree(word, name)), None)

    def _candidates(self, word: str) -> list[str]:
        """The names that have most of a word's rare features, in their order."""
        shared = [self._having[feature] for feature in _features(word) if feature in self._having]
        counts: Counter[int] = Counter()
        for numbers in sorted(shared, key=len)[:_RARE]:
            if len(counts) + len(numbers) > _SHARED:
                break
            counts.update(numbers)
        likely = sorted(number for number, _ in counts.most_common(_CANDIDATES))
        return [self._names[number] for number in likely]

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        return {_folded(name): name for name in reversed(self._names)}

    @cached_property
    def _namesakes(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            if letters := _letters(name):
                found[letters].append(name)
        return found

    @cached_property
    def _having(self) -> Mapping[str, list[int]]:
        """Feature -> the numbers of the names that have it; no more than are of use."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._names):
            for feature in _features(name) if len(name) <= _LONGEST else ():
                numbers = found[feature]
                if len(numbers) <= _SHARED:
                    numbers.append(number)
        return found


def _features(name: str) -> Iterator[str]:
    folded = _folded(name)
    yield from {
        *(folded[at : at + 3] for at in range(max(len(folded) - 2, 1))),
        f"^{folded[:_ENDS]}",
        f"{folded[-_ENDS:]}$",
        f"={_letters(folded)}",
        f"#{''.join(_DIGITS.findall(folded))}",
    }


def _folded(name: str) -> str:
    return _PUNCTUATION.sub("", name).casefold()


def _letters(key: str) -> str:
    return "".join(filter(str.isalpha, key)).casefold()


def _agree(word: str, name: str) -> bool:
    left, right = _DIGITS.findall(word), _DIGITS.findall(name)
    return not left or not right or left == right
