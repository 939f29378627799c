"""`diff`: what has changed since a revision: marked in the PDF, listed, tracked in Word."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from trykklar.finding import failed
from trykklar.report.printable import say

if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> int:
    """Compare two versions; 1 where TeX reports an error in one of them.

    Raises:
        FatalError: There is no such revision, no such document in it, or nothing can be made.
    """
    from trykklar.diff.compare_versions import Wanted, compare
    from trykklar.diff.diff_summary import summary
    from trykklar.diff.two_sides import Request
    from trykklar.report.progress import Board
    from trykklar.report.terminal import render
    from trykklar.storage.scratch import scratch

    request = Request(options.targets, options.project, options.venue, options.allow, options.cd)
    board = Board()
    with scratch() as aside:
        try:
            made = compare(
                request, Wanted(options.revision, options.to, word=options.docx), aside, board.show
            )
        finally:
            board.clear()
        if made.findings:
            fences = [made.document.fence]
            sys.stdout.write(render(made.findings, fences) + "\n\n")
        say(summary(made), sys.stdout)
    return int(failed(made.findings) or made.marked.typesetting.pdf is None)
