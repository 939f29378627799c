"""What an edition has too much or too little of for its venue, at its line in paper.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.fit.facts import of_edition
from trykklar.fit.venue_requirements import requirements
from trykklar.project import venue as venues
from trykklar.project.schema import locate
from trykklar.project.venue_limits import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.checks import CheckResult
    from trykklar.fit.row import FitRow
    from trykklar.project.paper import Manuscript

_CODES = {
    "limits.words": "limit-words",
    "limits.characters": "limit-words",
    "limits.abstract": "limit-abstract",
    "limits.abstract_characters": "limit-abstract",
    "limits.title_characters": "limit-title",
    "limits.keywords": "limit-keywords",
    "limits.highlights": "limit-highlights",
    "limits.highlight_characters": "limit-highlights",
    "limits.references": "limit-references",
    "statements": "statement-missing",
}
"""Demand -> the code of what is reported where it is not met; the others `fit` alone shows."""


def findings(
    manuscript: Manuscript, edition: str, result: CheckResult, venue: str | None = None
) -> Iterator[Finding]:
    """The demands of a venue that an edition does not meet; a draft may break them.

    Args:
        manuscript: The project.
        edition: The edition's name.
        result: The result of checking it.
        venue: Venue to compare it with instead of its own.
    """
    settings, text = manuscript.paper.editions[edition], manuscript.text
    wanted = venues.read(venue or settings.venue, manuscript.fence)
    facts = of_edition(manuscript, edition, result)
    for row in requirements(facts, wanted, limits(manuscript, edition, venue)):
        code = _CODES.get(row.key, "")
        if row.fits is False and code:
            line = locate(text, ("editions", edition, *row.at))
            yield Finding(code, Severity.WARNING, manuscript.path, line, 0, _message(row, edition))


def _message(row: FitRow, edition: str) -> str:
    if row.key == "statements":
        return f"The venue requires a statement '{row.name}' in '{edition}'."
    if row.key == "limits.highlight_characters":
        return (
            f"{row.what.capitalize()} of '{edition}' has {row.found} characters; {row.wanted} fit."
        )
    return f"'{edition}' has {row.found} {row.what}; the venue wants {row.wanted}."
