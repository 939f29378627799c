r"""LaTeX's ways to write a letter, as the letter: `M{\o}re`, `N\"arhi`, `Troms\o{}`."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {
    "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "ss": "ß",
    "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ",
}  # fmt: skip
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328",
    "r": "\u030a", "d": "\u0323", "b": "\u0331",
}  # fmt: skip
_NAMED = "|".join(sorted(_LETTERS, key=len, reverse=True))
_LETTER = re.compile(rf"\{{\\({_NAMED})\}}|\\({_NAMED})(?:\{{\}}|[ \t]+|(?![A-Za-z]))")
_ACCENT = re.compile(
    r"\{?\\(?:([`'^\"~=.])\s*|([uvHckrdb])(?:\s+|(?=\{)))(?:\{\\?([A-Za-z])\}|\\?([A-Za-z]))\}?"
)
_QUIET = re.compile(r"\\-|\\[,/]|\{\}")
_ESCAPED = re.compile(r"\\([_&#])")
# Soft hyphens, and what has no width: it stands between letters, and nobody sees it.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
# Signs that a name has in one text and not in another.
_VARIANTS = str.maketrans("‘’ʼ‐‑", "'''--")
# kari (at) uib (dot) no
_AT = re.compile(r"(?:(?<!\s)\s+)?[(\[{]\s*at\s*[)\]}]\s*", re.IGNORECASE)
_DOT = re.compile(r"(?:(?<!\s)\s+)?[(\[{]\s*(?:dot|punktum)\s*[)\]}]\s*", re.IGNORECASE)


def plain_letters(text: str) -> str:
    """A text in which letters are letters, and every line has its number.

    Args:
        text: LaTeX.
    """
    accented = _ACCENT.sub(_accented, _LETTER.sub(_letter, seen_letters(text)))
    bare = _ESCAPED.sub(r"\1", _QUIET.sub("", accented))
    return _DOT.sub(".", _AT.sub("@", bare)).replace("~", " ")


def seen_letters(text: str) -> str:
    """A text with ligatures and wide letters as plain ones, and without what nobody sees.

    Args:
        text: Any.
    """
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).translate(_VARIANTS)


def _letter(match: re.Match[str]) -> str:
    return _LETTERS[match[1] or match[2]]


def _accented(match: re.Match[str]) -> str:
    sign, letter = match[1] or match[2], match[3] or match[4]
    return unicodedata.normalize("NFC", letter + _ACCENTS[sign])
