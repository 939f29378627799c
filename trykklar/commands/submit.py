"""`submit`: what is uploaded to a journal, whole and proven, or not at all."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from trykklar.finding import FatalError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from trykklar.project.selection import Selection
    from trykklar.project.venue import Venue


def run(options: argparse.Namespace) -> int:
    """Make a submission; 1 where something has to be put right before.

    Raises:
        FatalError: The document, the venue or a program is not there.
    """
    from trykklar.project import selection
    from trykklar.report.progress import Board
    from trykklar.report.terminal import render
    from trykklar.submission.blind_submit import blind_submit
    from trykklar.submission.order import only, plain_order
    from trykklar.submission.submit import submit
    from trykklar.submission.submit_summary import summary

    chosen = selection.choose(
        options.targets, options.project, options.venue, allowed=options.allow, folder=options.cd
    )
    only(chosen)
    if options.hide and not options.blind:
        raise FatalError("--hide names what a blind version must not say.", "Add --blind.")
    venue = _venue(chosen, options.venue, options.project)
    board = Board()
    try:
        if options.blind:
            made, order = blind_submit(chosen, venue, options.venue, options.hide, board.show)
        else:
            order = plain_order(chosen, venue)
            made = submit(order, board.show)
    finally:
        board.clear()
    if made.findings:
        sys.stdout.write(render(made.findings, [chosen.documents[0].fence]) + "\n\n")
    sys.stdout.write(summary(made, order))
    return int(made.folder is None)


def _venue(chosen: Selection, name: str | None, project: Path) -> Venue | None:
    """The venue that was asked for; of an edition its own, where none was."""
    from trykklar.project import venue as venues
    from trykklar.storage.fence import Fence

    edition = chosen.edition(chosen.documents[0])
    if chosen.manuscript and edition:
        own = chosen.manuscript.paper.editions[edition].venue
        return venues.read(name or own, chosen.manuscript.fence)
    return venues.read(name, Fence(project.resolve())) if name else None
