"""How long it takes to read a returned Word file and to plan its changes, by length.

    python bench/review_speed.py [--pages 30 100 300] [--changes 200]

A manuscript of so many pages is made and exported; its Word file is changed in so many places per
30 pages; then the reading and the planning are timed, in seconds of the processor. 30 pages with
200 changes have to take less than two; the exit status is 1 where they take more, or where 300
pages take more than fifteen times as long as 30.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.review.co_author import made
from tests.review.long_manuscript import edits_of, written
from tests.review.round_trip import RoundTrip
from trykklar.review.returned_file import read
from trykklar.review.review_change import State
from trykklar.review.review_plan import review

PAGES = 30
SECONDS = 2.0
GROWTH = 1.5


def main() -> int:
    """Time each length; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, nargs="*", default=[30, 100, 300])
    parser.add_argument("--changes", type=int, default=200, help="for each 30 pages")
    options = parser.parse_args()
    print(f"{'pages':>6}{'changes':>9}{'apply':>7}{'reading':>9}{'planning':>10}{'s a page':>10}")
    shares = {pages: _timed(pages, options.changes) for pages in options.pages}
    first = shares.get(PAGES)
    slow = first is not None and first * PAGES > SECONDS
    return int(slow or (first is not None and max(shares.values()) > GROWTH * first))


def _timed(pages: int, changes: int) -> float:
    """Time one length, print it, and return the seconds for each page."""
    with tempfile.TemporaryDirectory(prefix="review-") as folder:
        trip = RoundTrip(Path(folder).resolve(), written(Path(folder) / "source", pages))
        edits = edits_of(random.Random(pages), trip.pieces, changes * pages // PAGES)  # noqa: S311
        path = made(trip.file, trip.pieces, edits).save(Path(folder) / "returned.docx")
        began = time.process_time()
        returned = read(path)
        between = time.process_time()
        found = review(returned, trip.document)
        ended = time.process_time()
    applied = sum(change.state is State.APPLIES for change in found.changes)
    share = (ended - began) / pages
    print(
        f"{pages:>6}{len(found.changes):>9}{applied:>7}{between - began:>9.2f}"
        f"{ended - between:>10.2f}{share:>10.3f}",
        flush=True,
    )
    return share


if __name__ == "__main__":
    sys.exit(main())
