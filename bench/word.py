"""The Word files beside what plain pandoc takes for the same texts, in one run.

    python bench/word.py [--pages 100] [--rounds 5]

Run from the project's folder after a build. Both sides read finished texts; ours numbers, converts
figures and, where the row says so, holds the file against the PDF on top. First both editions, then
manuscripts of so many pages, beside pandoc and beside their own build, and one with 40 formulas
that pandoc cannot read; and what it costs to ask TeX what it prints (`printed_pass.py`). Then texts
of one kind each, and ten times as long: what grows by more than the text is named.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import printed_pass
from manuscripts import manuscript
from places import timed

from trykklar.cli import OBJECTS
from trykklar.document import Document
from trykklar.project.selection import choose, plain
from trykklar.typeset import typeset
from trykklar.word.cite.csl.csl_style import style
from trykklar.word.export import export
from trykklar.word.pandoc import program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


LIMIT = 4.0
LONG_LIMIT = 10.0
BUILD_LIMIT = 2.0
FORMULAS = 40
MOST_GROWTH = 15.0
PARTS_EACH = 200
HEAD = "\\documentclass{article}\n\\usepackage{cleveref}\n\\begin{document}\n"
PARTS = {
    "text": "word " * 60,
    "formulas": r"so $a_{NUMBER}^2$ is \begin{equation}\label{e:NUMBER} x = NUMBER \end{equation}",
    "references": r"\section{About NUMBER}\label{s:NUMBER} as in \cref{s:NUMBER}",
    "footnotes": r"word\footnote{Note NUMBER.} and more",
    "tables": r"\begin{table}\caption{NUMBER}\label{t:NUMBER}"
    r"\begin{tabular}{ll} a & NUMBER \\ \hline c & d \\ \end{tabular}\end{table}",
}


def main() -> int:
    """Print the medians; 1 where one is over its limit."""
    options = _options()
    gc.set_threshold(OBJECTS)  # as the command does
    over = [
        *_editions(options.rounds),
        *(_long(int(number), options.rounds) for number in options.pages.split(",")),
        _unreadable(options.rounds),
        *_printed_pass(options.rounds),
        *(_growth(kind, part) > MOST_GROWTH for kind, part in PARTS.items()),
    ]
    return int(any(over))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", default="100", help="synthetic manuscripts to measure on")
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


def _editions(rounds: int) -> tuple[bool, bool]:
    documents = choose((), Path.cwd()).documents
    return (
        _beside_pandoc("both editions", documents, LIMIT, rounds, judged=False),
        _beside_pandoc("the same, held against their PDFs", documents, LONG_LIMIT, rounds),
    )


def _long(pages: int, rounds: int) -> bool:
    """A long manuscript: beside pandoc, and beside the build of its PDF from nothing."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "long"
        manuscript(place, pages)
        timed(["pdflatex", "-interaction=batchmode", "figure"], place)
        document = plain(place / "main.tex")
        begin = time.perf_counter()
        assert typeset(document).pdf, "the long manuscript cannot be built"
        built = time.perf_counter() - begin
        name = f"{pages} pages"
        over = _beside_pandoc(name, [document], LONG_LIMIT, rounds)
        ours = _median(lambda: export(document), rounds)
        print(_row(f"{name}, beside their build", ours, built, BUILD_LIMIT), flush=True)
        return over or ours > BUILD_LIMIT * built


def _unreadable(rounds: int) -> bool:
    """Formulas that become pictures: what they cost on top of the same text without them."""
    with tempfile.TemporaryDirectory() as folder:
        seconds = [_formulas(Path(folder), name, rounds) for name in ("", r"\numberthis")]
    print(_row(f"{FORMULAS} formulas that pandoc cannot read", seconds[1], seconds[0], LONG_LIMIT))
    return False


def _printed_pass(rounds: int) -> Iterator[bool]:
    for line, over in printed_pass.rows(rounds):
        print(line, flush=True)
        yield over


def _formulas(folder: Path, command: str, rounds: int) -> float:
    name = "unread" if command else "read"
    (folder / name).mkdir()
    lines = (rf"\begin{{align*}} x_{{{number}}} &= {number} {command} \end{{align*}}" "\n\nText."
             for number in range(FORMULAS))  # fmt: skip
    numbered = r"\newcommand{\numberthis}{\addtocounter{equation}{1}\tag{\theequation}}"
    head = rf"\documentclass{{article}}\usepackage{{amsmath}}{numbered}\begin{{document}}"
    main = folder / name / "main.tex"
    main.write_text("\n".join([head, *lines, r"\end{document}"]), encoding="utf-8")
    document = plain(main)
    assert typeset(document).pdf, "the formulas cannot be built"
    return _median(lambda: export(document), rounds)


def _beside_pandoc(
    name: str, documents: Sequence[Document], limit: float, rounds: int, *, judged: bool = True
) -> bool:
    ours = _median(lambda: [export(document, typeset=judged) for document in documents], rounds)
    theirs = _median(lambda: [_pandoc(document) for document in documents], rounds)
    print(_row(name, ours, theirs, limit), flush=True)
    return ours > limit * theirs


def _row(name: str, ours: float, theirs: float, limit: float) -> str:
    verdict = "" if ours <= limit * theirs else "  over"
    return (
        f"{name:44}{ours:>8.2f}s{theirs:>8.2f}s{ours / theirs:>7.2f} of at most {limit:g}{verdict}"
    )


def _growth(kind: str, part: str) -> float:
    """How many times as long a text takes that is ten times as long; printed, too."""
    short, long = _export(part, PARTS_EACH), _export(part, 10 * PARTS_EACH)
    print(f"{kind:18} {short:.2f} s, ten times as long {long:.2f} s   {long / short:.1f} times")
    return long / short


def _export(part: str, count: int) -> float:
    """Seconds for the Word file of a text that TeX has not seen."""
    text = "\n\n".join(part.replace("NUMBER", str(number)) for number in range(count))
    with tempfile.TemporaryDirectory() as folder:
        document = Document("main", Path(folder), Path("main.tex"), Path("work"), Path())
        (document.root / document.work).mkdir()
        document.source.write_text(HEAD + text + "\n\\end{document}\n", encoding="utf-8")
        begin = time.perf_counter()
        export(document)
        return time.perf_counter() - begin


def _median(work: Callable[[], object], rounds: int) -> float:
    seconds = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begin)
    return median(seconds)


def _pandoc(document: Document) -> Path:
    target = document.root / document.work / "pandoc.docx"
    subprocess.run(
        [
            str(program()), str(document.source), "-o", str(target), "--citeproc",
            "--csl", str(style(document.csl or "apa")), "--bibliography", "references.bib",
            "--resource-path", f"{document.root}:{document.root / document.work}",
        ],
        cwd=document.root,
        capture_output=True,
        check=False,
    )  # fmt: skip
    assert target.is_file(), "pandoc made nothing to compare with"
    return target


if __name__ == "__main__":
    raise SystemExit(main())
