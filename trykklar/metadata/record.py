"""A publication as catalogues see it: title, authors, abstracts, keywords, licence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.finding import FatalError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.project.paper import Edition, Manuscript, Person

_YEAR = re.compile(r"\b(1[89]|20)\d\d\b")
_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)")


@dataclass(frozen=True)
class Author:
    """A person, or an organisation.

    Attributes:
        family: Family name; the whole name of an organisation.
        given: Given names; "" of an organisation.
        person: Whether it is a person.
        orcid: ORCID iD without address; "" where there is none.
        affiliation: Whom the author belongs to.
        email: Where to write to; "" for those who are not the corresponding author.
        roles: CRediT roles.
    """

    family: str
    given: str = ""
    person: bool = True
    orcid: str = ""
    affiliation: str = ""
    email: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class CatalogueRecord:
    """A publication.

    Attributes:
        title: Without its subtitle.
        subtitle: "" where there is none.
        authors: In their order.
        language: BCP 47 tag.
        year: Of its date; None where that names none.
        doi: "" where there is none yet.
        abstracts: BCP 47 tag -> plain text, that of its own language first.
        keywords: In its own language.
        licence: SPDX identifier; "" where none is named.
        publisher: The organisation that it comes from.
    """

    title: str
    subtitle: str
    authors: tuple[Author, ...]
    language: str
    year: int | None
    doi: str
    abstracts: Mapping[str, str]
    keywords: tuple[str, ...]
    licence: str
    publisher: str

    @property
    def full_title(self) -> str:
        """Title and subtitle in one line."""
        return ": ".join(filter(None, (self.title, self.subtitle)))

    @property
    def licence_url(self) -> str:
        """Where the licence stands."""
        if match := _CREATIVE_COMMONS.fullmatch(self.licence):
            return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/"
        return f"https://spdx.org/licenses/{self.licence}.html" if self.licence else ""


def record(manuscript: Manuscript, name: str) -> CatalogueRecord:
    """An edition as catalogues see it.

    Args:
        manuscript: The project.
        name: The edition.
    """
    paper, edition = manuscript.paper, manuscript.paper.editions[name]
    year = _YEAR.search(edition.date)
    organisation = paper.organisation
    own = Author(organisation.name, person=False, email=organisation.email)
    people = tuple(_author(person, organisation.name) for person in paper.people)
    return CatalogueRecord(
        title=edition.title,
        subtitle=edition.subtitle,
        authors=people or (own,),
        language=edition.language,
        year=int(year[0]) if year else None,
        doi=edition.doi,
        abstracts=dict(_abstracts(edition)),
        keywords=edition.keywords,
        licence=paper.licence,
        publisher=organisation.name,
    )


def dated(publication: CatalogueRecord, form: str) -> int:
    """Its year, for a form that cannot do without one.

    Raises:
        FatalError: Its date names no year.
    """
    if publication.year is None:
        raise FatalError(
            f"{form} needs a year, and the edition's date names none.",
            'Write one into paper.toml: date = "November 2026".',
        )
    return publication.year


def _author(person: Person, organisation: str) -> Author:
    given, family = _parts(person)
    return Author(
        family=family,
        given=given,
        orcid=person.orcid or "",
        affiliation=person.affiliation or organisation,
        email=person.email if person.corresponding else "",
        roles=person.roles,
    )


def _parts(person: Person) -> tuple[str, str]:
    """Given names and family name: the last word, unless the author says otherwise."""
    name = " ".join(person.name.split())
    if person.family and name.endswith(person.family):
        return name.removesuffix(person.family).strip(), person.family
    given, _, family = name.rpartition(" ")
    return given, family


def _abstracts(edition: Edition) -> list[tuple[str, str]]:
    written = [(edition.language, edition.abstract)]
    if edition.other_abstract:
        written.append((edition.other_abstract.language, edition.other_abstract.text))
    return [(tag, " ".join(text.split())) for tag, text in written if text.strip()]
