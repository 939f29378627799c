"""TeX's bitmaps of the T1 encoding: their letters have no names, and the codes of that encoding.

Poppler hands on the codes as they are. The table is that of fontenc's T1 (the Cork encoding), where
it differs from Latin-1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LOW = "“”„«»–— \u2030ıȷ\ufb00\ufb01\ufb02\ufb03\ufb04"  # from 0x10
_HIGH = (  # from 0x80
    "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£"
)
_TABLE = str.maketrans(
    {
        **{0x10 + place: letter for place, letter in enumerate(_LOW)},
        **{0x80 + place: letter for place, letter in enumerate(_HIGH)},
        0x7F: "-",
        0xD7: "Œ",
        0xDF: "SS",
        0xF7: "œ",
        0xFF: "ß",
    }
)
# Where T1 has letters, the symbols of textcomp (TS1) have signs, and some letters of their own.
_SIGNS = {
    **dict.fromkeys([*range(0x80, 0xC0), 0xD6, 0xF6], " "),
    0xAA: "ª",
    0xB5: "µ",
    0xBA: "º",
}
# Ligatures of f in a word; OT1 has its own elsewhere, and letters here.
_OURS = re.compile(r"[a-z][\x1b-\x1f]|[\x1b-\x1f][a-z]")
_OTHERS = re.compile(r"[a-z][\x0b\x0e\x0f][a-z]")


def encoded(pages: Iterable[str]) -> bool:
    """Whether what poppler read are codes of T1: no longer text is without a ligature.

    Args:
        pages: The pages of a PDF with bitmaps.
    """
    text = "\n".join(pages)
    return bool(_OURS.search(text)) and not _OTHERS.search(text)


def decoded(page: str, *, signs: bool = False) -> str:
    """A page's codes as letters.

    Args:
        page: As poppler read it.
        signs: Whether codes that may be another font's signs are taken for those.
    """
    return page.translate({**_TABLE, **_SIGNS} if signs else _TABLE)
