"""What it costs that TeX tells what it prints: beside an ordinary pass, and in the first Word file.

The manuscript has a thousand citations and a thousand entries. The pass is held against one of the
build, both from the dumped preamble; a first Word file against one after a change that no citation
has part in, for which TeX is not asked.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from manuscripts import manuscript
from places import timed

from trykklar.project.selection import plain
from trykklar.typeset import typeset
from trykklar.word.export import export

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.document import Document

PAGES = 100  # so many have a thousand citations
PASS_LIMIT = 1.2
FIRST_LIMIT = 20.0  # seconds that the first Word file may take more
AGAIN_LIMIT = 0.5  # seconds of asking where no citation changed
KEPT = "printed.json"
OLD, NEW = "alpha", "gamma"  # of the same length, so that no page changes


def rows(rounds: int) -> Iterator[tuple[str, bool]]:
    """Lines to print, and whether each is over its limit.

    Args:
        rounds: How often each is measured.
    """
    with tempfile.TemporaryDirectory() as folder:
        document = _document(Path(folder) / "cited")
        _edited(document, 0)
        _told(document)  # the first build dumps the preamble, and everything is read once
        passes, tellings, firsts, agains, askings = [], [], [], [], []
        for number in range(1, rounds + 1):
            passes.append(_edited(document, number))
            tellings.append(_told(document))
            (document.root / document.work / KEPT).unlink()
            firsts.append(_exported(document))
            _edited(document, number + 1)
            agains.append(_exported(document))
            askings.append(_told(document, anew=False))
    yield _line("TeX tells; beside an ordinary pass", median(tellings), median(passes), PASS_LIMIT)
    more = median(firsts) - median(agains)
    yield _bound("the first Word file, more than a later one", more, FIRST_LIMIT)
    yield _bound("asking where no citation changed", median(askings), AGAIN_LIMIT)


def _document(place: Path) -> Document:
    manuscript(place, PAGES)
    timed(["pdflatex", "-interaction=batchmode", "figure"], place)
    document = plain(place / "main.tex")
    assert typeset(document).pdf, "the manuscript cannot be built"
    return document


def _edited(document: Document, number: int) -> float:
    """Seconds of the pass after one word was changed to another of the same length."""
    path = document.root / "sections" / "part1.tex"
    text = path.read_text(encoding="utf-8")
    old, new = (OLD, NEW) if number % 2 else (NEW, OLD)
    path.write_text(text.replace(f"word {old}", f"word {new}"), encoding="utf-8")
    begin = time.perf_counter()
    made = typeset(document)
    assert len(made.passes) == 1 or number == 0, made.passes
    return time.perf_counter() - begin


def _told(document: Document, *, anew: bool = True) -> float:
    """Seconds of asking TeX."""
    from trykklar.printed.tell import tell

    if anew:
        (document.root / document.work / KEPT).unlink(missing_ok=True)
    begin = time.perf_counter()
    found = tell(document)
    assert found.citations, found.trouble
    return time.perf_counter() - begin


def _exported(document: Document) -> float:
    begin = time.perf_counter()
    export(document)
    return time.perf_counter() - begin


def _line(name: str, ours: float, theirs: float, limit: float) -> tuple[str, bool]:
    over = ours > limit * theirs
    share = f"{ours / theirs:>7.2f} of at most {limit:g}"
    return f"{name:44}{ours:>8.2f}s{theirs:>8.2f}s{share}{'  over' if over else ''}", over


def _bound(name: str, seconds: float, limit: float) -> tuple[str, bool]:
    over = seconds > limit
    return f"{name:44}{seconds:>8.2f}s of at most {limit:g}s{'  over' if over else ''}", over
