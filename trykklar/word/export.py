"""Document -> .docx, step by step."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from trykklar.finding import FatalError, at_origin
from trykklar.printed.ask import asking
from trykklar.storage import atomic_file
from trykklar.typeset.build_lock import locked
from trykklar.word.blocks.contents_look import contents_looks
from trykklar.word.blocks.page_beginning import chapter_level
from trykklar.word.blocks.page_style import page_style_words
from trykklar.word.chapter_heads import chapter_heads
from trykklar.word.docx.comment_threads import with_threads
from trykklar.word.docx.docx_text import FORMULA, WordText, word_text
from trykklar.word.docx.from_neutral import to_word
from trykklar.word.docx.package import finish as finish_package
from trykklar.word.docx.page import page
from trykklar.word.finished_text import begun, collected, placed
from trykklar.word.first_page_number import first_number, first_page_numbered
from trykklar.word.inlines import plain
from trykklar.word.inventory.count_docx import finished
from trykklar.word.inventory.inventory import Inventory, compare
from trykklar.word.inventory.loss_findings import report
from trykklar.word.judge import Judgement, judge, verdict
from trykklar.word.judge.tex_failures import excused
from trykklar.word.metadata import about, short_title, shown_title
from trykklar.word.numbered_lines import numbered_lines
from trykklar.word.pandoc import PandocError
from trykklar.word.pandoc_writing import write
from trykklar.word.parity import Parity, measure
from trykklar.word.running_heads import running_heads
from trykklar.word.sourcemap import map_units, written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.finding import Finding
    from trykklar.printed.ask import Asked
    from trykklar.word.cite.csl.items import Works
    from trykklar.word.docx.page import Page
    from trykklar.word.docx.properties import Properties
    from trykklar.word.export_state import ExportState
    from trykklar.word.model import PlacedThread


@dataclass(frozen=True)
class WordExport:
    """A finished Word file.

    Attributes:
        path: Where it is.
        findings: What is wrong with it, at the author's own lines.
        words: Words of the text, without the reference list.
        citations: Citation commands.
        works: Works in the reference list.
        tables: How many there are.
        figures: How many there are.
        units: Pieces of the authors' own files that can be followed back to their source.
        editable: How many of them are proven equal to it.
        inventory: What the source has and what the file has, kind by kind.
        parity: How it measures against the PDF; None without a PDF or pdftotext.
        judgement: What it shows and the PDF does not.
        withheld: Whether it was not put in its place for that.
    """

    path: Path
    findings: tuple[Finding, ...]
    words: int
    citations: int
    works: int
    tables: int
    figures: int
    inventory: Inventory
    parity: Parity | None = None
    units: int = 0
    editable: int = 0
    judgement: Judgement = field(default_factory=Judgement)
    withheld: bool = False


class _Asked(NamedTuple):
    """What the caller of an export asks for, as `export` describes it."""

    path: Path
    threads: tuple[PlacedThread, ...]
    typeset: bool
    anyway: bool


def export(
    document: Document,
    target: Path | None = None,
    *,
    typeset: bool = True,
    anyway: bool = False,
    threads: Sequence[PlacedThread] = (),
) -> WordExport:
    """Make the Word file of a document that was typeset, or that TeX failed on.

    Args:
        document: What to export; its .aux says the numbers. Without one they are counted.
        target: Where to; beside the PDF by default.
        typeset: Whether its PDF is what TeX made of the sources as they are: the judge of the file.
        anyway: Whether to put a file in its place that shows what the PDF does not.
        threads: Conversations in the margin of a file that came back, to be gone on with.

    Raises:
        FatalError: The source cannot be read or leads out of the project, there is no such CSL
            style, another build is running, pandoc stops, or the target cannot be written.
    """
    try:
        # Another build would change the numbers meanwhile.
        with locked(document) as lock, asking(document, lock, typeset=typeset) as questions:
            path = target or document.result(".docx")
            asked = _Asked(path, tuple(threads), typeset, anyway)
            return _exported(document, questions, asked)
    except PandocError as trouble:
        message = f"pandoc stopped at this document: {str(trouble)[:500]}"
        raise FatalError(
            message, "Look at the works in its .bib files, and at its style."
        ) from None


def _exported(document: Document, questions: Asked, asked: _Asked) -> WordExport:
    path = asked.path
    # A preview may put another one in its place meanwhile; this one is under the lock.
    pdf = document.made(".pdf") if asked.typeset else None
    state = begun(document, typeset=asked.typeset, asked=questions)
    text = collected(state, pdf)
    works = placed(text, state, pdf, questions.citations)
    units = map_units(state)
    cited = [plain(citation.target.content, FORMULA) for citation in state.met.citations]
    title = shown_title(text)
    numbering = to_word(text)  # nothing before this is Word's own
    data = finish_package(
        write(text, state),
        _page(state, title, pdf, native=numbering.native),
        _properties(state, title),
        lambda paragraphs: written(units, paragraphs, document),
        numbering,
    )
    generated = [
        *state.met.placeholders,
        *state.met.unprinted_notes,
        *state.inputs.words.captions.values(),
        *state.inputs.words.parts.values(),
    ]
    log = document.made(".log")
    judgement = excused(judge(data, pdf, generated, log), state, log)
    verdict.report(state, judgement)
    withheld = judgement.hidden and not asked.anyway
    if not withheld:
        bookmarks = {(unit.path, unit.start): unit.name for unit in units}
        talk = with_threads(data, asked.threads, bookmarks) if asked.threads else data
        _deliver(talk, path, document.root if path == document.result(".docx") else None)
    own = [unit for unit in units if unit.path not in document.origins]
    return replace(
        _summary(state, data, asked, works, cited),
        units=len(own),
        editable=sum(unit.editable for unit in own),
        judgement=judgement,
        withheld=withheld,
    )


def _page(state: ExportState, title: str, pdf: Path | None, *, native: bool) -> Page:
    """How its pages look: as in the PDF; without one, the short title stands above each."""
    source = state.inputs.manuscript
    short = "" if pdf else short_title(state.inputs, title)
    look = page(source.preamble, short, source.flat.text[source.start :])
    headings = (plain(item.inlines) for item in state.met.headings)
    heads = running_heads(pdf, headings, lambda: page_style_words(state.inputs.document))
    lines = numbered_lines(source.preamble, source.flat.text, state.met.units)
    number = first_number(pdf)
    return replace(
        look,
        note_start=state.met.note_start,
        running=heads,
        lines=lines,
        chapters=chapter_heads(pdf, state.met.headings, chapter_level(state) or 1),
        native=native,
        contents=tuple(contents_looks(state).items()),
        first_numbered=first_page_numbered(pdf, number),
        number=number,
    )


def _properties(state: ExportState, title: str) -> Properties:
    """What the file says of itself: nothing of authors whom the PDF does not name."""
    hidden = "Author" in state.met.unprinted.values()
    found = about(state.inputs, title)
    return replace(found, authors="") if hidden else found


def _summary(
    state: ExportState, data: bytes, asked: _Asked, works: Works, cited: Sequence[str]
) -> WordExport:
    text = word_text(data)
    comparison = compare(state, works, finished(data), typeset=asked.typeset)
    report(state, comparison)
    return WordExport(
        asked.path,
        at_origin(state.findings, state.inputs.document.origins),
        sum(len(part.split()) for part in text.paragraphs)
        - sum(len(part.split()) for part in text.entries),
        len(state.met.citations),
        len(works.items) + len(state.met.listed),
        state.met.counters.get("table", 0),
        state.met.counters.get("figure", 0),
        comparison.inventory,
        _parity(state, text, cited),
    )


def _parity(state: ExportState, text: WordText, cited: Sequence[str]) -> Parity | None:
    pdf = state.inputs.document.made(".pdf")
    if not pdf.is_file():
        return None
    return measure(
        pdf,
        text,
        cited,
        [item.number for item in state.met.headings],
        pictures=[path for path in state.met.pictures if path.suffix.lower() == ".pdf"],
        rendered=[piece.text for piece in state.met.rendered.values() if piece is not None],
    )


def _deliver(data: bytes, path: Path, within: Path | None) -> None:
    """The file whole or not at all; a likely reason that it cannot be written is Word."""
    try:
        atomic_file.write(path, data, within=within)
    except FatalError as trouble:
        hint = f"{trouble.hint} If it is open in Word, close it, or name another file with -o."
        raise FatalError(trouble.message, hint.strip()) from None
