"""Which helpers a document needs, as what TeX wrote tells it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.typeset.biber import biber
from trykklar.typeset.bibtex import bibtex
from trykklar.typeset.bounds import links
from trykklar.typeset.index import index

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

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
    sources = shop.sources(seen)
    by_biber = shop.made(".bcf") in seen.outputs
    listed = biber(shop, sources) if by_biber else bibtex(shop, seen)
    return [_bounded(shop, each, sources) for each in (*listed, *index(shop, seen.outputs))]


def _bounded(shop: Workshop, helper: Helper, sources: Iterable[Path]) -> Helper:
    """The helper, refused where something that it would read leads out of the folder."""
    refused = (*helper.refused, *links(shop, helper.inputs, sources))
    return replace(helper, refused=refused)
