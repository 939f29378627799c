"""LaTeX in a field -> plain Unicode text, as far as names and titles need it.

A table of accents and letters, not a parser: pylatexenc takes a hundred times as long, and the
bibliography of a thesis has to be checked in a moment.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328",
    "r": "\u030a", "d": "\u0323", "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_LETTERS = {
    "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "ss": "ß",
    "l": "ł", "L": "Ł", "i": "i", "j": "j", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ",
    "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
}  # fmt: skip
_ACCENT = re.compile(
    r"\\(?:([`'^~\"=.])|([uvHckrdbt])(?![A-Za-z]))\s*(?:\{\s*(\\?[A-Za-z])\s*\}|(\\?[ij])(?![A-Za-z])"
    r"|([A-Za-z]))"
)
_LETTER = re.compile(r"\\(aa|AA|ae|AE|oe|OE|ss|dh|DH|th|TH|dj|DJ|ng|NG|[oOlLij])(?![A-Za-z])\s*")
_PREPARED = re.compile(r"\\IeC\s*\{([^{}]*)\}")
_COMMAND = re.compile(r"\\[A-Za-z@]+\*?\s*|\\(?=[&%$#_{}])")


def plain(value: str) -> str:
    r"""The text of a field without LaTeX: `{\O}yvind S{\ae}tren` -> `Øyvind Sætren`."""
    if value.isalnum():
        return value
    if "\\" in value:
        value = _COMMAND.sub("", composed(value))
    if "{" in value or "}" in value:
        value = value.replace("{", "").replace("}", "")
    return " ".join(value.replace("~", " ").split())


def composed(value: str) -> str:
    r"""LaTeX with its accents and letters as such: `Dom\IeC {\ae }ne` -> `Domæne`."""
    value = _LETTER.sub(lambda match: _LETTERS[match[1]], _ACCENT.sub(_composed, value))
    return _PREPARED.sub(r"\1", value)


def _composed(match: re.Match[str]) -> str:
    mark = _ACCENTS[match[1] or match[2]]
    letter = (match[3] or match[4] or match[5]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + mark)


@lru_cache(maxsize=100_000)
def folded(text: str) -> str:
    """A text for comparison: lower case, without accents and punctuation."""
    if text.isascii():
        return " ".join(text.lower().translate(_BLANKS).split())
    text = unicodedata.normalize("NFKD", text.translate(_NO_DECOMPOSITION))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return " ".join(_WORDS.findall(text.casefold()))


_NO_DECOMPOSITION = str.maketrans({"ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ł": "l", "đ": "d"})
_BLANKS = {code: " " for code in range(128) if not chr(code).isalnum()}
_WORDS = re.compile(r"[^\W_]+")
