"""Random edits of a Word file, brought back into the manuscript: is each where it belongs?

    python bench/review_edits.py [--edits 10000] [--seed 0] [--from 0]

The same edits as in `tests/review/test_random_edits.py`, in a long run: each round changes a Word
file of a small manuscript in up to four places, reviews it, applies what can be applied, and reads
the manuscript again. It has to show the edits; one that it does not show has to be a conflict.
What is wrong is printed with the number that makes it again (`--seed S --from N --edits 1`), and
the exit status is 1 then.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.review.co_author import drawn
from tests.review.round_trip import RoundTrip


def main() -> int:
    """Make all edits; 1 where one was lost or landed elsewhere."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--from", type=int, default=0, dest="first", help="number of the round")
    options = parser.parse_args()
    reasons: Counter[str] = Counter()
    wrong = made = applied = 0
    number = options.first
    began = time.process_time()
    with tempfile.TemporaryDirectory(prefix="edits-") as folder:
        trip = RoundTrip(Path(folder).resolve())
        while made < options.edits:
            edits = drawn(random.Random(f"{options.seed} {number}"), trip.pieces)  # noqa: S311
            try:
                result = trip.of(edits)
            except Exception:  # noqa: BLE001 - that there is none is what is tried
                result = None
                print(traceback.format_exc())
            if result is None or result.fault:
                wrong += 1
                print(f"seed {options.seed}, round {number}: {result and result.fault}", flush=True)
                print("\n".join(f"    {edit}" for edit in edits), flush=True)
            else:
                applied += len(result.shown)
                reasons.update(result.reasons)
            made += len(edits)
            number += 1
    seconds = time.process_time() - began
    print(f"{made:,} edits in {number - options.first:,} rounds, {seconds:.0f} s of the processor")
    left = made - applied
    print(f"{applied:,} in the manuscript, {left:,} stated as conflicts; {wrong} rounds wrong")
    for reason, count in reasons.most_common():
        print(f"{count:>7}  {reason}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
