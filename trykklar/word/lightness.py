"""How light a colour is: whether words can be read in it, or on it."""

from __future__ import annotations

_SHARES = (0.2126, 0.7152, 0.0722)  # of red, green and blue (ITU-R BT.709)


def lightness(code: str) -> float:
    """How light a colour is, from 0 for black to 1 for white.

    Args:
        code: Its red, green and blue in six digits.
    """
    parts = [int(code[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    return sum(share * part for share, part in zip(_SHARES, parts, strict=True))
