"""Everything that `diff` makes: the marked PDF, the list of changes, the Word file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trykklar.diff.change_list import ChangeList, change_list
from trykklar.diff.change_report import markdown, response_table
from trykklar.diff.marked_pdf import FOLDER, MarkedPdf, marked_pdf
from trykklar.diff.remarks import remarks
from trykklar.diff.two_sides import Request, Side, earlier_side, working_side
from trykklar.diff.two_texts import TwoTexts, needs_tex, version
from trykklar.diff.word_changes import word_changes
from trykklar.finding import FatalError, Severity, at_origin, failed
from trykklar.storage.atomic_file import write
from trykklar.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.finding import Finding
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
class VersionComparison:
    """What was made.

    Attributes:
        document: The document in the user's own folder.
        old: The earlier side.
        new: The later side.
        changes: What has changed.
        works: How many works of the reference list are new, gone and rewritten.
        marked: The marked text.
        remarks: What a reader of the results has to know.
        files: What was made, each in its place.
        findings: What is wrong with the marked text, at the authors' files.
    """

    document: Document
    old: Side
    new: Side
    changes: ChangeList
    works: tuple[int, int, int]
    marked: MarkedPdf
    remarks: tuple[str, ...]
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


def compare(
    request: Request, wanted: Wanted, aside: Path, progress: Callable[[Progress], None]
) -> VersionComparison:
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
    later = _typeset(new.document, progress)
    texts = TwoTexts(version(old.document), version(new.document))
    if not texts.new.frame.head:
        raise FatalError(
            f"{new.shown(new.document.source)} has no \\begin{{document}}: TeX sets nothing of it.",
            "Name the main file of the manuscript.",
        )
    earlier = None
    if wanted.word or needs_tex(texts.old, texts.new):
        earlier = _typeset(old.document, progress)
        texts = TwoTexts(version(old.document), version(new.document))
    marked = marked_pdf(texts, progress, faulty=failed(later.findings))
    changes = change_list(texts, later.pdf)
    to_know = tuple(remarks(old, new, texts, marked))
    findings = tuple(_known(finding, new, here) for finding in _errors(later, marked))
    made = VersionComparison(
        here.document, old, new, changes, texts.counted_works, marked, to_know, (), findings
    )
    word = None
    if wanted.word and earlier is not None:
        word, exports = word_changes((old, new), (earlier, later), aside)
        lacking = [each.withheld or failed(each.findings) for each in exports]
        if any(lacking):
            which = " and ".join(
                side.label for side, lacks in zip((old, new), lacking, strict=True) if lacks
            )
            remark = f"The Word file lacks something of {which}: `word` says what."
            made = replace(made, remarks=(*made.remarks, remark))
    return replace(made, files=_written(made, word))


def _errors(later: Typesetting, marked: MarkedPdf) -> Iterator[Finding]:
    """Errors of the later version itself, and those that the marked text has besides."""
    own = [
        finding
        for finding in at_origin(later.findings, later.document.origins)
        if finding.severity is Severity.ERROR
    ]
    yield from own
    known = {(finding.code, finding.message) for finding in own}
    for finding in marked.findings:
        if (finding.code, finding.message) not in known:
            yield finding


def _known(finding: Finding, new: Side, here: Side) -> Finding:
    """A finding in a copy, at the user's own main file."""
    if not new.copied:
        return finding
    line = f"line {finding.line} of " if finding.line else ""
    message = f"{finding.message} ({line}{new.shown(finding.path)})"
    return replace(finding, path=here.document.source, line=0, column=0, message=message)


def _typeset(document: Document, progress: Callable[[Progress], None]) -> Typesetting:
    """Typeset a document with its drawings."""
    return [typeset(part, progress=progress) for part in (*document.drawings, document)][-1]


def _written(made: VersionComparison, word: bytes | None) -> tuple[Path, ...]:
    """The results, put in their places once all of them are there."""
    document, pdf = made.document, made.marked.typesetting.pdf
    folder, name = document.root / document.output / FOLDER, document.name
    title = f"Changes in {name}: {made.old.label} to {made.new.label}"
    contents: dict[str, bytes] = {}
    if pdf is not None:
        contents[f"{name}-changes.pdf"] = made.marked.typesetting.document.fence.read(pdf)
    contents[f"{name}-changes.md"] = markdown(
        title, made.changes, made.works, made.remarks
    ).encode()
    contents[f"{name}-response.tex"] = response_table(made.changes).encode()
    if word is not None:
        contents[f"{name}-changes.docx"] = word
    for file, data in contents.items():
        write(folder / file, data, within=document.root)
    return tuple(folder / file for file in contents)
