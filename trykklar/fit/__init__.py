"""What a venue allows and asks for, against what a manuscript has, before anything is changed."""

from trykklar.fit.facts import Facts, of_document, of_edition
from trykklar.fit.row import FitRow
from trykklar.fit.venue_requirements import requirements

__all__ = ["Facts", "FitRow", "of_document", "of_edition", "requirements"]
