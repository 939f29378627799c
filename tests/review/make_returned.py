"""Makes the files in `returned/`: what LibreOffice saves after co-authors have worked in it.

    python tests/review/make_returned.py

Needs LibreOffice and the Python that has its `uno`. The tests need neither: they read these files.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from tests.review.commented import commented
from tests.review.round_trip import RoundTrip

HERE = Path(__file__).parent
OFFICE = ("/usr/bin/python3", str(HERE.parent / "office_edits.py"))
SAVE = ("soffice", "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir")
COMMENTED = "commented"
KARI, PER = "Kari Nordmann", "Per Hansen"

Steps = list[dict[str, Any]]
TRACKED: Steps = [
    {"do": "track", "on": True},
    {"do": "insert", "at": "from the top", "text": " of the page"},
    {"do": "delete", "words": " and find them first"},
    {"do": "replace", "words": "seldom", "text": "hardly ever"},
    {"do": "replace", "words": "What we found", "text": "What we saw"},
    {"do": "insert", "at": "are seen twice", "text": " or more"},
    {"do": "replace", "words": "closed cases in two", "text": "open cases in both"},
    {"do": "replace", "words": "another name", "text": "a second name"},
    {"do": "replace", "words": "by a machine", "text": "twice, at 5 %"},
]
BORDERS: Steps = [
    {"do": "track", "on": True},
    {"do": "insert", "at": "How a queue is kept", "text": " today"},
    {"do": "insert", "at": "one would have to ask them.", "text": "\nThis paragraph is new."},
    {"do": "insert", "at": "this too careful.", "text": "\n"},
    {"do": "join", "end": "kept on paper."},
    {"do": "remove_paragraph", "words": "A list is a promise"},
]
STRUCTURE: Steps = [
    {"do": "track", "on": True},
    {"do": "insert", "at": "one would have to ask them.", "text": "\nWhat it would cost"},
    {"do": "style", "words": "What it would cost", "name": "Heading 2"},
    {"do": "insert", "at": "are seen twice,", "text": "\nthose who wait,"},
    {"do": "add_row", "words": "North town"},
    {"do": "fill_row", "below": "North town", "texts": ["East town", "5 %", "guessed"]},
    {"do": "remove_row", "words": "South town"},
    {"do": "replace", "words": "closed cases in two", "text": "open cases in both"},
]
FILES: dict[str, list[tuple[str, Steps]]] = {
    "saved": [(KARI, [])],
    "tracked": [(KARI, TRACKED[:4]), (PER, [TRACKED[0], *TRACKED[4:]])],
    "untracked": [(KARI, TRACKED[1:])],
    "accepted": [(KARI, [*TRACKED, {"do": "accept_all"}])],
    "rejected": [(KARI, [*TRACKED, {"do": "reject_all"}]), (PER, [*BORDERS, {"do": "reject_all"}])],
    "borders": [(KARI, BORDERS)],
    "structure": [(KARI, STRUCTURE)],
    "structure untracked": [(KARI, STRUCTURE[1:])],
    "structure rejected": [(KARI, [*STRUCTURE, {"do": "reject_all"}])],
    "looks": [
        (KARI, [TRACKED[0], {"do": "bold", "words": "seen twice"}]),
        (PER, [TRACKED[0], {"do": "italic", "words": "belongs"}]),
    ],
    "footnote": [
        (KARI, [TRACKED[0], {"do": "footnote", "at": "It is not a rule", "text": "It is, at 5 %."}])
    ],
    "moved": [
        (KARI, [TRACKED[0], {"do": "move_paragraph", "words": "Some readers of a draft",
                             "before": "The figures end"}])
    ],
}  # fmt: skip


def main() -> None:
    """Make them all."""
    names = sys.argv[1:] or [*FILES, COMMENTED]
    with tempfile.TemporaryDirectory() as folder:
        trip = RoundTrip(Path(folder).resolve())
        _made(trip.exported.path, {name: FILES[name] for name in names if name in FILES})
        if COMMENTED in names:
            _saved_with_comments(trip)


def _saved_with_comments(trip: RoundTrip) -> None:
    """A file with comments as LibreOffice saves it; headless, it cannot be given new ones."""
    source = commented(trip.file.copy()).save(trip.folder / f"{COMMENTED}.docx")
    command = [*SAVE, str(HERE / "returned"), str(source)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    sys.stdout.write(f"{COMMENTED}: {done.stderr.strip() or 'made'}\n")


def _made(source: Path, files: dict[str, list[tuple[str, Steps]]]) -> None:
    target = HERE / "returned"
    target.mkdir(exist_ok=True)
    for name, sessions in files.items():
        with tempfile.NamedTemporaryFile("w", suffix=".json") as steps:
            json.dump({name: sessions}, steps)
            steps.flush()
            command = [*OFFICE, str(source), str(target), steps.name]
            done = subprocess.run(command, check=False, capture_output=True, text=True)
        sys.stdout.write(f"{name}: {done.stderr.strip() or 'made'}\n")


if __name__ == "__main__":
    main()
