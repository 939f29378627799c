"""The Word files beside what plain pandoc takes for the same two editions, in one run.

Run from the project's folder after a build: `python bench/word.py`. Both sides read finished
editions; ours numbers, converts figures and measures itself against the PDF on top.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from trykklar.target import choose
from trykklar.word import export
from trykklar.word.citation.style import style
from trykklar.word.pandoc import program

if TYPE_CHECKING:
    from collections.abc import Callable

    from trykklar.document import Document

ROUNDS = 5
LIMIT = 4.0


def main(project: Path) -> int:
    """Print the medians; 1 where ours takes more than four times pandoc's time."""
    documents = choose((), project).documents
    ours = _median(lambda: [export(document) for document in documents])
    theirs = _median(lambda: [_pandoc(document) for document in documents])
    print(f"pandoc --citeproc  {theirs:.2f} s")
    print(f"trykklar word      {ours:.2f} s   {ours / theirs:.1f} times")
    return int(ours > LIMIT * theirs)


def _median(work: Callable[[], object]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begin)
    return median(seconds)


def _pandoc(document: Document) -> Path:
    target = document.root / document.work / "pandoc.docx"
    subprocess.run(
        [
            str(program()), str(document.source), "-o", str(target), "--citeproc",
            "--csl", str(style(document.csl)), "--bibliography", "references.bib",
            "--resource-path", f"{document.root}:{document.root / document.work}",
        ],
        cwd=document.root,
        capture_output=True,
        check=False,
    )  # fmt: skip
    assert target.is_file(), "pandoc made nothing to compare with"
    return target


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()))
