"""Text as both sides can be compared: no case, no accents, no digits, words broken at lines."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

WORD = re.compile(r"[^\W\d_]+")
# TeX's older fonts set an accent as a sign beside its letter, which poppler hands on as such.
_ACCENTS = dict.fromkeys(map(ord, "\u00a8\u00b4\u02c6\u02dc\u00af\u02da\u00b8\u02c7\u02d8\u02d9"))
_MARKS = re.compile(r"[\u0300-\u036f]+")
_BREAK = re.compile(r"[-\N{SOFT HYPHEN}\u2010][^\S\n]*\n\s*([^\W\d_]+)")
_HEAD = re.compile(r"[^\W\d_]+\Z")
_LONGEST = 100  # letters of a word
_SOUGHT = 6  # words of a run: more are seldom written as they are printed
# Letters that are no others with an accent, and that TeX may make of two signs; poppler calls the
# Delta of TeX's fonts an increment.
_LETTERS = str.maketrans("\u0131\u0237\u0142\u0141\u0111\u0110\u2206", "ijlLdD\u0394")


def folded(text: str) -> str:
    """A text without case, accents and ligatures."""
    bare = unicodedata.normalize("NFKD", text.translate(_ACCENTS).translate(_LETTERS))
    return _MARKS.sub("", bare).casefold()


def folded_letters(text: str) -> str:
    """The letters and digits of a text, folded, one behind the other."""
    return "".join(filter(str.isalnum, folded(text)))


def words(text: str) -> list[str]:
    """The words of a text, folded; what has digits in it is the letters around them."""
    return WORD.findall(folded(text).replace("\N{SOFT HYPHEN}", ""))


def joined(text: str, known: Container[str]) -> str:
    """A folded text with the words that line ends broke in one, where the other side has them."""

    def join(match: re.Match[str]) -> str:
        head = _HEAD.search(text, max(match.start() - _LONGEST, 0), match.start())
        return f"{match[1]}\n" if head and head[0] + match[1] in known else match[0]

    return _BREAK.sub(join, text)


def level(text: str) -> str:
    """A text folded letter by letter, so that every place in it stays where it is."""
    return text.translate({ord(letter): folded(letter)[:1] or " " for letter in set(text)})


def sought(run: Sequence[str]) -> re.Pattern[str]:
    """What finds the first words of a run in levelled LaTeX, whatever commands are between them."""
    between = r"(?:[\W\d_]|\\[a-zA-Z]+){1,200}?"
    return re.compile(r"\b" + between.join(map(re.escape, run[:_SOUGHT])))
