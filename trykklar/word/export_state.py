"""The state of one export, in two halves: what it is given, and what it met in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import ChainMap
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from trykklar.finding import Finding, Severity
from trykklar.printed.citations_and_lists import PrintedDocument
from trykklar.typeset.fls import trace
from trykklar.word.docx.page import page, turned, width
from trykklar.word.mark.language_at import cleveref_language, language_at
from trykklar.word.spans import Cover
from trykklar.word.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.latex.source import Place
    from trykklar.printed.citations_and_lists import EndMark, PrintedHead
    from trykklar.printed.text_run import Runs
    from trykklar.word.aux_numbers import Numbers, Target
    from trykklar.word.blocks.caption_label import CaptionLabel
    from trykklar.word.blocks.contents_record import ContentsRecord
    from trykklar.word.blocks.printed_sequence import PrintedSequence
    from trykklar.word.blocks.rendered_piece import RenderedPiece
    from trykklar.word.inlines import Inlines
    from trykklar.word.mark.manuscript import MarkedManuscript
    from trykklar.word.model import (
        Anchor,
        BibciteEntry,
        FormulaText,
        MarkedCitation,
        MarkedHeading,
        MarkedReference,
        PlacedUnit,
        ResolvedMark,
    )
    from trykklar.word.words import Words


_LYING = re.compile(r"\\(begin|end)\s*\{landscape\}|\\.|%[^\n]*", re.DOTALL)  # none in comments


@dataclass(frozen=True)
class ExportInputs:
    """What an export is given; nothing of it changes.

    Attributes:
        document: What is exported.
        manuscript: Its source with marks.
        numbers: What TeX gave.
        language: Tag of the document.
        caption_labels: Kind of a caption -> what the PDF prints around its number, if known.
        typeset: Whether the PDF is what TeX made of the sources as they are.
        printed_numbers: Waits for the numbers that TeX printed, where they were asked for.
    """

    document: Document
    manuscript: MarkedManuscript
    numbers: Numbers
    language: str
    caption_labels: Mapping[str, CaptionLabel] = field(default_factory=dict)
    typeset: bool = False
    printed_numbers: Callable[[], PrintedDocument] = PrintedDocument

    @property
    def words(self) -> Words:
        """The document's own words."""
        return words(self.language)

    @cached_property
    def read_files(self) -> tuple[str, ...]:
        """The files that TeX read, as its recorder names them."""
        seen = trace(self.document.made(".fls"), self.document.root, self.document.work)
        return tuple(map(str, seen.inputs))

    @cached_property
    def cleveref_words(self) -> Words:
        """The words of the language that cleveref is loaded in."""
        return words(cleveref_language(self.manuscript.preamble, self.language))

    @cached_property
    def text_width(self) -> float:
        """Width of the text on a page, in centimetres."""
        return width(page(self.manuscript.preamble, ""))

    def width_at(self, offset: int) -> float:
        """Width of the text at a place of the flat source: more on a page that lies."""
        return self._lying_width if offset in self._lying else self.text_width

    def language_at(self, offset: int) -> str:
        """The language of the text around a place of the flat source."""
        return language_at(self.manuscript.flat.text, offset) or self.language

    @cached_property
    def _lying_width(self) -> float:
        return width(turned(page(self.manuscript.preamble, "")))

    @cached_property
    def _lying(self) -> Cover:
        """The stretches of the flat source whose pages lie."""
        text = self.manuscript.flat.text
        edges = [match for match in _LYING.finditer(text, self.manuscript.start) if match[1]]
        ends = [edge.start() for edge in edges if edge[1] == "end"]
        starts = [edge.start() for edge in edges if edge[1] == "begin"]
        after = (bisect_right(ends, start) for start in starts)
        closed = (ends[at] if at < len(ends) else len(text) for at in after)
        return Cover(zip(starts, closed, strict=True))


@dataclass
class CollectedExport:
    """What an export met: the first way through the text collects it, the second one uses it.

    Attributes:
        seen: Offsets of the marks that came through.
        anchors: Label -> what it names.
        citations: All of them, in order.
        references: All of them, in order.
        headings: All of them, in order.
        contents: Places of tables of contents and lists of floats, with their marks.
        page_numbers: Places from which pages are counted anew, with the command that says so.
        reference_lists: Places of the reference list, with their marks.
        units: The units that came through, in order.
        counters: What is counted -> how many there were.
        captions: Counter and number -> the words of a caption.
        caption_labels: Kind of a caption that TeX lists nowhere -> what the PDF prints around its
            number.
        theorems: Counter of theorems -> the last number.
        printed_numbers: Counter -> its numbers, as TeX printed them, that were not met yet.
        printed_heads: Environment -> the heads that TeX printed of it, in the same way.
        printed_marks: The signs at ends of proofs and theorems, in the same way; None before the
            first is asked for.
        list_labels: Where a list begins -> what TeX printed before its items; None before it is
            asked for.
        counted: How many numbers were counted here, for TeX has them not.
        last_equation: The number of the last equation.
        headings_before: Label -> how many headings stand before it.
        estimates: Label -> what it stands for, where the .aux has it not.
        together: References that have no place of their own in Word: a range between two others
            stands for them, or they are to another document; offset and anchor.
        part_names: Part of the front matter -> what the author calls it.
        printed_names: What the text says of LaTeX's names -> name -> what TeX prints of it then.
        pictures: Files of the figures, as the author made them.
        placeholders: What stands in the place of pictures that cannot be shown.
        shown: Files of pictures that may stand in the finished file.
        rendered: LaTeX that only TeX can show -> what it shows; None where TeX cannot.
        written_formulas: A formula as pandoc reads it -> as it was before, which TeX can draw.
        listed: Key that a `thebibliography` lists -> the place of its label.
        bibcites: Key -> what the .aux says of the work.
        natbib_parts: Letters and signs in a `thebibliography` that are natbib's to print.
        records: `toc`, or the kind of a caption -> the lines that TeX wrote of them.
        headless: Offsets of lists of works above which the PDF has no heading.
        unprinted: Offset of a part of the front matter that the PDF does not show -> its style.
        notes_elsewhere: The letters of notes of the front matter that TeX prints among its lines,
            or not at all.
        class_links: Addresses that a class prints of the front matter, as `bare` has them.
        notes_printed: Offset of a citation -> how many notes TeX printed for it.
        empty_citations: Offsets of citations of which TeX prints nothing, or text of a formula.
        formula_texts: Texts of what is cited and referred to in formulas.
        printed_note_numbers: Notes, each with the number that TeX printed.
        note_start: The number of the first note.
        unprinted_notes: What notes say of which TeX prints but the marks.
    """

    seen: set[int] = field(default_factory=set)
    anchors: dict[str, Anchor] = field(default_factory=dict)
    citations: list[MarkedCitation] = field(default_factory=list)
    references: list[MarkedReference] = field(default_factory=list)
    headings: list[MarkedHeading] = field(default_factory=list)
    contents: list[tuple[Any, ResolvedMark]] = field(default_factory=list)
    page_numbers: list[tuple[Any, str]] = field(default_factory=list)
    reference_lists: list[tuple[Any, ResolvedMark]] = field(default_factory=list)
    units: list[PlacedUnit] = field(default_factory=list)
    counters: dict[str, int] = field(default_factory=dict)
    captions: dict[tuple[str, str], Inlines] = field(default_factory=dict)
    caption_labels: dict[str, CaptionLabel] = field(default_factory=dict)
    theorems: dict[str, str] = field(default_factory=dict)
    printed_numbers: dict[str, PrintedSequence[str]] = field(default_factory=dict)
    printed_heads: dict[str, PrintedSequence[PrintedHead]] = field(default_factory=dict)
    printed_marks: PrintedSequence[EndMark] | None = None
    list_labels: Mapping[int, tuple[Runs, ...]] | None = None
    counted: int = 0
    last_equation: str = "0"
    headings_before: dict[str, int] = field(default_factory=dict)
    estimates: dict[str, Target] = field(default_factory=dict)
    together: set[tuple[int, str]] = field(default_factory=set)
    part_names: dict[str, str] = field(default_factory=dict)
    printed_names: dict[str, Mapping[str, str]] = field(default_factory=dict)
    pictures: list[Path] = field(default_factory=list)
    placeholders: list[str] = field(default_factory=list)
    shown: set[Path] = field(default_factory=set)
    rendered: dict[str, RenderedPiece | None] = field(default_factory=dict)
    written_formulas: dict[str, str] = field(default_factory=dict)
    listed: dict[str, Any] = field(default_factory=dict)
    bibcites: dict[str, BibciteEntry] = field(default_factory=dict)
    natbib_parts: list[tuple[str, Any]] = field(default_factory=list)
    records: dict[str, ContentsRecord] = field(default_factory=dict)
    headless: set[int] = field(default_factory=set)
    unprinted: dict[int, str] = field(default_factory=dict)
    notes_elsewhere: set[str] = field(default_factory=set)
    class_links: set[str] = field(default_factory=set)
    notes_printed: dict[int, int] = field(default_factory=dict)
    empty_citations: set[int] = field(default_factory=set)
    formula_texts: list[FormulaText] = field(default_factory=list)
    printed_note_numbers: list[tuple[Any, int]] = field(default_factory=list)
    note_start: int = 1
    unprinted_notes: list[str] = field(default_factory=list)

    def next(self, counter: str) -> int:
        """The ordinal of the next one of its kind, from 1."""
        self.counters[counter] = self.counters.get(counter, 0) + 1
        return self.counters[counter]


@dataclass(frozen=True)
class ExportState:
    """Both halves, and what is to be reported.

    Attributes:
        inputs: What the export is given.
        met: What it met so far.
        findings: What is wrong.
    """

    inputs: ExportInputs
    met: CollectedExport = field(default_factory=CollectedExport)
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """Label -> what it stands for: by TeX, else as counted here."""
        return ChainMap(self.met.estimates, self.inputs.numbers.targets)

    @cached_property
    def own_targets(self) -> Mapping[str, Target]:
        """The same, of labels that stand once.

        Of one that stands twice TeX knows the last place, which says nothing of the others.
        """
        numbers = self.inputs.numbers
        known = numbers.targets.items()
        return ChainMap(
            self.met.estimates,
            {key: target for key, target in known if key not in numbers.repeated},
        )

    def report(
        self, code: str, severity: Severity, offset: int, message: str, hint: str = ""
    ) -> None:
        """Add a finding at a place of the flat source."""
        self.report_at(code, severity, self.inputs.manuscript.flat.place(offset), message, hint)

    def report_at(
        self, code: str, severity: Severity, place: Place, message: str, hint: str = ""
    ) -> None:
        """Add a finding at a place of an author's file."""
        self.findings.append(
            Finding(code, severity, place.path, place.line, place.column, message, hint)
        )
