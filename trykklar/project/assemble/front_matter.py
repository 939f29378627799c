"""Title, people, abstract and keywords, in a venue's own commands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from trykklar.finding import FatalError
from trykklar.project.assemble.languages import LANGUAGES
from trykklar.project.assemble.markup import fill, text, value_of
from trykklar.project.paper import Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.project.paper import Edition, Paper
    from trykklar.project.venue import FrontBlock, Venue

_MOST_BLOCKS = 50_000  # some for each of ten thousand authors


@dataclass(frozen=True)
class Front:
    """The front matter of one edition."""

    edition: Edition
    paper: Paper

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The authors; the organisation as long as no people are entered."""
        organisation = self.paper.organisation
        return self.paper.people or (
            Person(name=organisation.name, email=organisation.email, corresponding=True),
        )

    @cached_property
    def affiliations(self) -> tuple[str, ...]:
        """Each affiliation once, in the order of the authors; none for a corporate author."""
        if not self.paper.people:
            return ()
        given = (person.affiliation or self.paper.organisation.name for person in self.people)
        return tuple(dict.fromkeys(given))

    @property
    def place(self) -> str:
        """Where a corporate author is; empty where the people say whom they belong to."""
        organisation = self.paper.organisation
        parts = () if self.paper.people else (organisation.city, organisation.country)
        return ", ".join(filter(None, parts))

    @property
    def full_title(self) -> str:
        """Title and subtitle in one line."""
        return ": ".join(part for part in (self.edition.title, self.edition.subtitle) if part)

    @property
    def names(self) -> str:
        """All authors' names in one line."""
        return ", ".join(person.name for person in self.people)

    @property
    def keywords(self) -> tuple[str, ...]:
        """The keywords, in the order given."""
        return self.edition.keywords


def lines(front: Front, venue: Venue, words: Mapping[str, str]) -> Iterator[str]:
    """The front matter, block by block.

    Args:
        front: Title, people and abstracts.
        venue: Whose blocks they are.
        words: What the parts are called: `abstract`, `keywords`.

    Raises:
        FatalError: A block asks for a value that there is not, or there is no end of them.
    """
    made = _lines(venue.front, front, _values(front, venue, words))
    for number, line in enumerate(made):
        if number == _MOST_BLOCKS:  # repeated for people, within what is repeated for people
            raise FatalError(
                f"The front matter of {venue.name} has more than {_MOST_BLOCKS:,} blocks.",
                "A block is repeated with `each` within another that is repeated.",
            )
        yield line


def _lines(
    blocks: tuple[FrontBlock, ...], front: Front, values: Mapping[str, str]
) -> Iterator[str]:
    for block in blocks:
        for own in _each(block, front):
            known = {**values, **own}
            if not block.when or value_of(block.when, known):
                yield fill(block.latex, known).strip()
                yield from _lines(block.then, front, known)


def _each(block: FrontBlock, front: Front) -> tuple[Mapping[str, str], ...]:
    if block.each == "people":
        return tuple(_person(person, front) for person in front.people)
    if block.each == "affiliations":
        return tuple(_affiliation(place, front) for place in front.affiliations)
    return ({},)


def _person(person: Person, front: Front) -> dict[str, str]:
    place = person.affiliation or front.paper.organisation.name
    number = front.affiliations.index(place) + 1 if place in front.affiliations else ""
    return {
        # Braces keep a corporate name of several words from being taken for first and last name.
        "name": text(person.name) if front.paper.people else f"{{{text(person.name)}}}",
        "number": str(number),
        "orcid": person.orcid or "",
        "email": text(person.email),
        "orcid_link": rf"\,\orcidlink{{{person.orcid}}}" if person.orcid else "",
        "corresponding_mark": r"\corref{cor1}" if person.corresponding and person.email else "",
        "comma": "" if person == front.people[-1] else ", ",
    }


def _affiliation(place: str, front: Front) -> dict[str, str]:
    organisation = front.paper.organisation
    own = place == organisation.name
    return {
        "number": str(front.affiliations.index(place) + 1),
        "affiliation": text(place),
        "city": text(organisation.city if own else ""),
        "country": text(organisation.country if own else ""),
    }


def _values(front: Front, venue: Venue, words: Mapping[str, str]) -> dict[str, str]:
    edition, organisation = front.edition, front.paper.organisation
    other = edition.other_abstract
    corresponding = next(
        (person for person in front.people if person.corresponding and person.email), None
    )
    return {
        "title": text(edition.title),
        "subtitle": text(edition.subtitle),
        "full_title": text(front.full_title),
        "short_title": text(edition.short_title or edition.title),
        "date": text(edition.date),
        "names": text(front.names),
        "people": text(front.names) if front.paper.people else "",
        "numbers": ",".join(_person(person, front)["number"] for person in front.people),
        "affiliation_list": ",".join(f"{{{text(place)}}}" for place in front.affiliations),
        "organisation": text(organisation.name),
        "city": text(organisation.city),
        "place": text(front.place),
        "abstract": text(edition.abstract),
        "abstract_heading": words["abstract"],
        "other_abstract": text(other.text) if other else "",
        "other_heading": LANGUAGES[other.language].words["abstract"] if other else "",
        "other_babel": LANGUAGES[other.language].babel if other else "",
        "keywords": venue.keyword_separator.join(text(word) for word in edition.keywords),
        "keywords_heading": words["keywords"],
        "corresponding_heading": words["corresponding"],
        "corresponding": text(corresponding.name) if corresponding else "",
        "email": text(corresponding.email) if corresponding else "",
    }
