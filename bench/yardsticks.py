"""What `watch` is compared with beside latexmk: a bare pass of the engine, and Typst."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from places import timed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from places import Place

_COMPILE = "import typst; typst.compile('same.typ', output='same.pdf')"
# Justified and hyphenated, as LaTeX sets it; a ragged text, which is less, takes Typst half of it.
_LOOK = """#set page(paper: "a4")
#set text(lang: "en", size: 11pt)
#set par(justify: true)"""
_CITED = re.compile(r"\\abx@aux@cite\{\d+\}\{([^}]*)\}")
_ROWS = 6  # of the table that stands for each float
_PAGES_A_FLOAT = 4


def bare(place: Place, main: str) -> float:
    """Seconds of one pass of the engine alone, from the dump that the last build left."""
    work = _work(place, main)
    aside = place.folder / "bare"
    shutil.copytree(work, aside, dirs_exist_ok=True)
    name = Path(main).stem
    command = [
        "pdflatex", f"-fmt={work / 'format' / name}.fmt", "-progname=pdflatex",
        "-interaction=batchmode", f"-jobname={name}", f"-output-directory={aside}", main,
    ]  # fmt: skip
    return timed(command, place.folder)


def typst(place: Place, main: str) -> float:
    """Seconds of Typst on a text with as many words, citations of the same works, and tables."""
    source = place.folder / "same.typ"
    if not source.is_file():
        source.write_text("\n\n".join(_typst(place, main)), encoding="utf-8")
    return timed([sys.executable, "-c", _COMPILE], place.folder)


def _typst(place: Place, main: str) -> Iterator[str]:
    """The words of each page of the PDF, with its share of the citations."""
    aux = _work(place, main) / f"{Path(main).stem}.aux"
    keys = _CITED.findall(aux.read_text(encoding="utf-8"))
    pages = [page for page in place.text(main, ours=True).split("\f") if page.strip()]
    share = len(keys) // len(pages) + 1
    yield _LOOK
    for number, page in enumerate(pages):
        yield f"= Heading {number}"
        yield _cited(_words(page), keys[number * share : (number + 1) * share])
        if number % _PAGES_A_FLOAT == 0:
            cells = "[one], [two], [three], " * _ROWS
            yield f"#figure(table(columns: 3, {cells}), caption: [A table])"
    yield '#bibliography("references.bib", style: "apa")'


def _words(page: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in page).split()


def _cited(words: list[str], keys: list[str]) -> str:
    """A paragraph with citations at even distances."""
    step = len(words) // (len(keys) + 1) + 1
    parts = [" ".join(words[at : at + step]) for at in range(0, len(words), step)]
    marks = [f" @{key}" for key in keys] + [""] * len(parts)
    return " ".join(f"{part}{mark}" for part, mark in zip(parts, marks, strict=False))


def _work(place: Place, main: str) -> Path:
    return place.folder / "build" / "work" / Path(main).stem
