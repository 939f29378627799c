"""One demand of a venue, and how a manuscript stands to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.latex.source import Place
    from trykklar.project.length_limits import Bounds


@dataclass(frozen=True)
class FitRow:
    """A demand.

    Attributes:
        key: The venue's key that it comes from: `limits.words`.
        what: What is asked for, in words.
        wanted: How much of it, or of which kind.
        found: What the manuscript has.
        fits: Whether that is enough; None where it is for the author to know.
        hint: What is wrong, or what to do.
        at: Key of the edition in paper.toml where it can be changed.
        name: Which statement or file it is about; "" where the key says all.
        place: Where in the text it can be changed; None where that is paper.toml.
    """

    key: str
    what: str
    wanted: str
    found: str
    fits: bool | None = None
    hint: str = ""
    at: tuple[str, ...] = ()
    name: str = ""
    place: Place | None = None


def spread(bounds: Bounds) -> str:
    """Bounds in words: `150-250`, `at most 85`."""
    low, high = bounds
    if low == high:
        return f"{high:,}"
    return f"{low:,}-{high:,}" if low else f"at most {high:,}"


def allowed(names: Sequence[str]) -> str:
    """Names in a sentence: `pdf, eps or tif` without its last comma."""
    return ", ".join(names)
