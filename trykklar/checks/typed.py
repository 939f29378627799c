"""Rules on citations that are typed by hand, "Offerdal (2000: 257)", held against the bibliography.

A typed citation is missing from the list of references, and nobody sees it when a year is put
right. Only what fits the bibliography, or has the form of nothing else, is reported: "Norway
(2010)" and "June 2010" are no citations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.bibliography.text import folded
from trykklar.checks.rule import Edit, Remark, Rule
from trykklar.checks.surnames import NOT_SURNAMES, Surnames
from trykklar.finding import Severity
from trykklar.latex.source import Place, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.bibliography import Entry
    from trykklar.checks.evidence import Evidence

_PARTICLE = r"(?:(?:[Vv]an|[Vv]on|[Dd]e|der|den|ter|di|la|le|du|af|av|zu)\s+){0,3}"
_NAME = _PARTICLE + r"[^\W\d_a-zà-öø-ÿ]\w*(?:['’](?!s\b)\w+)*(?:-[^\W\d_]\w+)*"
_AND = r"(?:,?\s+(?:and|&|og|und|et|och)\s+|\s*&\s*|,\s+)"
_OTHERS = r"(?:,?\s+(?:et\.?\s*al\.?|m\.?\s?fl\.?|u\.\s?a\.|mfl\.?|with colleagues))"
_CUE = r"(?:jf\.?|cf\.?|see(?: also)?|se(?: også)?|vgl\.|voir|e\.g\.,?|f\.eks\.)"
_PAGES = (
    r"(?:\s*[:,]\s*(?:p{1,2}\.|s\.|S\.|side)?\s*(?P<pages>\d+(?:\s*[-–]+\s*\d+)?)(?:\s*ff?\.?)?)?"
)
_CITATION = re.compile(
    rf"(?:(?P<cue>\b{_CUE})\s+)?(?P<open>\()?(?:{_CUE}\s+)?"
    rf"(?P<names>{_NAME}(?:{_AND}{_NAME}){{0,4}})(?P<others>{_OTHERS})?(?P<owner>'s|’s)?"
    rf"(?P<gap>,?\s*)(?P<inner>\()?(?P<year>(?:1[5-9]|20)\d\d)(?P<letter>[a-z])?\b{_PAGES}"
    rf"(?P<close>\))?",
)
_SEPARATOR = re.compile(_AND)
_VERB = re.compile(
    r"[\s,]*(?:\w+ly\s+)?(?:argue|find|found|show|write|wrote|claim|suggest|note|point|define|"
    r"describe|distinguish|see|observe|skriv|hevd|vis|mene|finn|fant|pek|beskriv|defin|argument|"
    r"schreib|zeig|meint|montr|affirm|soutien)\w*"
)


@dataclass(frozen=True, slots=True)
class Typed:
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


def typed(evidence: Evidence) -> Iterator[Typed]:
    """Everything in the prose that may be a typed citation."""
    for source, text in evidence.reading.prose.items():
        for match in _CITATION.finditer(text):
            names = tuple(folded(one) for one in _SEPARATOR.split(match["names"]) if one.strip())
            if match["inner"] and match["open"]:
                continue
            if not match["inner"] and (not match["gap"].strip(",") or "\n\n" in match["gap"]):
                continue
            owned = match["owner"] and not match["inner"]
            if names and not owned and all(len(one) > 1 for one in names):
                yield Typed(source, match, names, int(match["year"]))


def known(evidence: Evidence) -> Iterator[Remark]:
    """Typed citations of works that are in the bibliography."""
    surnames = Surnames(evidence.database)
    for one in typed(evidence):
        fits = _fitting(one, surnames)
        if fits:
            keys = " or ".join(entry.key for entry in fits)
            command = _command(evidence, one)
            hint = f"Write \\{command}{_note(one)}{{{fits[0].key}}}."
            yield Remark(
                one.place,
                f"'{one.written}' is typed by hand; it is the entry '{keys}'.",
                hint,
                _edits(one, fits, command, surnames),
            )


def _fitting(one: Typed, surnames: Surnames) -> list[Entry]:
    entries = surnames.first.get(one.names[0], ())
    return [
        entry
        for entry in entries
        if one.year in surnames.years(entry) and set(one.names) <= set(surnames.of(entry))
    ]


def _note(one: Typed) -> str:
    pages = one.match["pages"]
    return f"[{re.sub(r'[-–]+', '--', pages.replace(' ', ''))}]" if pages else ""


def _command(evidence: Evidence, one: Typed) -> str:
    """The citation command that prints what was typed, in the package the manuscript uses."""
    packages = evidence.reading.packages
    if "natbib" in packages or "natbib" in packages.get("biblatex", ""):
        return "citet" if one.textual else "citep"
    if "biblatex" in packages:
        return "textcite" if one.textual else "parencite"
    if "apacite" in packages:
        return "citeA" if one.textual else "cite"
    return "cite"


def _edits(one: Typed, fits: list[Entry], command: str, surnames: Surnames) -> tuple[Edit, ...]:
    """The correction, if one entry fits, by just those authors, and the form is plain."""
    match = one.match
    authors = surnames.of(fits[0])
    same = authors == one.names or (bool(match["others"]) and len(authors) > 2)  # noqa: PLR2004
    plain_form = bool(match["close"]) and not match["letter"] and not match["cue"]
    if len(fits) != 1 or not same or not plain_form or not one.source.exact:
        return ()
    if not one.textual and not match["open"]:
        return ()
    start = match.start("names") if one.textual else match.start("open")
    written = one.source.text[start : match.end()]
    if "\\" in written or "%" in written:
        return ()
    text = f"\\{command}{_note(one)}{{{fits[0].key}}}"
    return (Edit(one.source, start, match.end(), text),)


def other_year(evidence: Evidence) -> Iterator[Remark]:
    """Typed citations of an author who has entries, but none of that year."""
    surnames = Surnames(evidence.database)
    for one in typed(evidence):
        entries = surnames.first.get(one.names[0], ())
        likely = one.person and (one.certain or one.textual)
        if not entries or not likely or _fitting(one, surnames):
            continue
        listed = ", ".join(
            f"{'/'.join(map(str, sorted(surnames.years(entry)))) or 'n.d.'} ('{entry.key}')"
            for entry in entries[:5]
        )
        yield Remark(one.place, f"'{one.written}' has no entry; by that author there is {listed}.")


def unknown(evidence: Evidence) -> Iterator[Remark]:
    """Typed citations of authors who have no entry at all."""
    surnames = Surnames(evidence.database)
    everyone = {name for entry in evidence.database.entries for name in surnames.of(entry)}
    if not everyone:
        return
    for one in typed(evidence):
        acronym = one.match["names"].isupper()
        if one.certain and one.person and not acronym and not everyone & set(one.names):
            yield Remark(one.place, f"'{one.written}' is typed by hand and has no entry.")


RULES = (
    Rule(
        "citation-typed",
        Severity.WARNING,
        "A citation typed by hand, of a work that is in the bibliography.",
        "The work is missing from the list of references, or its year will one day differ.",
        r"Offerdal (2005: 257) for \citet[257]{offerdal2005}",
        known,
    ),
    Rule(
        "citation-typed-year",
        Severity.WARNING,
        "A citation typed by hand, of an author who has entries, but none of that year.",
        "One of the two years is wrong, or an entry is missing.",
        "Offerdal (2000) where the only entry is of 2005",
        other_year,
    ),
    Rule(
        "citation-typed-unknown",
        Severity.WARNING,
        "A citation typed by hand, of an author who has no entry.",
        "The reader looks for it in the list of references and does not find it.",
        "(Pressman and Wildavsky 1973) without such an entry",
        unknown,
    ),
)
