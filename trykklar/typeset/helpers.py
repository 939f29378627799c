"""Which helpers a document needs, as what TeX wrote tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.typeset.biber import biber
from trykklar.typeset.bibtex import bibtex
from trykklar.typeset.index import index

if TYPE_CHECKING:
    from trykklar.typeset.helper import Helper
    from trykklar.typeset.recorder import Trace
    from trykklar.typeset.workshop import Workshop


def helpers(shop: Workshop, seen: Trace) -> list[Helper]:
    """All helpers that work for this document, whether or not they have a reason to run.

    Args:
        shop: Where they would run.
        seen: TeX's last pass. What an earlier state of the document left does not count.

    Raises:
        CannotGoOn: Where the work folder cannot be written.
    """
    by_biber = shop.made(".bcf") in seen.outputs
    listed = biber(shop, shop.sources(seen)) if by_biber else bibtex(shop, seen)
    return [*listed, *index(shop, seen.outputs)]
