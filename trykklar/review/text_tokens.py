"""Text as tokens that are compared: words, blanks, signs, and atoms."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trykklar.review.sequence_steps import stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

UNSEEN = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
"""What is pasted with words and has no look of its own: places where a word may be broken or not,
marks of direction, of the order of bytes (Unicode's property Default_Ignorable_Code_Point)."""

LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
}  # fmt: skip
"""Letters that stand for several, as in what is copied from a PDF."""

_COMBINING = "\u0300-\u036f"
_BLANKS = re.compile(r"[^\S\n]+")
_TOKEN = re.compile(rf"\n|[^\S\n]+|[^\W_](?:[^\W_]|[{_COMBINING}{UNSEEN}])*|.", re.DOTALL)
# What a language or a word processor decides on, and the author does not mean.
_QUOTES = str.maketrans(dict.fromkeys("“”‘’«»‹›„‚\"'", '"'))
_SAME = str.maketrans(
    {"\N{NON-BREAKING HYPHEN}": "-", "\N{HYPHEN}": "-", **dict.fromkeys(UNSEEN, ""), **LIGATURES}
)


class TextToken(NamedTuple):
    """A piece of a text.

    Attributes:
        key: What it is compared by.
        start: Offset of its first character.
        end: Offset behind its last.
    """

    key: str
    start: int
    end: int


class Difference(NamedTuple):
    """Tokens that differ between two texts: `old[start:end]` and `new[first:last]`."""

    start: int
    end: int
    first: int
    last: int


@lru_cache(maxsize=64)
def tokens(text: str) -> tuple[TextToken, ...]:
    """The tokens of a text, kept for the next change of the same paragraph.

    Args:
        text: Words, with one sign for each atom, and a line feed between paragraphs.
    """
    return tuple(
        TextToken(_key(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text)
    )


def comparable(text: str) -> str:
    """A text with everything made the same that is not compared.

    Args:
        text: As of `tokens`.
    """
    return _BLANKS.sub(" ", _plain(text))


def differences(old: Sequence[TextToken], new: Sequence[TextToken]) -> list[Difference]:
    """Where two texts differ, in order.

    Args:
        old: Tokens of the first.
        new: Tokens of the second.
    """
    left, right = [token.key for token in old], [token.key for token in new]
    if left == right:
        return []
    found: list[Difference] = []
    for step in stretches(left, right):
        if step.same:
            continue
        last = found[-1] if found else None
        if last and last.end == step.start and last.last == step.first:
            found[-1] = Difference(last.start, step.end, last.first, step.last)
        else:
            found.append(Difference(step.start, step.end, step.first, step.last))
    return found


def _key(text: str) -> str:
    if text == "\n":
        return text
    if text.isspace():
        return " "
    return _plain(text)


def _plain(text: str) -> str:
    if text.isascii():
        return text.replace("'", '"')
    return unicodedata.normalize("NFC", text).translate(_QUOTES).translate(_SAME)
