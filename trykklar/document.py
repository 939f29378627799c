"""What is typeset: a main file, and the folder that TeX is run in."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.storage.fence import Fence
from trykklar.storage.safe_name import job

if TYPE_CHECKING:
    from collections.abc import Mapping

WORK = Path("build", "work")
"""Where documents have the folders of what is made on the way, each its own."""


@dataclass(frozen=True)
class Document:
    """What every later stage works on, whether an edition was assembled or a main.tex was given.

    Attributes:
        name: Short name, used for the files made: `article` gives `build/article.pdf`.
        root: Absolute folder that TeX runs in. TeX reads nothing outside of it but TeX's own files.
        main: The main file, relative to `root`.
        work: Folder for everything made on the way (.aux, .log, generated floats), relative to
            `root`. TeX also looks for inputs here, before `root`.
        output: Folder for the finished .pdf and .docx, relative to `root`.
        engine: The TeX program: `pdflatex`, `xelatex` or `lualatex`.
        language: BCP 47 tag of the text (`en-GB`, `nb-NO`), or "" where it is to be read from the
            source.
        csl: Name of the CSL style for Word (`apa`), without ending; "" where the PDF's own list is
            to be in Word, or a style of the PDF's kind.
        drawings: Documents whose PDFs this one shows; they are typeset first.
        allowed: Files and folders outside of `root` that the user let in (`--allow`), real paths.
        folders: Folders below `root` in which TeX and BibTeX look for files, too, as Kpathsea names
            them: `./styles//`.
        settings: The author's files, absolute, that say how it is made and are not typeset.
        origins: Made file -> the author's file it was made from, absolute paths on both sides.
        edition: The edition that it was assembled from, or "" where a main file was given.
        venue: What that was assembled for; "" for its own venue.
        dated: Whether the text prints the day that the PDF's own data name.
        replaced: As of `Fence`.
    """

    name: str
    root: Path
    main: Path
    work: Path
    output: Path
    engine: str = "pdflatex"
    language: str = ""
    csl: str = ""
    origins: Mapping[Path, Path] = field(default_factory=dict)
    drawings: tuple[Document, ...] = ()
    allowed: tuple[Path, ...] = ()
    folders: tuple[str, ...] = ()
    settings: tuple[Path, ...] = ()
    edition: str = ""
    venue: str = ""
    dated: bool = False
    replaced: Mapping[Path, bytes] = field(default_factory=dict)

    @property
    def source(self) -> Path:
        """The main file as an absolute path."""
        return self.root / self.main

    @cached_property
    def fence(self) -> Fence:
        """What may be read and written for it."""
        return Fence(self.root, self.allowed, self.replaced)

    @property
    def writable(self) -> Path:
        """The one folder that programs may write into, absolute.

        Whatever is set on the way, as a drawing, lies in the folder of the document that it is for.
        No program can then have put a link where another is to write.
        """
        if self.work.is_relative_to(WORK):
            return self.root.joinpath(WORK, *self.work.relative_to(WORK).parts[:1])
        return self.root / self.work

    @property
    def job(self) -> str:
        """The name that TeX gives to what it makes."""
        return job(self.main.stem)

    def made(self, suffix: str) -> Path:
        """Absolute path of a file that TeX makes on the way: `made(".aux")`."""
        return self.root / self.work / (self.job + suffix)

    def result(self, suffix: str) -> Path:
        """Absolute path of a finished file: `result(".pdf")`."""
        return self.root / self.output / (self.name + suffix)
