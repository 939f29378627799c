"""What must not be found in a blind manuscript: names, addresses, institutions."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from trykklar.blind.person import GENITIVE, SHORTEST_SURNAME, bare, cased, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trykklar.blind.person import NamedPerson

Kind = Literal["name", "address", "orcid", "institution", "path", "hidden", "repository", "own"]

_SHORTEST_CAPITALS = 5  # letters of a surname that is looked for in capitals, as in a running head
_LONG_HANDLE = 8  # letters of a handle that is no part of any other word
_SHORTEST_RAW = 5  # bytes of what is looked for in data that is no text
_ADDRESS = re.compile(r"(?<![\\\w.+-])[\w.+-]+@[A-Za-z0-9](?:[\w-]*\.)+[A-Za-z]{2,}(?![\w@])")
# With hyphens, and as some type it: without, or with blanks; all begin with 0000-000 (ORCID,
# "Structure of the ORCID Identifier").
_ORCID = re.compile(
    r"\b(?:\d{4}-\d{4}-\d{4}-\d{3}[\dX]|0000[ \u2010-\u2013]?000\d(?:[ \u2010-\u2013]?\d{4})"
    r"[ \u2010-\u2013]?\d{3}[\dX])\b"
)
_PATH = re.compile(r"(?:/home|/Users)/[\w.-]+/?|\b[A-Za-z]:\\+Users\\+[\w.-]+")
_GENERAL: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (_ADDRESS, "address"),
    (_ORCID, "orcid"),
    (_PATH, "path"),
)
"""What says who somebody is, whoever that may be."""

_RAW_PATH = re.compile(rb"(?:/home|/Users)/[\w.-]+/|[A-Za-z]:\\Users\\[\w.-]+")
_NO_ADDRESS = re.compile(r"@(?:example|localhost)\b|\.(?:png|pdf|jpg|tex|sty|cls)$")
# What follows a name in a citation: a year, a number in brackets, or the command that prints them.
_CITATION = re.compile(
    r"[\s,.;()\[\]'’s&]{0,6}(?:and |og |et al\.?,? |m\.? ?fl\.?,? )?[(\[]?(?:1[5-9]|20)\d\d"
    r"|(?:[\s~]|et\s+al\.?|m\.? ?fl\.?|['’]s?){0,6}"
    r"(?:\[\d{1,3}(?:[,–-] ?\d{1,3})*\]|\\[A-Za-z]*cite[A-Za-z]*\*?\s*[\[{])"
)


_YEAR, _YEAR_NEAR = re.compile(r"\b(?:1[5-9]|20)\d\d"), 20


class Hit(NamedTuple):
    """Where something was found.

    Attributes:
        start: Offset.
        end: Offset behind it.
        shown: What stands there.
        kind: What it is.
    """

    start: int
    end: int
    shown: str
    kind: Kind


@dataclass(frozen=True)
class Secrets:
    """All that must not be found.

    Attributes:
        people: Who wrote it.
        institutions: Where they are.
        hidden: What the user named besides.
        cited: Whether their names may stand in citations and in the list of works.
        bodies: Institutions that are authors of works, in small letters, each with a work's year:
            others cite these, too.
    """

    people: tuple[NamedPerson, ...] = ()
    institutions: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    cited: bool = True
    bodies: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def _whole(self) -> re.Pattern[str] | None:
        forms = [form for each in self.people for form in each.whole_forms]
        return re.compile("|".join(forms), re.IGNORECASE) if forms else None

    @cached_property
    def _families(self) -> re.Pattern[str] | None:
        every = [name for each in self.people for name in each.surnames]
        long = [name for name in every if len(name) >= SHORTEST_SURNAME and cased(name)]
        capitals = [name.upper() for name in long if len(name) >= _SHORTEST_CAPITALS]
        forms = "|".join(map(spaced, (*long, *capitals)))
        return re.compile(rf"\b(?:{forms}){GENITIVE}") if long else None

    @cached_property
    def _phrases(self) -> re.Pattern[str] | None:
        forms = [*map(spaced, self.institutions), *map(spaced, self.hidden)]
        return re.compile("|".join(forms), re.IGNORECASE) if forms else None

    @cached_property
    def _handles(self) -> frozenset[str]:
        forms = {handle for each in self.people for handle in each.handles}
        return frozenset(forms | {bare(text) for text in self.hidden if bare(text)})

    @cached_property
    def _given(self) -> frozenset[str]:
        firsts = {bare(each.given.split()[0]) for each in self.people if each.given}
        return frozenset(first for first in firsts if len(first) > SHORTEST_SURNAME)

    def find(self, text: str, *, works: bool = False, foreign: bool = False) -> Iterator[Hit]:
        """What stands in a text that must not.

        Args:
            text: Words, with LaTeX's accents as letters.
            works: Whether it is a list of works: institutions publish what others wrote, too, and
                names of authors may stand there unless their own works are replaced.
            foreign: Whether others wrote it, as a package: their addresses are no secret.
        """
        if not foreign:
            yield from _general(text)
        listed = works and self.cited
        for match in self._phrases.finditer(text) if self._phrases else ():
            kind = self._kind(match[0])
            if kind == "hidden" or not (works or self._author(text, match)):
                yield _hit(match, kind)
        if listed:
            return
        taken: list[tuple[int, int]] = []
        for match in self._whole.finditer(text) if self._whole else ():
            if not (self.cited and _CITATION.match(text, match.end())):
                taken.append(match.span())
                yield _hit(match, "name")
        for match in self._families.finditer(text) if self._families else ():
            if not inside(match.start(), taken) and not (self.cited and _cited(text, match)):
                yield _hit(match, "name")

    def wrote(self, item: str) -> bool:
        """Whether an author's name stands in an item of a list of works.

        Args:
            item: The item, with LaTeX's accents as letters.
        """
        return bool(self._whole and self._whole.search(item))

    def _author(self, text: str, match: re.Match[str]) -> bool:
        """Whether an institution stands in a citation, as the author of a work."""
        if not _cited(text, match):
            return False
        if not self.people:  # it is the author of this text
            return self.cited
        name, following = _folded(match[0]), text[match.end() : match.end() + _YEAR_NEAR]
        return any((name, year) in self.bodies for year in _YEAR.findall(following)[:1])

    def _kind(self, found: str) -> Kind:
        folded = _folded(found)
        own = set(map(_folded, self.institutions))
        return "institution" if folded in own else "hidden"

    def in_name(self, name: str, *, link: bool = False) -> Iterator[Hit]:
        """What stands in the name of a file or folder, or in a link.

        Args:
            name: The name; its words are compared without accents and capitals.
            link: Whether it is a link, in which a first name alone says little.
        """
        if self._personal(name, link=link):
            yield Hit(0, len(name), name, "name")
        else:
            yield from self.find(name)

    def _personal(self, name: str, *, link: bool) -> bool:
        words = _words(name) | {each for each in _joined(name) if len(each) >= _LONG_HANDLE}
        known = self._handles if link else self._handles | self._given
        homes = set(map(bare, _HOME.findall(name))) if link else set()
        return bool(known & words or self._given & homes)

    def in_identifier(self, name: str, text: str) -> Iterator[Hit]:
        """What the name of a command or label says of who wrote it.

        Args:
            name: The name, letter by letter.
            text: Where it stands; a surname that is a word of it in small letters says nothing.
        """
        words, whole = _words(name), bare(name)
        joined = {each for each in self._handles if len(each) >= _LONG_HANDLE and each in whole}
        for handle in sorted(joined | ((self._handles | self._given) & words)):
            if not re.search(rf"(?<![\w\\:{{-]){re.escape(handle)}(?![\w:-])", text):
                yield Hit(0, len(name), name, "name")
                return

    def in_bytes(self, data: bytes) -> Iterator[str]:
        """What stands in data that is no text: a picture, a font, an attached file."""
        wanted = [each.full for each in self.people if each.given]
        wanted += [*self.institutions, *self.hidden]
        for text in dict.fromkeys(wanted):
            encoded = (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"))
            latin = (text.encode("latin-1"),) if text.isascii() is False and _latin(text) else ()
            long = [form for form in (*encoded, *latin) if len(form) >= _SHORTEST_RAW]
            if any(form in data for form in long):
                yield text
        for match in _RAW_PATH.finditer(data):
            yield match[0].decode("latin-1")
        for match in _RAW_ADDRESS.finditer(data):
            address = match[0].decode("latin-1")
            if self._personal(address, link=True):
                yield address


_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL = re.compile(r"(?<=[^\W\dA-Z_])(?=[A-Z])")  # between the words of KariNordmann


def _words(name: str) -> set[str]:
    """The words of a name in plain letters: as it is, and parted at its capitals."""
    return {bare(word) for word in _WORD.findall(f"{name} {_CAPITAL.sub(' ', name)}")}


def _joined(name: str) -> Iterator[str]:
    """Each two words of a name that stand beside each other, as one: Solheim-Dahl has a hyphen."""
    words = _WORD.findall(name)
    return (bare(first + second) for first, second in pairwise(words))


_HOME = re.compile(r"~([^/\W]+)")
_RAW_ADDRESS = re.compile(rb"(?<![\w.+-])[\w.+-]{2,}+@[\w-]+(?:\.[\w-]+)+")


def inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies in one of some stretches.

    Args:
        at: The place.
        spans: The beginning and the end of each, in order; no two meet.
    """
    before = bisect_right(spans, at, key=itemgetter(0)) - 1
    return before >= 0 and at < spans[before][1]


def _general(text: str) -> Iterator[Hit]:
    for pattern, kind in _GENERAL:
        for match in pattern.finditer(text):
            if not _NO_ADDRESS.search(match[0]):
                yield _hit(match, kind)


def _hit(match: re.Match[str], kind: Kind) -> Hit:
    return Hit(match.start(), match.end(), " ".join(match[0].split()), kind)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _cited(text: str, match: re.Match[str]) -> bool:
    """Whether a family name stands in a citation: a year follows, or other names and a year."""
    following = text[match.end() : match.end() + 80]
    return bool(
        _CITATION.match(following)
        or re.match(r"(?:,|\s+(?:and|og|&|et|m\.))[^.;:]{0,60}?\(?(?:1[5-9]|20)\d\d", following)
        or re.match(r"[\w:+-]*\d", following)  # a key: nordmann2010
    )


def _latin(text: str) -> bool:
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def secrets_of(texts: Iterable[str]) -> list[str]:
    """Texts without those that are empty, each once."""
    return list(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))
