"""Which helpers a document needs, by what TeX wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.typeset.bounds import links
from trykklar.typeset.helpers.biber import biber
from trykklar.typeset.helpers.bibtex import bibtex
from trykklar.typeset.helpers.eps_picture import pictures
from trykklar.typeset.helpers.makeindex import index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.fls import Trace
    from trykklar.typeset.helpers.helper import Helper

MOST = 300
"""Runs of helpers on what TeX has written: a book has a list of works for each of its chapters."""

_TOO_MANY = "Look for a loop that begins a new index, glossary or list of works each time."


def helpers(context: BuildContext, seen: Trace) -> list[Helper]:
    """All helpers that work for this document, whether or not they have a reason to run.

    Args:
        context: Where they would run.
        seen: TeX's last pass. What an earlier state of the document left does not count.

    Raises:
        FatalError: Where the work folder cannot be written.
    """
    sources = context.sources(seen)
    by_biber = context.made(".bcf") in seen.outputs
    listed = biber(context, sources) if by_biber else bibtex(context, seen)
    every = (*listed, *index(context, seen.outputs), *pictures(context, seen))
    return [_bounded(context, each, sources) for each in _affordable(context, every)]


def _affordable(context: BuildContext, every: Iterable[Helper]) -> Iterator[Helper]:
    """As many as a text may ask for: a loop of TeX's writes any number of lists to be sorted."""
    written = 0
    for helper in every:
        written += any(path.is_relative_to(context.document.work) for path in helper.inputs)
        if written > MOST:
            message = f"More than {MOST} lists are to be made of what TeX writes; no more are."
            place = context.document.source
            found = Finding("tex-timeout", Severity.ERROR, place, 0, 0, message, _TOO_MANY)
            yield replace(helper, refused=(found,))
            return
        yield helper


def _bounded(context: BuildContext, helper: Helper, sources: Iterable[Path]) -> Helper:
    """The helper, refused where something that it would read leads out of the folder."""
    refused = (*helper.refused, *links(context, helper.inputs, sources))
    return replace(helper, refused=refused)
