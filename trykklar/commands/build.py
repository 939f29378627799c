"""`build`: PDF, Word and checks of every edition, and one summary."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar import limits, target
from trykklar.publication import publish
from trykklar.report.progress import Board
from trykklar.report.summary import render
from trykklar.report.text import render as render_findings

if TYPE_CHECKING:
    import argparse

    from trykklar.manuscript import Limits
    from trykklar.publication import Publication
    from trykklar.target import Selection


def run(options: argparse.Namespace) -> int:
    """Make what was asked for; 1 where an author has something to put right."""
    began = time.monotonic()
    chosen = target.choose(options.targets, options.project, options.venue)
    board = Board()
    try:
        publications = publish(chosen.documents, word=not options.no_word, progress=board.show)
    finally:
        board.clear()
    publications = tuple(_limited(one, chosen, options.venue) for one in publications)
    findings = dict.fromkeys(finding for one in publications for finding in one.findings)
    if findings:
        sys.stdout.write(render_findings(tuple(findings)) + "\n")
    if options.why:
        sys.stdout.writelines(_why(one) for one in publications)
    sys.stdout.write(render(publications, _limits(chosen, options), time.monotonic() - began))
    return int(any(one.failed for one in publications))


def _limits(chosen: Selection, options: argparse.Namespace) -> dict[str, Limits]:
    if chosen.manuscript is None:
        return {}
    return {name: limits.limits(chosen.manuscript, name, options.venue) for name in chosen.editions}


def _limited(publication: Publication, chosen: Selection, venue: str | None) -> Publication:
    """The publication with what its venue's limits say about it."""
    name = publication.document.name
    if chosen.manuscript is None or name not in chosen.editions:
        return publication
    found = limits.check(chosen.manuscript, name, publication.checked.words, venue)
    return replace(publication, findings=(*publication.findings, *found))


def _why(publication: Publication) -> str:
    """Each program that ran, and for what reason."""
    passes = [*publication.typesetting.passes]
    lines = [f"  {one.program} ({one.seconds:.1f} s): {one.reason}" for one in passes]
    return "\n".join([publication.document.name, *(lines or ["  nothing had changed"])]) + "\n"
