"""What a venue allows an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.project import venue as venues

if TYPE_CHECKING:
    from trykklar.project.length_limits import LengthLimits
    from trykklar.project.paper import Manuscript


def limits(manuscript: Manuscript, edition: str, venue: str | None = None) -> LengthLimits:
    """The limits of an edition: the venue's, with those of paper.toml in their place.

    Another venue than paper.toml names brings its own limits, as paper.toml's are for its own.
    """
    settings = manuscript.paper.editions[edition]
    allowed = venues.read(venue or settings.venue, manuscript.fence).limits
    if venue and venue != settings.venue:
        return allowed
    return allowed.model_copy(update=settings.limits.model_dump(exclude_none=True))
