"""Whether the class and the style that a venue is set with are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.fit.row import Row
from trykklar.requirements import latex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.project.venue import Venue


def class_rows(venue: Venue, root: Path) -> Iterator[Row]:
    """A row for each file that is missing; none where all are there.

    Args:
        venue: What is set.
        root: The folder that TeX runs in, where an author may have put them.
    """
    wanted = [f"{venue.document_class}.cls"]
    if venue.citations == "natbib":
        wanted.append(f"{venue.style}.bst")
    beside = [name for name in wanted if not (root / name).is_file()]
    for part in latex(beside):
        if not part.version:
            yield Row(
                "document_class", part.name, "installed, or in the manuscript's folder", "missing",
                False, hint=f"Put {part.name} into {root.name}/, where paper.toml's folder lies.",
                name=part.name,
            )  # fmt: skip
