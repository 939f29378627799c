"""`build`: PDF, Word and checks of every edition, and one summary."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from trykklar import limits, target
from trykklar.finding import Severity
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
        publications = publish(chosen, word=not options.no_word, progress=board.show)
    finally:
        board.clear()
    # Hints are for `check`: a build is read for what has to be put right, on one screen.
    findings = dict.fromkeys(
        finding
        for one in publications
        for finding in one.findings
        if finding.severity is not Severity.HINT
    )
    if findings:
        sys.stdout.write(render_findings(tuple(findings)) + "\n\n")
    if options.why:
        sys.stdout.writelines(_why(one) for one in publications)
    sys.stdout.write(render(publications, _limits(chosen), time.monotonic() - began))
    return int(any(one.failed for one in publications))


def _limits(chosen: Selection) -> dict[str, Limits]:
    """What each document's venue allows, by the document's name."""
    if chosen.manuscript is None:
        return {}
    return {
        document.name: limits.limits(chosen.manuscript, edition, chosen.venue)
        for document in chosen.documents
        if (edition := chosen.edition(document))
    }


def _why(publication: Publication) -> str:
    """Each program that ran, and for what reason."""
    passes = [*publication.typesetting.passes]
    lines = [f"  {one.program} ({one.seconds:.1f} s): {one.reason}" for one in passes]
    return "\n".join([publication.document.name, *(lines or ["  nothing had changed"])]) + "\n"
