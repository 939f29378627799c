"""A letter and the accent that TeX drew over, under or beside it -> one letter."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ACCENTS = {
    "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "¨": "\u0308", "˚": "\u030a",
    "ˇ": "\u030c", "˝": "\u030b", "¸": "\u0327", "˘": "\u0306", "¯": "\u0304", "˙": "\u0307",
    "˛": "\u0328", "^": "\u0302", "~": "\u0303", "‘": "\u0300", ".": "\u0323",
}  # fmt: skip
"""An accent as it is printed by itself -> as Unicode sets it behind a letter."""


def with_accent(base: str, accent: Sequence[str]) -> str:
    """The letter with its accent.

    Args:
        base: The letter.
        accent: What is printed of the accent.
    """
    marks = "".join(ACCENTS.get(sign, sign) for sign in "".join(accent).strip())
    plain = {"ı": "i", "ȷ": "j"}.get(base, base)
    return unicodedata.normalize("NFC", plain + marks)
