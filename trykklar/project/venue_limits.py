"""What a venue allows and asks for, against what an edition has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trykklar.finding import Finding, Severity
from trykklar.project import venue as venues
from trykklar.project.schema import locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.project.limits import Limits
    from trykklar.project.paper import Edition, Manuscript


def limits(manuscript: Manuscript, edition: str, venue: str | None = None) -> Limits:
    """The limits of an edition: the venue's, with those of paper.toml in their place.

    Another venue than paper.toml names brings its own limits, as paper.toml's are for its own.
    """
    settings = manuscript.paper.editions[edition]
    allowed = venues.read(venue or settings.venue, manuscript.fence).limits
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
        venue: Venue to compare it with instead of its own.
    """
    settings = manuscript.paper.editions[edition]
    required = venues.read(venue or settings.venue, manuscript.fence).statements
    allowed = limits(manuscript, edition, venue)
    text = manuscript.text
    breaches = (
        *_beyond(edition, settings, allowed, words),
        *_missing(manuscript, edition, required),
    )
    for breach in breaches:
        line = locate(text, ("editions", edition, breach.key))
        yield Finding(breach.code, Severity.WARNING, manuscript.path, line, 0, breach.message)


class _Breach(NamedTuple):
    """A limit that is not kept, or a statement that is missing; `key` is where to change it."""

    code: str
    key: str
    message: str


def _beyond(name: str, edition: Edition, allowed: Limits, words: int) -> Iterator[_Breach]:
    """The limits that an edition does not keep."""
    if allowed.words and not _within(words, allowed.words):
        low, high = allowed.words
        message = f"The text of '{name}' has {words:,} words; {low:,}-{high:,} are allowed."
        yield _Breach("limit-words", "sections", message)
    length = len(edition.abstract.split())
    if allowed.abstract and not _within(length, allowed.abstract):
        low, high = allowed.abstract
        rule = f"{low}-{high}" if low else f"{high}"
        message = f"The abstract of '{name}' has {length} words; {rule} are allowed."
        yield _Breach("limit-abstract", "abstract", message)
    number = len(edition.keywords)
    if allowed.keywords and not _within(number, allowed.keywords):
        low, high = allowed.keywords
        message = f"There are {number} keywords in '{name}'; {low}-{high} are allowed."
        yield _Breach("limit-keywords", "keywords", message)


def _within(number: int, bounds: tuple[int, int]) -> bool:
    low, high = bounds
    return low <= number <= high


def _missing(manuscript: Manuscript, edition: str, required: Iterable[str]) -> Iterator[_Breach]:
    """The statements that the venue requires and the edition lacks."""
    statements = manuscript.paper.editions[edition].statements
    for name in required:
        if not getattr(statements, name) and not _has_roles(manuscript, name):
            message = f"The venue requires a statement '{name}' in '{edition}'."
            yield _Breach("statement-missing", "statements", message)


def _has_roles(manuscript: Manuscript, statement: str) -> bool:
    """Whether the people's CRediT roles say it already."""
    people = manuscript.paper.people
    return statement == "author_contributions" and any(person.roles for person in people)
