"""Text as tokens that are compared: words, blanks, signs, and atoms."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMBINING = "[\\u0300-\\u036f]"
_TOKEN = re.compile(rf"\n|[^\S\n]+|[^\W_](?:[^\W_]|{_COMBINING})*|.", re.DOTALL)
# What a language or a word processor decides on, and the author does not mean.
_QUOTES = str.maketrans(dict.fromkeys("“”‘’«»‹›„‚\"'", '"'))
_HYPHENS = str.maketrans({"\N{NON-BREAKING HYPHEN}": "-", "\N{HYPHEN}": "-", "\N{SOFT HYPHEN}": ""})


class Token(NamedTuple):
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


def tokens(text: str) -> list[Token]:
    """The tokens of a text.

    Args:
        text: Words, with one sign for each atom, and a line feed between paragraphs.
    """
    return [Token(_key(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(text)]


def comparable(text: str) -> str:
    """A text with everything made the same that is not compared.

    Args:
        text: As of `tokens`.
    """
    return "".join(token.key for token in tokens(text))


def differences(old: Sequence[Token], new: Sequence[Token]) -> list[Difference]:
    """Where two texts differ, in order.

    Args:
        old: Tokens of the first.
        new: Tokens of the second.
    """
    left, right = [token.key for token in old], [token.key for token in new]
    if left == right:
        return []
    found: list[Difference] = []
    for step in Indel.opcodes(left, right):
        if step.tag == "equal":
            continue
        last = found[-1] if found else None
        if last and last.end == step.src_start and last.last == step.dest_start:
            found[-1] = Difference(last.start, step.src_end, last.first, step.dest_end)
        else:
            found.append(Difference(step.src_start, step.src_end, step.dest_start, step.dest_end))
    return found


def _key(text: str) -> str:
    if text == "\n":
        return text
    if text.isspace():
        return " "
    if text.isascii():
        return '"' if text == "'" else text
    return unicodedata.normalize("NFC", text).translate(_QUOTES).translate(_HYPHENS)
