"""Where ours and the peers work: two copies of the same sources, and how each is run on them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from manuscripts import UNCITED, manuscript

if TYPE_CHECKING:
    from collections.abc import Container

PROJECT = Path(__file__).resolve().parent.parent
DOOR = PROJECT / "make_paper.py"
ENVIRONMENT = {
    **os.environ,
    "PYTHONDONTWRITEBYTECODE": "",  # compiled once, as everywhere
    "SOURCE_DATE_EPOCH": "1700000000",
    "FORCE_SOURCE_DATE": "1",
}
_MADE = (".aux", ".bbl", ".bcf", ".blg", ".fdb_latexmk", ".fls", ".log", ".out", ".pdf", ".toc",
         ".run.xml")  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A copy of some sources.

    Attributes:
        folder: Where TeX runs.
        mains: Main files, relative to it.
        section: A file in the middle of the first one's text, to edit.
        cited: Key of a work that the text cites.
        uncited: Keys of works that it does not cite yet.
    """

    folder: Path
    mains: tuple[str, ...]
    section: str
    cited: str
    uncited: tuple[str, ...]

    def ours(self, *words: str) -> float:
        """Seconds of our command; its findings are no failure."""
        return timed([sys.executable, str(DOOR), *words], self.folder, (0, 1))

    def latexmk(self, *mains: str) -> float:
        """Seconds of latexmk on each main file, one after the other."""
        return sum(
            timed(["latexmk", "-pdf", "-interaction=nonstopmode", _out(main), main], self.folder)
            for main in mains or self.mains
        )

    def pandoc(self) -> float:
        """Seconds of pandoc on each main file, one after the other."""
        import pypandoc

        common = [pypandoc.get_pandoc_path(), "-f", "latex", "--citeproc", "-o", "pandoc.docx"]
        return sum(
            timed([*common, "--bibliography=references.bib", main], self.folder)
            for main in self.mains
        )

    def swept(self) -> None:
        """As after a clean checkout, for a peer: drawings and assembled LaTeX stay."""
        for main in self.mains:
            for suffix in _MADE:
                self._made(main, suffix).unlink(missing_ok=True)

    def bare(self) -> None:
        """As after a clean checkout, for ours."""
        shutil.rmtree(self.folder / "build", ignore_errors=True)

    def change(self, old: str, new: str, file: str = "") -> None:
        """Replace a text that must be there."""
        path = self.folder / (file or self.section)
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{path} has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def swap(self, old: str, new: str) -> None:
        """Replace one text in the section by the other, whichever of them is there."""
        there = old in (self.folder / self.section).read_text(encoding="utf-8")
        self.change(*((old, new) if there else (new, old)))

    def text(self, main: str, *, ours: bool) -> str:
        """What a reader sees of a main file's PDF."""
        name = f"build/{Path(main).stem}.pdf"
        pdf = self.folder / name if ours else self._made(main, ".pdf")
        done = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True)
        return done.stdout.decode()

    def _made(self, main: str, suffix: str) -> Path:
        return (self.folder / main).with_suffix(suffix)


def _out(main: str) -> str:
    return f"-outdir={Path(main).parent}"


def timed(command: list[str], folder: Path, fine: Container[int] = (0,)) -> float:
    """Seconds of a command that has to end well."""
    began = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=False)
    seconds = time.perf_counter() - began
    assert done.returncode in fine, f"{command}: {done.stdout.decode()}{done.stderr.decode()}"
    return seconds


def edition(folder: Path) -> Place:
    """The article and the note, built once, so that their LaTeX is assembled."""
    folder.mkdir()
    for name in ("manuscript", "figures"):
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copy(PROJECT / "references.bib", folder)
    mains = tuple(f"build/work/{name}/{name}.tex" for name in ("article", "note"))
    section = "manuscript/sections/article/dimensions.tex"
    place = Place(folder, mains, section, "lipsky1980", _uncited(folder))
    path = folder / place.section
    path.write_text(path.read_text(encoding="utf-8") + "\nThe word alpha.\n", encoding="utf-8")
    place.ours("build", "--no-word")
    return place


def synthetic(folder: Path, pages: int) -> Place:
    """A synthetic manuscript, its figure drawn."""
    works = manuscript(folder, pages)
    timed(["pdflatex", "-interaction=batchmode", "figure"], folder)
    uncited = tuple(f"key{number}" for number in range(works, works + UNCITED))
    section = f"sections/part{(max(2, pages // 5) + 1) // 2}.tex"
    return Place(folder, ("main.tex",), section, "key0", uncited)


def thesis(folder: Path, files: int) -> Place:
    """A thesis of many files, with a preamble as a synthetic manuscript's."""
    manuscript(folder, 1)
    main = folder / "main.tex"
    head, _, _ = main.read_text(encoding="utf-8").partition("\\begin{document}")
    for number in range(files):
        text = f"\\section{{Part {number}}}\nSome words of part {number}, and more of them.\n"
        (folder / "sections" / f"file{number}.tex").write_text(text, encoding="utf-8")
    body = "".join(f"\\input{{sections/file{number}}}\n" for number in range(files))
    document = f"{head}\\begin{{document}}\n\\cite{{key0}}\n{body}\\end{{document}}\n"
    main.write_text(document, encoding="utf-8")
    return Place(folder, ("main.tex",), "sections/file0.tex", "key0", ())


def _uncited(folder: Path) -> tuple[str, ...]:
    """Entries of the bibliography that nothing mentions."""
    files = [*folder.rglob("*.toml"), *folder.rglob("*.tex")]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    entries = (folder / "references.bib").read_text(encoding="utf-8")
    keys = re.findall(r"^@(?!comment|string)\w+\{([^,\s]+),", entries, re.MULTILINE | re.IGNORECASE)
    return tuple(key for key in keys if key not in text)
