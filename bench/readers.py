"""What reads each kind of file, and small files of that kind to begin with."""

from __future__ import annotations

import os
import zipfile
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from trykklar.checks import check
from trykklar.project.paper import Paper
from trykklar.project.schema import load
from trykklar.project.selection import plain
from trykklar.review import carry_out
from trykklar.review.returned_file import read as read_returned
from trykklar.review.review_page import review_page
from trykklar.review.review_plan import review
from trykklar.review.review_report import json, text
from trykklar.sandbox.limits import Limits
from trykklar.sandbox.process import Finished
from trykklar.storage.fence import Fence
from trykklar.typeset import fls, lookups
from trykklar.typeset.build_context import BuildContext
from trykklar.typeset.helpers import controlfile
from trykklar.typeset.log import biber_log, bibtex_log, errors, warnings
from trykklar.typeset.significance import significant
from trykklar.word import aux_numbers
from trykklar.word.cite.list_order import order
from trykklar.word.mark import manuscript

if TYPE_CHECKING:
    from collections.abc import Callable

_HERE = Path(__file__).parent
_MAIN = "main.tex"
_BIB = b"@book{a, author = {Lipsky, M.}, title = {T}, publisher = {P}, year = 1980}\n"
_TEXT = rb"""\documentclass{article}
\begin{document}
\cite{a}
\bibliography{refs}
\end{document}
"""


@dataclass(frozen=True)
class Reader:
    """What reads one kind of file.

    Attributes:
        seeds: Files of the kind.
        read: Reads such a file, given the folder and the file's content.
    """

    seeds: tuple[bytes, ...]
    read: Callable[[Path, bytes], object]

    def prepare(self, folder: Path) -> None:
        """Makes a manuscript of the folder, for what is read beside one."""
        work = folder / "build" / "work" / "main"
        work.mkdir(parents=True, exist_ok=True)
        for path in work.iterdir():
            path.unlink()
        (folder / _MAIN).write_bytes(_TEXT)
        (folder / "refs.bib").write_bytes(_BIB)


def _main(folder: Path, data: bytes) -> None:
    (folder / _MAIN).write_bytes(data)
    document = plain(folder / _MAIN)
    check(document)
    manuscript.read(document)


def _bib(folder: Path, data: bytes) -> None:
    (folder / "refs.bib").write_bytes(data)
    check(plain(folder / _MAIN))


def _toml(folder: Path, data: bytes) -> None:
    (folder / "paper.toml").write_bytes(data)
    load(folder / "paper.toml", Paper, Fence(folder))


def _made(folder: Path, suffix: str, data: bytes) -> Path:
    path = folder / "build" / "work" / "main" / f"main{suffix}"
    path.write_bytes(data)
    return path


def _bbl(folder: Path, data: bytes) -> None:
    _made(folder, ".bbl", data)
    document = plain(folder / _MAIN)
    manuscript.read(document, {"a": "{1}{1980}{{Lipsky}}{{}}"})
    order(document)


def _aux(folder: Path, data: bytes) -> None:
    path = _made(folder, ".aux", data)
    document = plain(folder / _MAIN)
    significant(path)
    made = aux_numbers.read(path, document.fence)
    manuscript.read(document, made.citations)
    os.utime(path, ns=(1 << 61, 1 << 61))  # later than the text: believed
    check(document)


def _log(folder: Path, data: bytes) -> None:
    _made(folder, ".log", data)
    document = plain(folder / _MAIN)
    context = BuildContext(document, Limits(60.0), lambda _: None, 0.0)
    seen = fls.Trace((document.main, Path("refs.bib")), (context.made(".aux"),))
    errors(context, seen)
    warnings(context, seen)
    finished = Finished(1, 0.0, data.decode(errors="replace"))
    sources = (document.source,)
    biber_log.findings(folder, sources, finished)
    bibtex_log.findings(folder, sources, finished)


def _bcf(folder: Path, data: bytes) -> None:
    path = _made(folder, ".bcf", data)
    controlfile.read(path)
    significant(path)


def _fls(folder: Path, data: bytes) -> None:
    fls.trace(_made(folder, ".fls", data), folder, Path())
    report = data.splitlines(keepends=True)
    lookups.read(report, Path(), folder, Path("build/work/main"))


def _docx(folder: Path, data: bytes) -> None:
    (folder / _MAIN).write_bytes((_HERE / "seeds" / "returned.txt").read_bytes())
    path = folder / "returned.docx"
    path.write_bytes(data)
    document = plain(folder / _MAIN)
    found = review(read_returned(path), document)
    review_page(found, path.name)
    json(found)
    text(found)
    carry_out.patch(carry_out.edits(carry_out.chosen(found, "all", ())), document.fence)


def _part(folder: Path, data: bytes) -> None:
    """Reads a Word file of which one part is the damaged one."""
    parts = _parts()
    name = sorted(parts)[crc32(data) % len(parts)]
    kind = next((each for each, known in parts.items() if data[:60] == known[:60]), name)
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for each, content in {**parts, kind: data}.items():
            archive.writestr(each, content)
    _docx(folder, whole.getvalue())


@cache
def _parts() -> dict[str, bytes]:
    """The parts of the returned Word file."""
    with zipfile.ZipFile(_HERE / "seeds" / "returned.docx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _seeds(suffix: str) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted((_HERE / "seeds").glob(f"*{suffix}")))


_OF_WORD = {
    "docx": Reader(_seeds(".docx"), _docx),
    "docx parts": Reader(tuple(_parts().values()), _part),
}
READERS = _OF_WORD | {
    suffix: Reader(_seeds(f".{suffix}"), read)
    for suffix, read in {
        "bib": _bib, "toml": _toml, "log": _log, "aux": _aux, "bbl": _bbl, "bcf": _bcf,
        "fls": _fls, "tex": _main,
    }.items()
}  # fmt: skip
"""Kind of file -> what reads it; the slowest comes last."""
