"""`metadata`: what archives and catalogues ask for, made from paper.toml."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from trykklar.finding import FatalError
from trykklar.report.printable import say

if TYPE_CHECKING:
    import argparse

    from trykklar.project.paper import Manuscript


def run(options: argparse.Namespace) -> int:
    """Print a file of metadata, or write it.

    Raises:
        FatalError: There is no such edition, several could be meant, or the file cannot be written.
    """
    from trykklar.project.paper import read

    manuscript = read(options.project.resolve())
    name = _edition(manuscript, options.edition, options.format)
    text = _rendered(manuscript, name, options.format)
    if options.output is None:
        sys.stdout.write(text)
        return 0
    from trykklar.storage.atomic_file import write

    write(options.output.resolve(), text, within=None)
    say(f"{options.output} describes the edition '{name}'.\n", sys.stdout)
    return 0


def _edition(manuscript: Manuscript, wanted: str | None, form: str) -> str:
    from trykklar.nearest_name import nearest

    editions = tuple(manuscript.paper.editions)
    if wanted is None:
        if len(editions) > 1 and form != "cff":
            raise FatalError(
                f"There are several editions, and {form} describes one.",
                f"Name one of them: {', '.join(editions)}.",
            )
        return editions[0]
    if wanted.endswith(".tex"):
        raise FatalError(
            f"Metadata are made from paper.toml, and {wanted} has none.",
            "`new FOLDER` makes a manuscript that has one.",
        )
    if wanted not in editions:
        raise FatalError(
            f"There is no edition '{wanted}' in {manuscript.path}.",
            nearest(wanted, editions) or f"There are: {', '.join(editions)}.",
        )
    return wanted


def _rendered(manuscript: Manuscript, name: str, form: str) -> str:
    from trykklar.metadata import cff, datacite, jats
    from trykklar.metadata.record import record

    publication = record(manuscript, name)
    if form == "cff":
        return cff.render(publication, manuscript.paper.repository)
    return datacite.render(publication) if form == "datacite" else jats.render(publication)
