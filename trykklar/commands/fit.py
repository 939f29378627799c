"""`fit`: what would have to change for a journal, before anything is changed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from trykklar.document import Document
    from trykklar.fit.fitting import Fitting
    from trykklar.project.selection import Selection


def run(options: argparse.Namespace) -> int:
    """Compare manuscripts with venues; 1 where one does not fit.

    Without `--venue`, every venue is shown, and the edition's own decides; a manuscript that has
    none fits where one of them takes it.

    Raises:
        FatalError: There is no such edition, file or venue, or it cannot be read.
    """
    from trykklar.project import selection

    chosen = selection.choose(
        options.targets, options.project, allowed=options.allow, folder=options.cd
    )
    fittings = [_fitting(document, chosen, options) for document in chosen.documents]
    sys.stdout.write(_rendered(fittings, options.format))
    return int(not all(fitting.fits for fitting in fittings))


def _fitting(document: Document, chosen: Selection, options: argparse.Namespace) -> Fitting:
    from trykklar.fit.fitting import fitting

    return fitting(document, chosen, tuple(options.venue), options.project)


def _rendered(fittings: list[Fitting], form: str) -> str:
    from trykklar.report import fit_table

    if form == "json":
        return fit_table.as_json(fittings)
    return "\n".join(_tables(fittings))


def _tables(fittings: list[Fitting]) -> Iterator[str]:
    from trykklar.report import fit_table

    for fitting in fittings:
        yield fit_table.render(fitting)
