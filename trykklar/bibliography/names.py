"""The names in an author or editor field, split as BibTeX does it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from trykklar.bibliography.field_text import plain

_AND = re.compile(r"\sand\s", re.IGNORECASE)
_BRACED_AND = re.compile(r"[{}]|\sand\s++(?=\S)", re.IGNORECASE)
_PART = re.compile(r"\s*(?:family|given|prefix|suffix|id|useprefix)(?:-i)?\s*=", re.IGNORECASE)


class Name(NamedTuple):
    """One person or institution.

    Attributes:
        last: Surname with its particle, `van den Berg`, or the whole name of an institution.
        first: Given names; "" for an institution.
        suffix: `Jr`.
        raw: As written.
        whole: Whether it stands in braces, so that it is not split.
    """

    last: str
    first: str
    suffix: str = ""
    raw: str = ""
    whole: bool = False

    @property
    def initials(self) -> str:
        """First letters of the given names: `A B`."""
        return " ".join(part[0] for part in re.split(r"[\s.\-]+", self.first) if part)


@lru_cache(maxsize=200_000)
def names(value: str) -> tuple[Name, ...]:
    """The names of a field; `and others` is not one of them."""
    found = (_name(part.strip()) for part in split(value) if part.strip())
    return tuple(name for name in found if name.raw.lower() != "others")


def split(value: str) -> list[str]:
    """The parts of a name list between its `and`s, space around them; braces protect an `and`."""
    if "{" not in value:
        return _AND.split(value)
    parts, depth, start = [], 0, 0
    for match in _BRACED_AND.finditer(value):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth <= 0:
            parts.append(value[start : match.start()])
            start = match.end()
    return [*parts, value[start:]]


def extended(raw: str) -> bool:
    """Whether a name is written part by part: `family=Berg, given=Liv`.

    Source: biblatex manual 3.5, "Extended name format"; biber alone knows it.
    """
    return "=" in raw and _PART.match(raw) is not None


def _by_parts(raw: str) -> Name:
    """A name in that format; the particle is the surname's, as `useprefix` has it in sorting."""
    pairs = (piece.partition("=") for piece in _commas(raw))
    parts = {name.strip().lower(): plain(value.strip()).strip('"') for name, _, value in pairs}
    last = " ".join(filter(None, (parts.get("prefix"), parts.get("family"))))
    return Name(last, parts.get("given", ""), parts.get("suffix", ""), raw)


@lru_cache(maxsize=200_000)  # the same people write several works
def _name(raw: str) -> Name:
    if extended(raw):
        return _by_parts(raw)
    if raw.startswith("{") and raw.endswith("}") and raw.count("{") == raw.count("}"):
        inner = raw[1:-1]
        if "}" not in inner.split("{")[0]:
            return Name(plain(inner), "", raw=raw, whole=True)
    pieces = [plain(piece) for piece in _commas(raw)]
    if len(pieces) == 1:
        return _natural(raw)
    if len(pieces) == 2:  # noqa: PLR2004 - Last, First
        return Name(pieces[0], pieces[1], raw=raw)
    return Name(pieces[0], " ".join(pieces[2:]), pieces[1], raw)


def _commas(raw: str) -> list[str]:
    if "{" not in raw:
        return raw.split(",")
    parts, depth, start = [], 0, 0
    for index, letter in enumerate(raw):
        depth += (letter == "{") - (letter == "}")
        if letter == "," and depth == 0:
            parts.append(raw[start:index])
            start = index + 1
    return [*parts, raw[start:]]


def _natural(raw: str) -> Name:
    """`First von Last`: the surname begins at the first word in lower case, or is the last word."""
    words = _words(raw)
    if len(words) < 2:  # noqa: PLR2004 - one word is a surname
        return Name(plain(raw), "", raw=raw)
    particle = next(
        (number for number, word in enumerate(words[:-1]) if number and word[:1].islower()),
        len(words) - 1,
    )
    last = plain(" ".join(words[particle:]))
    return Name(last, plain(" ".join(words[:particle])), raw=raw)


def _words(raw: str) -> list[str]:
    if "{" not in raw:
        return raw.replace("~", " ").split()
    words, depth, current = [], 0, ""
    for letter in raw:
        depth += (letter == "{") - (letter == "}")
        if letter in " ~\t\n\r" and depth == 0:
            words += [current] if current else []
            current = ""
        else:
            current += letter
    return [*words, current] if current else words
