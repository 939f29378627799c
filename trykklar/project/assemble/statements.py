"""The declarations around the text: funding, data, and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.project.assemble.markup import fill, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.project.paper import Edition, Paper
    from trykklar.project.venue import Venue
    from trykklar.project.venue_demands import Portion


def texts(paper: Paper, edition: Edition, venue: Venue) -> dict[str, str]:
    """Name -> plain text of every declaration that is not empty, in the venue's order."""
    written = {**edition.statements.model_dump(), **_contributions(paper)}
    names = dict.fromkeys((*venue.statements, *venue.statements_if_any, *written))
    return {name: written[name] for name in names if written[name]}


def lines(
    portion: Portion, declared: Mapping[str, str], words: Mapping[str, str], venue: Venue
) -> Iterator[str]:
    """The declarations at one place of the manuscript, in the venue's own form.

    Args:
        portion: The place: a declaration, or `statements` for all that have none of their own.
        declared: Name -> plain text.
        words: Name -> heading.
        venue: Its form and order.
    """
    for name, statement in declared.items():
        place = name if name in venue.layout.order else "statements"
        if place == portion:
            heading = text(words[name])
            yield fill(venue.statement, {"heading": heading, "text": text(statement)}).strip()


def _contributions(paper: Paper) -> dict[str, str]:
    """Who did what, from the CRediT roles; nothing where none are entered."""
    people = [person for person in paper.people if person.roles]
    contributions = " ".join(f"{person.name}: {', '.join(person.roles)}." for person in people)
    return {"author_contributions": contributions} if contributions else {}
