"""Page numbers: of a work, and of a place in it that a citation names."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RANGE = re.compile(
    r"(\d+|[ivxlcdm]+)\s*(?:-{1,3}|[\u2012-\u2015]|\\textendash)\s*(\d+|[ivxlcdm]+)\b"
)
_SINGLE = re.compile(r"\d+|\b[ivxlcdm]+\b")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
# Article numbers, and pages that are numbered by article: 169-1--169-5.
_IDENTIFIER = re.compile(r"[A-Za-z]\w*\d|\d[A-Za-z]|\d[-–]+\d+\s*[-–]+\s*\d+[-–]+\d")

LONGEST = 1_000
"""How many letters page numbers may have; what is longer is none."""


@dataclass(frozen=True, slots=True)
class Range:
    """Pages from one to another, both included; Roman numerals are a numbering of their own."""

    first: int
    last: int
    roman: bool = False

    def __contains__(self, page: object) -> bool:
        return isinstance(page, int) and self.first <= page <= self.last


def ranges(value: str) -> tuple[Range, ...]:
    """The page ranges of a `pages` field; none where it holds an article number or no number.

    The short form of the Chicago Manual of Style (`123-45`) is read as 123 to 145.
    """
    if len(value) > LONGEST or _IDENTIFIER.search(value.replace("\\textendash", "-")):
        return ()
    found = []
    for part in re.split(r"[,;&+]| and | og ", value):
        match = _RANGE.search(part)
        if match:
            found.append(between(match[1], match[2]))
        elif single := _SINGLE.search(part):
            found.append(between(single[0], single[0]))
    return tuple(span for span in found if span is not None)


def between(first: str, last: str) -> Range | None:
    """A range from its two numbers as written; None where they are of two kinds."""
    if first.isdecimal() != last.isdecimal():
        return None
    if not first.isdecimal():
        return Range(roman(first), roman(last), roman=True)
    if len(last) < len(first) and int(last) < int(first):
        last = first[: len(first) - len(last)] + last
    return Range(int(first), int(last))


def roman(text: str) -> int:
    """The value of a Roman numeral in lower case."""
    values = [_ROMAN[letter] for letter in text.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def reversed_range(value: str) -> Range | None:
    """A range in a `pages` field that ends before it begins."""
    return next((span for span in ranges(value) if span.first > span.last), None)


def single_hyphen(value: str) -> re.Match[str] | None:
    """A plain number range with one hyphen, `123-145`, which is typeset as such."""
    return re.fullmatch(r"\s*\d+(-)\d+\s*", value)
