"""What a venue allows and asks for, against what an edition has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.project import venue as venues
from trykklar.project.schema import locate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.project.paper import Limits, Manuscript


def limits(manuscript: Manuscript, edition: str, venue: str | None = None) -> Limits:
    """The limits of an edition: the venue's, with those of paper.toml in their place.

    Another venue than paper.toml names brings its own limits, as paper.toml's are for its own.
    """
    settings = manuscript.paper.editions[edition]
    allowed = venues.read(venue or settings.venue).limits
    if venue and venue != settings.venue:
        return allowed
    return allowed.model_copy(update=settings.limits.model_dump(exclude_none=True))


def check(
    manuscript: Manuscript, edition: str, words: int, venue: str | None = None
) -> Iterator[Finding]:
    """What is too long, too short or missing, at its line in paper.toml.

    Args:
        manuscript: The project.
        edition: The edition's name.
        words: Words of its body text, as counted by the checks.
        venue: Venue to hold it against instead of its own.
    """
    settings = manuscript.paper.editions[edition]
    allowed = limits(manuscript, edition, venue)
    text = manuscript.text

    def finding(code: str, key: str, message: str) -> Finding:
        line = locate(text, ("editions", edition, *key.split(".")))
        return Finding(code, Severity.WARNING, manuscript.path, line, 0, message)

    if allowed.words and not allowed.words[0] <= words <= allowed.words[1]:
        low, high = allowed.words
        yield finding(
            "limit-words",
            "sections",
            f"The text of '{edition}' has {words:,} words; {low:,}-{high:,} are allowed.",
        )
    length = len(settings.abstract.split())
    if allowed.abstract is not None and length > allowed.abstract:
        yield finding(
            "limit-abstract",
            "abstract",
            f"The abstract of '{edition}' has {length} words; {allowed.abstract} are allowed.",
        )
    number = len(settings.keywords)
    if allowed.keywords and not allowed.keywords[0] <= number <= allowed.keywords[1]:
        low, high = allowed.keywords
        yield finding(
            "limit-keywords",
            "keywords",
            f"There are {number} keywords in '{edition}'; {low}-{high} are allowed.",
        )
    for name in venues.read(venue or settings.venue).statements:
        if not getattr(settings.statements, name) and not _has_roles(manuscript, name):
            yield finding(
                "statement-missing",
                "statements",
                f"The venue wants a statement '{name}' in '{edition}'.",
            )


def _has_roles(manuscript: Manuscript, statement: str) -> bool:
    """Whether the people's CRediT roles say it already."""
    people = manuscript.paper.people
    return statement == "author_contributions" and any(person.roles for person in people)
