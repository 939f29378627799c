"""What a typesetting reports: on the way, per program run, and at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.finding import Finding


@dataclass(frozen=True, slots=True)
class Progress:
    """One event while a document is typeset.

    Attributes:
        document: Name of the document.
        program: The program that runs: `pdflatex`, `biber`.
        number: Which pass of that program in this build, from 1.
        page: Last page the program has finished; 0 before the first, and for other programs.
        elapsed: Seconds since the build of this document began.
    """

    document: str
    program: str
    number: int
    page: int
    elapsed: float


@dataclass(frozen=True, slots=True)
class Pass:
    """One run of one program.

    Attributes:
        program: Name of the program.
        reason: Why it ran, in plain words: `manuscript/sections/loops.tex changed`.
        seconds: How long it took by the clock.
    """

    program: str
    reason: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Typesetting:
    """How a document became a PDF, or why it did not.

    Attributes:
        document: What was typeset.
        pdf: The finished file, or None where TeX did not get to the end of the document. The last
            PDF then still stands at `document.result(".pdf")`.
        clean: The last PDF that TeX and its helpers made without errors: `pdf` itself, or the one
            that is kept beside it where that has some; None where there is none, or no `pdf`.
        pages: Pages that TeX had made when it ended, or was stopped.
        passes: The programs that ran, in order; empty where nothing had changed.
        findings: What TeX and the bibliography program complained about, at the author's lines.
            Some are errors although there is a PDF: one with `??` in it is readable, not finished.
        seconds: How long everything took by the clock.
    """

    document: Document
    pdf: Path | None
    clean: Path | None
    pages: int
    passes: tuple[Pass, ...]
    findings: tuple[Finding, ...]
    seconds: float

    @property
    def faulty(self) -> bool:
        """Whether there is a PDF, but made with errors."""
        return self.pdf is not None and self.pdf != self.clean

    @property
    def authoritative(self) -> bool:
        """Whether the PDF shows what the sources mean, so that others can be compared with it.

        Where a class, package or language is not installed, TeX goes on and prints its commands as
        text, which the author's own TeX does not.
        """
        missing = any(finding.code == "tex-missing-package" for finding in self.findings)
        return self.pdf is not None and not missing

    @property
    def fresh(self) -> bool:
        """Whether everything was up to date already, so that no program was started."""
        return not self.passes
