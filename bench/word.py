"""The Word files beside what plain pandoc takes for the same two editions, in one run.

Run from the project's folder after a build: `python bench/word.py`. Both sides read finished
editions; ours numbers, converts figures and measures itself against the PDF on top. Then texts of
one kind each, and ten times as long: what grows by more than the text is named.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from trykklar.document import Document
from trykklar.project.selection import choose
from trykklar.word import export
from trykklar.word.cite.csl.csl_style import style
from trykklar.word.pandoc import program

if TYPE_CHECKING:
    from collections.abc import Callable


ROUNDS = 5
LIMIT = 4.0
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


def main(project: Path) -> int:
    """Print the medians; 1 where ours takes more than four times pandoc's time."""
    documents = choose((), project).documents
    ours = _median(lambda: [export(document) for document in documents])
    theirs = _median(lambda: [_pandoc(document) for document in documents])
    print(f"pandoc --citeproc  {theirs:.2f} s")
    print(f"trykklar word      {ours:.2f} s   {ours / theirs:.1f} times")
    growing = [kind for kind, part in PARTS.items() if _growth(kind, part) > MOST_GROWTH]
    return int(ours > LIMIT * theirs or bool(growing))


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
