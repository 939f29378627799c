"""What is asked for where something is handed in: a document, a venue, a place for the result."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from trykklar.finding import FatalError, Finding
from trykklar.preflight.expectation import Expectation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.document import Document
    from trykklar.project.selection import Selection
    from trykklar.project.venue import Venue
    from trykklar.submission.source_bundle import SourceBundle

FOLDER = Path("build", "submission")


class Search(Protocol):
    """Looks through everything that is to be handed in."""

    def __call__(self, files: Mapping[str, bytes], bundle: SourceBundle) -> tuple[Finding, ...]:
        """What is wrong with the files."""


@dataclass(frozen=True)
class Order:
    """What is asked for.

    Attributes:
        selection: One document, and the project that it is an edition of.
        venue: Where it is handed in; None for no place in particular.
        name: What the submission is called.
        root: The folder that it goes below.
        main: What its main file is called, without ending.
        search: What looks for findings in all its files, before it is put in its place.
    """

    selection: Selection
    venue: Venue | None
    name: str
    root: Path
    main: str
    search: Search | None = None

    @property
    def document(self) -> Document:
        """What is handed in."""
        return self.selection.documents[0]

    @property
    def folder(self) -> Path:
        """Where the submission goes."""
        return self.root / FOLDER / self.name


def wants(order: Order, form: str) -> bool:
    """Whether the venue takes a form: `latex`, `pdf`, `word`."""
    return order.venue is not None and form in order.venue.upload.formats


def expectation(order: Order) -> Expectation:
    """What the venue asks of the PDF."""
    if order.venue is None:
        return Expectation(order.document)
    figures, pages = order.venue.figures, order.venue.limits.pages
    return Expectation(
        order.document, figures.resolution, figures.line_resolution, pages[1] if pages else None
    )


def titles_folder(order: Order) -> Path:
    """Where what names the authors of a blind submission lies: it is uploaded apart."""
    return order.folder.with_name(f"{order.name}-title-page")


def plain_order(selection: Selection, venue: Venue | None) -> Order:
    """The order for a document as it is.

    Args:
        selection: One document.
        venue: Where it is handed in.
    """
    (document,) = selection.documents
    main = document.main.stem if selection.manuscript is None else "manuscript"
    return Order(selection, venue, document.name, document.root, main)


def only(selection: Selection) -> None:
    """Makes sure that one document is handed in.

    Raises:
        FatalError: There are several.
    """
    if len(selection.documents) > 1:
        names = ", ".join(document.edition or document.name for document in selection.documents)
        raise FatalError(
            f"One document is handed in at a time, and there are {len(selection.documents)}.",
            f"Name one of them: {names}.",
        )
