"""Document -> .docx, step by step."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import FatalError, at_origin
from trykklar.printed.ask import asking
from trykklar.storage import atomic_file
from trykklar.typeset.build_lock import locked
from trykklar.word import aux_numbers
from trykklar.word.blocks.caption_label import printed_labels
from trykklar.word.blocks.contents import fill_contents
from trykklar.word.blocks.export_state import Desk
from trykklar.word.blocks.finish import finish
from trykklar.word.blocks.formula_block import finish_formulas
from trykklar.word.blocks.front_block import ordered
from trykklar.word.blocks.heading import number_headings
from trykklar.word.blocks.heading_lead import numbered, printed_leads
from trykklar.word.blocks.language_tags import speak
from trykklar.word.blocks.own_count import count_headings, count_places, report_estimates
from trykklar.word.blocks.printed_command import printer
from trykklar.word.blocks.reference import place_references
from trykklar.word.blocks.rendering import render_drawings
from trykklar.word.blocks.resolved_mark import plain
from trykklar.word.blocks.tex_fallback import blocks
from trykklar.word.cite.place_citations import place_citations
from trykklar.word.docx.docx_text import WordText, word_text
from trykklar.word.docx.package import finish as finish_package
from trykklar.word.docx.page import page
from trykklar.word.inventory.count_docx import finished
from trykklar.word.inventory.inventory import Inventory, compare
from trykklar.word.inventory.loss_findings import report
from trykklar.word.judge import Judgement, judge, verdict
from trykklar.word.mark import manuscript as manuscripts
from trykklar.word.mark.language_at import document_language
from trykklar.word.metadata import about, short_title
from trykklar.word.pandoc import PandocError
from trykklar.word.pandoc_reading import read
from trykklar.word.pandoc_skipped import report_deep, report_skipped
from trykklar.word.pandoc_writing import write
from trykklar.word.parity import Parity, measure
from trykklar.word.sourcemap import map_units, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.finding import Finding
    from trykklar.printed.citations_and_lists import Printed
    from trykklar.word.cite.csl.items import Works


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


def export(
    document: Document, target: Path | None = None, *, typeset: bool = True, anyway: bool = False
) -> WordExport:
    """Make the Word file of a document that was typeset, or that TeX failed on.

    Args:
        document: What to export; its .aux says the numbers. Without one they are counted.
        target: Where to; beside the PDF by default.
        typeset: Whether its PDF is what TeX made of the sources as they are: the judge of the file.
        anyway: Whether to put a file in its place that shows what the PDF does not.

    Raises:
        FatalError: The source cannot be read or leads out of the project, there is no such CSL
            style, another build is running, pandoc stops, or the target cannot be written.
    """
    try:
        # Another build would change the numbers meanwhile.
        with locked(document) as lock, asking(document, lock, typeset=typeset) as printed:
            path = target or document.result(".docx")
            return _exported(document, path, printed, typeset=typeset, anyway=anyway)
    except PandocError as trouble:
        message = f"pandoc stopped at this document: {str(trouble)[:500]}"
        raise FatalError(
            message, "Look at the works in its .bib files, and at its style."
        ) from None


def _exported(
    document: Document,
    path: Path,
    printed: Callable[[], Printed | None],
    *,
    typeset: bool,
    anyway: bool,
) -> WordExport:
    desk = _desk(document, typeset=typeset)
    pdf = document.result(".pdf") if typeset else None
    text, works = _text(desk, pdf, printed)
    units = map_units(desk)
    data = finish_package(
        write(text, desk),
        page(
            desk.manuscript.preamble,
            short_title(desk),
            desk.manuscript.flat.text[desk.manuscript.start :],
        ),
        about(desk),
        written(units, document.fence),
        native=desk.native,
        leads=desk.leads,
    )
    generated = [*desk.words.captions.values(), *desk.words.parts.values()]
    judgement = judge(data, pdf, generated, document.made(".log"))
    verdict.report(desk, judgement)
    withheld = judgement.hidden and not anyway
    if not withheld:
        _deliver(data, path, document.root if path == document.result(".docx") else None)
    own = [unit for unit in units if unit.path not in document.origins]
    return replace(
        _summary(desk, data, path, works, typeset=typeset),
        units=len(own),
        editable=sum(unit.editable for unit in own),
        judgement=judgement,
        withheld=withheld,
    )


def _summary(desk: Desk, data: bytes, path: Path, works: Works, *, typeset: bool) -> WordExport:
    text = word_text(data)
    comparison = compare(desk, works, finished(data), typeset=typeset)
    report(desk, comparison)
    return WordExport(
        path,
        at_origin(desk.findings, desk.document.origins),
        sum(len(part.split()) for part in text.paragraphs)
        - sum(len(part.split()) for part in text.entries),
        len(desk.citations),
        len(works.items) + len(desk.listed),
        desk.counted.get("table", 0),
        desk.counted.get("figure", 0),
        comparison.inventory,
        _parity(desk, text),
    )


def _parity(desk: Desk, text: WordText) -> Parity | None:
    pdf = desk.document.result(".pdf")
    if not pdf.is_file():
        return None
    return measure(
        pdf,
        text,
        [plain(citation.target.content) for citation in desk.citations],
        [numbered(item, desk.leads) for item in desk.headings],
        [path for path in desk.pictures if path.suffix.lower() == ".pdf"],
    )


def _deliver(data: bytes, path: Path, within: Path | None) -> None:
    """The file whole or not at all; a likely reason that it cannot be written is Word."""
    try:
        atomic_file.write(path, data, within=within)
    except FatalError as trouble:
        hint = f"{trouble.hint} If it is open in Word, close it, or name another file with -o."
        raise FatalError(trouble.message, hint.strip()) from None


def _desk(document: Document, *, typeset: bool) -> Desk:
    made = aux_numbers.read(document.made(".aux"), document.fence)
    source = manuscripts.read(document, made.citations)
    language = document.language or document_language(source.preamble)
    desk = Desk(
        document,
        source,
        made,
        language,
        findings=list(source.findings),
    )
    changes = tuple(blocks(desk)) if typeset else ()
    desk.manuscript = manuscripts.edited(source, changes, document, made.citations)
    return desk


def _text(desk: Desk, pdf: Path | None, printed: Callable[[], Printed | None]) -> tuple[Any, Works]:
    """The finished text as pandoc's document, and what it cites."""
    reading = read(desk.manuscript.marked, desk.manuscript.macros, printer(desk, pdf))
    render_drawings(desk)
    desk.caption_labels = printed_labels(desk.document.result(".pdf"), desk.numbers.lists)
    text = pf.Doc(*ordered(finish(reading.blocks, desk)))
    report_skipped(desk, reading.skipped)
    report_deep(desk, reading.deep)
    works = place_citations(desk, printed(), text)
    count_headings(desk)
    count_places(desk)
    report_estimates(desk)
    desk.leads = printed_leads(desk.headings, pdf)
    desk.native = number_headings(desk)
    place_references(desk)
    fill_contents(desk)
    speak(text, desk.language)
    finish_formulas(text)
    return text, works
