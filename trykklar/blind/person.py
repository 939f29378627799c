"""Somebody's name, in the forms that it has in texts, addresses and names of files."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.bibliography.names import names
from trykklar.blind.plain_letters import seen_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST_SURNAME = 3  # letters of a name that is looked for alone
_SHORTEST_JOINED = 4  # letters of each of two names that are looked for without a blank between
_SHORTEST_RAW = 5  # bytes of what is looked for in data that is no text
GENITIVE = r"(?:s|S)?\b"  # Nordmanns metode, as in Norwegian and German


@dataclass(frozen=True)
class NamedPerson:
    """Somebody who must not be named.

    Attributes:
        given: Given names; "" where only one name is known.
        family: The family name.
    """

    given: str
    family: str

    @property
    def full(self) -> str:
        """The name as it is written mostly."""
        return f"{self.given} {self.family}".strip()

    @property
    def whole_forms(self) -> Iterator[str]:
        """Patterns of the whole name: in both orders, with given names or their initials."""
        family = spaced(self.family)
        given = self.given.split()
        if not cased(self.family):  # a script in which nothing stands between words, or names
            yield r"[\s·]*".join(map(re.escape, [*given, self.family]))
            if given:
                yield rf"{family}\s*{re.escape(given[0])}"
            return
        if not given:
            yield rf"\b{family}\b"
            return
        first, rest = re.escape(given[0]), given[1:]
        middle = "".join(rf"(?:{re.escape(name)}|{re.escape(name[0])}\.?)?[\s.-]*" for name in rest)
        initials = rf"{re.escape(given[0][0])}\.[\s-]*(?:[^\W\d_]\.[\s-]*){{0,8}}"
        joined = min(len(given[0]), len(self.family)) >= _SHORTEST_JOINED
        between = r"[\s._-]*" if joined else r"[\s._-]+"
        yield rf"(?<![^\W_]){first}{between}{middle}{family}(?![^\W\d_])"
        yield rf"\b{first}[\s.-]+{middle}{family}{GENITIVE}"
        yield rf"\b{initials}{family}{GENITIVE}"
        yield rf"\b{family},?\s+{first}\b"
        yield rf"\b{family},?\s+{re.escape(given[0][0])}\."

    @property
    def surnames(self) -> Iterator[str]:
        """The family name as it stands alone: `van der Berg`, and without its small words."""
        yield self.family
        words = self.family.split()
        if len(words) > 1 and words[0][0].islower():
            yield words[-1]

    @property
    def handles(self) -> Iterator[str]:
        """How the name stands in addresses, links and names of files: `knordmann`."""
        firsts = _plain(self.given.split()[0]) if self.given else ()
        for family in _plain(self.family):
            if len(family) > SHORTEST_SURNAME:
                yield family
            for first in firsts:
                if len(first) + len(family) > _SHORTEST_RAW:
                    yield from (f"{first}{family}", f"{first[0]}{family}", f"{family}{first[0]}")


def person(name: str) -> NamedPerson:
    """A name as BibTeX would split it: `Nordmann, Kari`, `Kari Nordmann`."""
    name = seen_letters(name)
    found = next(iter(names(name)), None)
    if found is None or not found.first:
        return NamedPerson("", " ".join(name.replace("{", " ").replace("}", " ").split()))
    return NamedPerson(found.first.replace(".", ". ").strip(), found.last)


def spaced(text: str) -> str:
    """A pattern of a text whose blanks may be any, or the end of a line."""
    return r"[\s~]+".join(re.escape(word) for word in text.split())


def cased(name: str) -> bool:
    """Whether a name is of a script with capitals."""
    return name.lower() != name.upper()


def bare(text: str, keep: str = "") -> str:
    """Letters without accents and capitals, as names stand in addresses: `Bjørnø` -> `bjorno`."""
    letters = text.casefold().translate(_NORDIC)
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    return "".join(sign for sign in plain if sign.isalnum() or sign in keep)


def _plain(name: str) -> tuple[str, ...]:
    """A name as it stands where only plain letters may: `bjorno`, and `bjoernoe`."""
    both = (bare(name), bare(name.casefold().translate(_TWO_LETTERS)))
    return tuple(dict.fromkeys(filter(None, both)))


_TWO_LETTERS = str.maketrans({"ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue"})
_NORDIC = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "ð": "d", "þ": "th", "ł": "l"})
