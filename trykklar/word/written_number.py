"""Numbers that authors write: as digits in any script, and as many of them as they like."""

from __future__ import annotations

_DIGITS = 9


def number(text: str) -> int | None:
    """A whole number, or None where a text is none that a document could mean.

    `str.isdigit` takes "²", which `int` does not; and `int` refuses what has 4,300 digits.

    Args:
        text: As written, blanks left aside.
    """
    digits = text.strip()
    return int(digits) if digits.isdecimal() and len(digits) <= _DIGITS else None
