"""The declarations between the text and the references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.project.assemble.markup import fill, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.project.assemble.languages import Language
    from trykklar.project.paper import Edition, Paper
    from trykklar.project.venue import Venue


def lines(paper: Paper, edition: Edition, language: Language, venue: Venue) -> Iterator[str]:
    """Each declaration that is not empty, in the venue's own form."""
    statements = {**edition.statements.model_dump(), **_contributions(paper)}
    for name, statement in statements.items():
        if statement:
            heading = text(language.words[name])
            yield fill(venue.statement, {"heading": heading, "text": text(statement)}).strip()


def _contributions(paper: Paper) -> dict[str, str]:
    """Who did what, from the CRediT roles; nothing where none are entered."""
    people = [person for person in paper.people if person.roles]
    contributions = " ".join(f"{person.name}: {', '.join(person.roles)}." for person in people)
    return {"author_contributions": contributions} if contributions else {}
