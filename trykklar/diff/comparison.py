"""Everything that `diff` makes: the marked PDF, the list of changes, the Word file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.diff.marked_pdf import MarkedPdf, marked_pdf
from trykklar.diff.two_sides import Request, Side, earlier_side, working_side
from trykklar.diff.two_texts import TwoTexts, needs_tex, version
from trykklar.finding import Finding, at_origin
from trykklar.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.typeset import Progress, Typesetting


@dataclass(frozen=True)
class Wanted:
    """What is to be compared and made.

    Attributes:
        since: The earlier version: a revision or a folder.
        to: The later one; None for the working tree.
        word: Whether a Word file with tracked changes is wanted.
    """

    since: str
    to: str | None = None
    word: bool = False


@dataclass(frozen=True)
class Comparison:
    """What was made.

    Attributes:
        document: The later version in the user's own folder.
        old: The earlier side.
        new: The later side.
        texts: Both, read.
        marked: The marked PDF.
        pdf: Where it is; None where TeX did not get to its end.
        findings: What is wrong with it, at the authors' files.
    """

    document: Document
    old: Side
    new: Side
    texts: TwoTexts
    marked: MarkedPdf
    pdf: Path | None
    findings: tuple[Finding, ...]


def compare(
    request: Request, wanted: Wanted, aside: Path, progress: Callable[[Progress], None]
) -> Comparison:
    """Compare two versions.

    Args:
        request: The document.
        wanted: The versions.
        aside: An empty folder for copies.
        progress: Called with each event.

    Raises:
        FatalError: There is no such revision or document, or nothing can be made.
    """
    here, chosen = working_side(request)
    (aside / "old").mkdir()
    (aside / "new").mkdir()
    old = earlier_side(wanted.since, here.document, chosen, aside / "old")
    new = earlier_side(wanted.to, here.document, chosen, aside / "new") if wanted.to else here
    _typeset(new.document, progress)
    texts = TwoTexts(version(old.document), version(new.document))
    if wanted.word or needs_tex(texts.old, texts.new):
        _typeset(old.document, progress)
        texts = TwoTexts(version(old.document), version(new.document))
    marked = marked_pdf(texts, progress)
    return Comparison(
        here.document,
        old,
        new,
        texts,
        marked,
        marked.typesetting.pdf,
        marked.typesetting.findings,
    )


def _typeset(document: Document, progress: Callable[[Progress], None]) -> Typesetting:
    """Typeset a document with its drawings."""
    return [typeset(part, progress=progress) for part in (*document.drawings, document)][-1]
