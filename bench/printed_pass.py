"""What it costs to ask TeX what it prints: beside an ordinary pass, and in the first Word file.

    python bench/printed_pass.py [--rounds 3]

`bench/word.py` has it, too. The manuscript has a thousand citations and a thousand entries. The
pass is held against one of the build, both from the dumped preamble; a first Word file against one
after a change that no citation has part in, for which TeX is not asked. Seconds are those of the
processor where the kernel lets them be counted (`cpu_time.py`), or else of the clock.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from cpu_time import counted
from manuscripts import manuscript
from places import timed

from trykklar.project.selection import plain
from trykklar.typeset import typeset
from trykklar.word.export import export

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trykklar.document import Document
    from trykklar.printed.citations_and_lists import PrintedDocument
    from trykklar.typeset.typesetting import Pass

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
        yield _beside_a_pass(document, rounds)
        yield from _in_a_word_file(document, rounds)


def _beside_a_pass(document: Document, rounds: int) -> tuple[str, bool]:
    passes, asked = [], []
    for _ in range(rounds):
        passes.append(_edited(document))
        asked.append(_asked(document))
    return _line("asking TeX, beside an ordinary pass", median(asked), median(passes))


def _in_a_word_file(document: Document, rounds: int) -> Iterator[tuple[str, bool]]:
    kept = document.root / document.work / KEPT
    firsts, agains, askings = [], [], []
    for _ in range(rounds):
        kept.unlink()
        firsts.append(_spent(lambda: export(document)))
        _edited(document)
        before = kept.stat()
        agains.append(_spent(lambda: export(document)))
        assert before == kept.stat(), "TeX was asked again"
        askings.append(_asked(document, anew=False))
    more = median(firsts) - median(agains)
    yield _bound("the first Word file, more than a later one", more, FIRST_LIMIT)
    yield _bound("asking where no citation changed", median(askings), AGAIN_LIMIT)


def _spent(work: Callable[[], object]) -> float:
    """Seconds of some work, TeX's among them."""
    with counted() as seconds:
        work()
        return seconds()


def _document(place: Path) -> Document:
    manuscript(place, PAGES)
    timed(["pdflatex", "-interaction=batchmode", "figure"], place)
    document = plain(place / "main.tex")
    assert typeset(document).pdf, "the manuscript cannot be built"
    _asked(document)  # everything is read once
    return document


def _edited(document: Document) -> float:
    """The pass after one word was changed to another of the same length."""
    path = document.root / "sections" / "part1.tex"
    text = path.read_text(encoding="utf-8")
    old, new = (OLD, NEW) if f"word {OLD}" in text else (NEW, OLD)
    assert f"word {old}" in text, "there is no word to change"
    path.write_text(text.replace(f"word {old}", f"word {new}"), encoding="utf-8")
    passes: list[Pass] = []
    spent = _spent(lambda: passes.extend(typeset(document).passes))
    assert len(passes) == 1, passes
    return spent


def _asked(document: Document, *, anew: bool = True) -> float:
    """Asking TeX."""
    from trykklar.printed.read_printed import read_printed

    if anew:
        (document.root / document.work / KEPT).unlink(missing_ok=True)
    found: list[PrintedDocument] = []
    spent = _spent(lambda: found.append(read_printed(document)))
    assert found[0].citations, found[0].trouble
    return spent


def _line(name: str, ours: float, theirs: float) -> tuple[str, bool]:
    over = ours > PASS_LIMIT * theirs
    share = f"{ours / theirs:>7.2f} of at most {PASS_LIMIT:g}"
    return f"{name:44}{ours:>8.2f}s{theirs:>8.2f}s{share}{'  over' if over else ''}", over


def _bound(name: str, seconds: float, limit: float) -> tuple[str, bool]:
    over = seconds > limit
    return f"{name:44}{seconds:>8.2f}s of at most {limit:g}s{'  over' if over else ''}", over


def main() -> int:
    """Print the medians; 1 where one is over its limit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    found = []
    for line, over in rows(parser.parse_args().rounds):
        print(line, flush=True)
        found.append(over)
    return int(any(found))


if __name__ == "__main__":
    raise SystemExit(main())
