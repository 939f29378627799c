"""A manuscript beside one or several venues."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trykklar.fit.built_pages import built_pages
from trykklar.fit.class_requirement import class_rows, used_class_rows
from trykklar.fit.facts import Facts, of_document, of_edition
from trykklar.fit.venue_requirements import requirements
from trykklar.project import venue as venues
from trykklar.project.assemble import assemble
from trykklar.project.venue_limits import limits
from trykklar.storage.fence import Fence

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.fit.row import FitRow
    from trykklar.project.length_limits import LengthLimits
    from trykklar.project.selection import Selection
    from trykklar.project.venue import Venue


@dataclass(frozen=True)
class VenueFit:
    """A manuscript beside one venue.

    Attributes:
        name: The venue's file, without its ending.
        venue: The venue.
        own: Whether it is the edition's own.
        rows: Its demands.
    """

    name: str
    venue: Venue
    own: bool
    rows: tuple[FitRow, ...]

    @property
    def fits(self) -> bool:
        """Whether no demand is broken."""
        return not self.broken

    @property
    def broken(self) -> tuple[FitRow, ...]:
        """The demands that are not met."""
        return tuple(row for row in self.rows if row.fits is False)


@dataclass(frozen=True)
class Fitting:
    """A manuscript beside the venues that were asked for.

    Attributes:
        document: The manuscript.
        facts: What it has.
        venues: How it stands to each.
        asked: Whether the user named them.
    """

    document: Document
    facts: Facts
    venues: tuple[VenueFit, ...]
    asked: bool

    @property
    def fits(self) -> bool:
        """Whether it fits where it has to.

        That is every venue that was named; its own, where none was; and any at all for a
        manuscript that has none of its own.
        """
        if self.asked:
            return all(each.fits for each in self.venues)
        own = [each.fits for each in self.venues if each.own]
        return all(own) if own else any(each.fits for each in self.venues)


def fitting(
    document: Document, selection: Selection, names: tuple[str, ...], project: Path
) -> Fitting:
    """Compare a manuscript with venues.

    Args:
        document: An edition, or any main file.
        selection: What it was chosen among.
        names: The venues; none means all.
        project: The folder whose author may have venues of his own.

    Raises:
        FatalError: There is no such venue, or the manuscript cannot be read.
    """
    from trykklar.checks import check
    from trykklar.latex.read_document import read

    fence = selection.manuscript.fence if selection.manuscript else Fence(project.resolve())
    edition = selection.edition(document)
    wanted = names or tuple(venues.paths(fence))
    known = {name: venues.read(name, fence) for name in wanted}
    result = check(document)
    reading = result.reading or read(document)
    if selection.manuscript and edition:
        facts = of_edition(selection.manuscript, edition, result, reading)
        own = selection.manuscript.paper.editions[edition].venue
    else:
        from trykklar.latex.expansion.expand import expand_text

        facts, own = of_document(result, reading, expand_text(document)), ""
    return Fitting(
        document,
        facts,
        tuple(
            VenueFit(name, venue, name == own, _rows(facts, name, venue, selection, document))
            for name, venue in known.items()
        ),
        bool(names),
    )


def _rows(
    facts: Facts, name: str, venue: Venue, selection: Selection, document: Document
) -> tuple[FitRow, ...]:
    manuscript, edition = selection.manuscript, selection.edition(document)
    if manuscript is None or edition is None:
        rows = requirements(_paged(facts, venue.limits, document), venue, venue.limits)
        return (*rows, *used_class_rows(facts.used_class, venue))
    allowed = limits(manuscript, edition, name)
    if allowed.pages and manuscript.paper.editions[edition].venue != name:
        document = assemble(manuscript, edition, name)
    facts = _paged(facts, allowed, document)
    return (*requirements(facts, venue, allowed), *class_rows(venue, manuscript.root))


def _paged(facts: Facts, allowed: LengthLimits, document: Document) -> Facts:
    """The facts with the pages of a document, where a venue asks for them."""
    return replace(facts, pages=built_pages(document)) if allowed.pages else facts
