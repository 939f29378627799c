"""The surnames in a bibliography, and words that look like surnames in a text but are none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from trykklar.bibliography.dates import years
from trykklar.bibliography.field_text import folded, plain
from trykklar.bibliography.names import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trykklar.bibliography import Database, Entry

_NOT_SURNAMES = """
january february march april may june july august september october november december januar februar
maj mars mai juni juli oktober desember maerz marz dezember janvier fevrier avril juin juillet aout
septembre octobre novembre decembre monday tuesday wednesday thursday friday saturday sunday mandag
tirsdag onsdag torsdag fredag lordag sondag spring summer autumn fall winter varen sommeren hosten
vinteren var host fruhjahr herbst printemps ete automne hiver norway norge norwegen norvege sweden
sverige schweden suede denmark danmark danemark finland island iceland germany deutschland tyskland
allemagne france frankrike frankreich england scotland wales ireland irland britain storbritannia
europe europa asia africa america usa uk eu china kina japan india brazil brasil canada australia
russia russland italy italia spain spania espana poland polen netherlands nederland belgium belgia
austria osterreich switzerland schweiz greece hellas portugal turkey israel mexico oslo bergen
trondheim stavanger tromso volda alesund copenhagen kobenhavn stockholm goteborg malmo helsinki
london paris berlin wien vienna bonn brussels brussel new york washington chicago geneva amsterdam
the in on at by of for from since until during after before about around and or but with under over
table figure chapter section part appendix equation version volume no nr number act law lov loven
meld stmeld nou prop otprp innst forskrift regulation directive article artikkel kapittel tabell
figur avsnitt del abbildung tabelle kapitel i fra til siden etter for rundt mot ved innen gjennom
stand im seit bis nach vor um en dans depuis avant apres cop covid windows excel stata spss world
cup olympics olympic games report rapport notat conference konferanse vorbereitung agenda horizon
horisont this that these those they we she he it its his her see se jf cf vgl voir also both
"""
NOT_SURNAMES = frozenset(_NOT_SURNAMES.split())
"""Folded: months, seasons, weekdays, countries, cities, and what stands before a year in prose."""


@dataclass(frozen=True)
class Surnames:
    """Who is in a bibliography.

    Attributes:
        database: The bibliography.
    """

    database: Database

    @cached_property
    def first(self) -> Mapping[str, tuple[Entry, ...]]:
        """Folded surname of the first author or editor -> the entries, in order."""
        return self._by_first(self.database.entries)

    def _by_first(self, entries: Iterable[Entry]) -> Mapping[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            for name in self.of(entry)[:1]:
                found[name].append(entry)
            if short := entry.fields.get("shortauthor"):
                found[folded(plain(short))].append(entry)
        return {name: tuple(works) for name, works in found.items()}

    def dated(self, name: str, year: int) -> tuple[Entry, ...]:
        """As `first`, those of them of which a citation may rightly give the year.

        Args:
            name: A folded surname.
            year: The year.
        """
        known = self._dated.get(year)
        if known is None:
            known = self._dated[year] = self._by_first(self._of_year.get(year, ()))
        return known.get(name, ())

    @cached_property
    def _dated(self) -> dict[int, Mapping[str, tuple[Entry, ...]]]:
        return {}

    @cached_property
    def _of_year(self) -> Mapping[int, list[Entry]]:
        found: dict[int, list[Entry]] = defaultdict(list)
        for entry in self.database.entries:
            for year in self.years(entry):
                found[year].append(entry)
        return found

    @cached_property
    def _of(self) -> dict[str, tuple[str, ...]]:
        return {}

    def of(self, entry: Entry) -> tuple[str, ...]:
        """Folded surnames of an entry's authors, or of its editors where it has none."""
        known = self._of.get(entry.key)
        if known is None:
            fields = self.database.full(entry)
            people = names(fields.get("author", "") or fields.get("editor", ""))
            known = self._of[entry.key] = tuple(folded(name.last) for name in people)
        return known

    def is_given(self, given: str, entry: Entry) -> bool:
        """Whether a given name may be that of an entry's first author, by its first letter."""
        fields = self.database.full(entry)
        people = names(fields.get("author", "") or fields.get("editor", ""))
        first = folded(people[0].first) if people else ""
        return not given or not first or folded(given)[:1] == first[:1]

    @cached_property
    def _years(self) -> dict[str, frozenset[int]]:
        return {}

    def years(self, entry: Entry) -> frozenset[int]:
        """Every year a citation of the entry may rightly give."""
        known = self._years.get(entry.key)
        if known is None:
            known = self._years[entry.key] = years(self.database.full(entry))
        return known
