"""Citations typed by hand: what in a text has their form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.bibliography.field_text import folded
from trykklar.checks.surnames import NOT_SURNAMES
from trykklar.latex.source import Place, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.bibliography import Entry
    from trykklar.checks.surnames import Surnames

_PARTICLE = r"(?:(?:[Vv]an|[Vv]on|[Dd]e|der|den|ter|di|la|le|du|af|av|zu)\s+){0,3}"
_NAME = _PARTICLE + r"[^\W\d_a-zà-öø-ÿ]\w*(?:['’](?!s\b)\w+)*(?:-[^\W\d_]\w+)*"
_LEADING = re.compile(r"(?:(?:von|van|de|du|af|av)\s+)+")
_AND = r"(?:,?\s+(?:and|&|og|und|et|och)\s+|\s*&\s*|,\s+)"
_OTHERS = r"(?:,?\s+(?:et\.?\s*al\.?|m\.?\s?fl\.?|u\.\s?a\.|mfl\.?|with colleagues))"
_CUE = r"(?:jf\.?|cf\.?|see(?: also)?|se(?: også)?|vgl\.|voir|e\.g\.,?|f\.eks\.)"
_PAGES = (
    r"(?:\s*[:,]\s*(?:p{1,2}\.|s\.|S\.|side)?\s*(?P<pages>\d+(?:\s*[-–]+\s*\d+)?)(?:\s*ff?\.?)?)?"
)
_CITATION = re.compile(
    rf"(?:(?P<cue>\b{_CUE})\s+)?(?P<open>\()?(?:{_CUE}\s+)?"
    rf"(?P<names>(?<!\w){_NAME}(?:{_AND}{_NAME}){{0,4}})(?P<others>{_OTHERS})?(?P<owner>'s|’s)?"
    rf"(?P<gap>,?\s*)(?P<inner>\()?(?P<year>(?:1[5-9]|20)\d\d)(?P<letter>[a-z])?\b{_PAGES}"
    rf"(?P<close>\))?",
)
_JOINED = re.compile(r"&\s*\Z")
_AMPERSAND = re.compile(r"\\&")
_YEAR = re.compile(r"[12]\d\d\d(?!\d)")
# Years from and to, perhaps behind others: 1779, 1823-1825.
_SPAN = re.compile(r"(?:[12]\d{3},\s*)*[12]\d{3}\s*(?:[-–—]+|\\textendash\b)\s*[12]\d{3}(?!\d)")
_INITIAL = re.compile(r"\b[A-ZÆØÅÄÖÜ]\.[\s~]*\Z")
_GIVEN = re.compile(r"[^\W\d_A-ZÆØÅÄÖÜ][,'’]?\s+([^\W\d_a-zà-öø-ÿ]\w+)\s+\Z")
_BACK = 120
_AHEAD = 40
_MANY = 50
_SHOWN = 5
_SEPARATOR = re.compile(_AND)
_VERB = re.compile(
    r"[\s,]*(?:\w+ly\s+)?(?:argue|find|found|show|write|wrote|claim|suggest|note|point|define|"
    r"describe|distinguish|see|observe|skriv|hevd|vis|mene|finn|fant|pek|beskriv|defin|argument|"
    r"schreib|zeig|meint|montr|affirm|soutien)\w*"
)


@dataclass(frozen=True, slots=True)
class TypedCitation:
    """A citation typed by hand.

    Attributes:
        source: The file.
        match: Where and how it is written.
        names: Its names, folded.
        year: Its year.
    """

    source: Source
    match: re.Match[str]
    names: tuple[str, ...]
    year: int

    @property
    def place(self) -> Place:
        """Where its first name begins."""
        return Place(self.source, self.match.start("names"))

    @property
    def written(self) -> str:
        """As it is written, on one line."""
        match = self.match
        start = match.start("open" if match["open"] and match["close"] else "names")
        end = match.end() if match["inner"] or match["open"] else match.end() - bool(match["close"])
        return " ".join(match.string[start:end].split())

    @property
    def firsts(self) -> tuple[str, ...]:
        """What its first name may be: `von Lipsky`, or Lipsky, as that is "by" him in German."""
        return tuple(dict.fromkeys((self.names[0], _LEADING.sub("", self.names[0]))))

    @property
    def given(self) -> str:
        """The given name before its first name, within a sentence: by Jules Ham (1900)."""
        start = self.match.start("names")
        found = _GIVEN.search(self.match.string, max(start - _BACK, 0), start)
        return found[1] if found else ""

    @property
    def textual(self) -> bool:
        """Whether the name is part of the sentence: Offerdal (2000), not (Offerdal 2000)."""
        return bool(self.match["inner"])

    @property
    def person(self) -> bool:
        """Whether none of its names is a month, a season, a place or a common word."""
        return not NOT_SURNAMES & set(self.names)

    @property
    def certain(self) -> bool:
        """Whether nothing else than a citation has this form."""
        match = self.match
        bracketed = self.textual or bool(match["open"])
        several = bracketed and len(self.names) > 1
        enclosed = bool(match["open"]) and bool(match["close"])
        reported = self.textual and bool(_VERB.match(match.string, match.end()))
        paged = bracketed and bool(match["pages"])
        return bool(several or enclosed or reported or paged or match["others"] or match["cue"])


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """Matches around every year; a year is rare, so that looking for it first is quick."""
    done = 0
    for year in _YEAR.finditer(text):
        if year.start() < done:
            continue
        start, end = max(year.start() - _BACK, done), year.end() + _AHEAD
        for match in _CITATION.finditer(text, start, end):
            if match.start("year") > year.start():
                break
            if match.start("year") == year.start():
                done = match.end()
                yield match
                break


def _after_initial(text: str, at: int) -> bool:
    return bool(_INITIAL.search(text, max(at - 4, 0), at))


def _with_ampersands(source: Source, text: str) -> str:
    r"""The prose of a file with `\&` as a sign of its own: Ham \& Li (2000) are two people."""
    if "\\&" not in source.text or not _YEAR.search(text):
        return text
    parts, at = [], 0
    for match in _AMPERSAND.finditer(source.text):
        if text[match.start() : match.end()].isspace():
            parts += [text[at : match.start()], " &"]
            at = match.end()
    return "".join([*parts, text[at:]])


def typed(prose: Mapping[Source, str]) -> Iterator[TypedCitation]:
    """Everything in the prose of each file that may be a typed citation."""
    for source, blanked in prose.items():
        text = _with_ampersands(source, blanked)
        for match in _candidates(text):
            names = tuple(folded(name) for name in _SEPARATOR.split(match["names"]) if name.strip())
            if match["inner"] and match["open"]:
                continue
            if _SPAN.match(text, match.start("year")):
                continue  # "Ibsen (1828-1906)": when somebody lived, or was in office
            if _JOINED.search(text, max(match.start("names") - 4, 0), match.start("names")):
                continue  # the name before it is one that was not read
            if not match["inner"] and _after_initial(text, match.start("names")):
                continue  # "and I. Simmonds, 2015": a reference written out
            if not match["inner"] and (not match["gap"].strip(",") or "\n\n" in match["gap"]):
                continue
            owned = match["owner"] and not match["inner"]
            if names and not owned and all(len(name) > 1 for name in names):
                yield TypedCitation(source, match, names, int(match["year"]))


def fitting(citation: TypedCitation, surnames: Surnames) -> list[Entry]:
    """The entries by these authors of that year; of a great many the first ones are enough."""
    more = citation.names[1:]
    for name in citation.firsts:
        entries = surnames.dated(name, citation.year)[:_MANY]
        found = [entry for entry in entries if {name, *more} <= set(surnames.of(entry))]
        if found:
            return found[:_SHOWN]
    return []


def page_note(citation: TypedCitation) -> str:
    """The optional argument with the page that was typed; empty without one."""
    pages = citation.match["pages"]
    return f"[{re.sub(r'[-–]+', '--', pages.replace(' ', ''))}]" if pages else ""


def citation_command(packages: Mapping[str, str], citation: TypedCitation) -> str:
    """The citation command that prints what was typed.

    Args:
        packages: Package -> its options, of the manuscript.
        citation: What was typed.
    """
    if "natbib" in packages or "natbib" in packages.get("biblatex", ""):
        return "citet" if citation.textual else "citep"
    if "biblatex" in packages:
        return "textcite" if citation.textual else "parencite"
    if "apacite" in packages:
        return "citeA" if citation.textual else "cite"
    return "cite"
