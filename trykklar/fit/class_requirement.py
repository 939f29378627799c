"""Whether the class and the style that a venue is set with are there, and used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.fit.row import FitRow
from trykklar.requirements import latex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.project.venue import Venue

# LaTeX's own classes (classes.dtx), and those that take their place: a venue that has one of them
# takes manuscripts in any class.
_GENERAL = frozenset(["article", "report", "book", "scrartcl", "scrreprt", "scrbook", "memoir"])


def other_class(used: str, venue: Venue) -> bool:
    """Whether a venue has a class of its own, and a manuscript is set with another.

    Args:
        used: The manuscript's class; "" where it is not known.
        venue: Where it is handed in.
    """
    return used not in {"", venue.document_class} and venue.document_class not in _GENERAL


def used_class_rows(used: str, venue: Venue) -> Iterator[FitRow]:
    """A row for the class of a manuscript that the program did not assemble.

    It is a demand where a guide asks for it; most journals take a plain class at first, too.

    Args:
        used: The manuscript's class.
        venue: What it is compared with.
    """
    if other_class(used, venue):
        yield FitRow(
            "document_class", "class", venue.document_class, used,
            False if venue.stated("document_class") else None,
            hint=rf"\documentclass{{{venue.document_class}}}",
        )  # fmt: skip


def class_rows(venue: Venue, root: Path) -> Iterator[FitRow]:
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
            yield FitRow(
                "document_class", part.name, "installed, or in the manuscript's folder", "missing",
                False, hint=f"Put {part.name} into {root.name}/, where paper.toml's folder lies.",
                name=part.name,
            )  # fmt: skip
