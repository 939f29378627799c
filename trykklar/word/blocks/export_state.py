"""What is on the desk while a text is made: the document, its numbers, and what was read so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from trykklar.finding import Finding, Severity
from trykklar.word.docx.page import page, turned, width
from trykklar.word.mark.language_at import language_at
from trykklar.word.spans import Cover
from trykklar.word.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.latex.source import Place
    from trykklar.word.aux_numbers import Numbers
    from trykklar.word.blocks.bibliography_block import Noted
    from trykklar.word.blocks.caption_label import CaptionLabel
    from trykklar.word.blocks.contents_record import Record
    from trykklar.word.blocks.heading import Heading
    from trykklar.word.blocks.rendering import Rendered
    from trykklar.word.blocks.resolved_mark import Inlines, Sign
    from trykklar.word.blocks.unit_bookmark import Landed
    from trykklar.word.docx.numbering import Kind, Lead
    from trykklar.word.mark.manuscript import Manuscript
    from trykklar.word.words import Words


@dataclass(frozen=True)
class Anchor:
    """Where a label landed in Word.

    Attributes:
        kind: `heading`, `caption`, `equation` or `place`.
        bookmark: Its name.
        counter: `section`, `table` ...; empty where only the .aux knows.
    """

    kind: str
    bookmark: str
    counter: str = ""


@dataclass
class Citation:
    """A citation command that is to be rendered.

    Attributes:
        command: With its star.
        items: Prenote, postnote and keys; a multicite's first one has no keys.
        offset: Where in the flat source.
        target: The element whose content is to be the rendered citation.
    """

    command: str
    items: tuple[tuple[Inlines, Inlines, tuple[str, ...]], ...]
    offset: int
    target: Any


@dataclass(frozen=True)
class Reference:
    """A reference whose text waits until every label is known."""

    command: str
    keys: tuple[str, ...]
    offset: int
    target: Any


@dataclass
class Desk:
    """The state of one export.

    Attributes:
        document: What is exported.
        manuscript: Its source with marks.
        numbers: What TeX gave.
        language: Tag of the document.
        caption_labels: Kind of a caption -> what the PDF prints around its number, where it tells.
        seen: Offsets of the marks that came through.
        anchors: Label -> where it landed.
        counted: Counter -> captions read so far.
        captions: Counter and number -> the words of a caption.
        together: References that a range between two others stands for: offset and bookmark.
        headings: All headings, in order.
        contents: Places of tables of contents, with their marks.
        reference_lists: Places of the reference list, with their marks.
        part_names: Part of the front matter -> what the author calls it.
        pictures: Files of the figures, as the author made them.
        shown: Files of pictures that may stand in the Word file.
        rendered: LaTeX that only TeX can show -> what it shows; None where TeX cannot.
        listed: Key that a `thebibliography` lists -> the place of its label.
        noted: Key -> what the .aux says of the work.
        parts: Letters and signs in a `thebibliography` that are natbib's to print.
        placed: Label -> how many headings stand before it.
        units: The units that came through, in order.
        estimated: Numbers that were counted here, for TeX has none.
        last_equation: The number of the last equation.
        theorems: Counter of theorems -> the last number.
        native: Whether Word numbers the headings itself.
        leads: What the PDF prints around the numbers of a kind of headings.
        records: `toc`, or the kind of a caption -> the lines that TeX wrote of them.
        notes_printed: Offset of a citation -> how many notes TeX printed for it.
    """

    document: Document
    manuscript: Manuscript
    numbers: Numbers
    language: str
    caption_labels: Mapping[str, CaptionLabel] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    anchors: dict[str, Anchor] = field(default_factory=dict)
    citations: list[Citation] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)
    captions: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    together: set[tuple[int, str]] = field(default_factory=set)
    headings: list[Heading] = field(default_factory=list)
    contents: list[tuple[Any, Sign]] = field(default_factory=list)
    reference_lists: list[tuple[Any, Sign]] = field(default_factory=list)
    part_names: dict[str, str] = field(default_factory=dict)
    pictures: list[Path] = field(default_factory=list)
    shown: set[Path] = field(default_factory=set)
    rendered: dict[str, Rendered | None] = field(default_factory=dict)
    listed: dict[str, Any] = field(default_factory=dict)
    noted: dict[str, Noted] = field(default_factory=dict)
    parts: list[tuple[str, Any]] = field(default_factory=list)
    placed: dict[str, int] = field(default_factory=dict)
    units: list[Landed] = field(default_factory=list)
    estimated: int = 0
    last_equation: str = "0"
    theorems: dict[str, str] = field(default_factory=dict)
    native: bool = True
    leads: Mapping[Kind, Lead] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    notes_printed: dict[int, int] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """The document's own words."""
        return words(self.language)

    @cached_property
    def text_width(self) -> float:
        """Width of the text on a page, in centimetres."""
        return width(page(self.manuscript.preamble, ""))

    def width_at(self, offset: int) -> float:
        """Width of the text at a place of the flat source: more on a page that lies."""
        return self._lying_width if offset in self._lying else self.text_width

    @cached_property
    def _lying_width(self) -> float:
        return width(turned(page(self.manuscript.preamble, "")))

    @cached_property
    def _lying(self) -> Cover:
        """The stretches of the flat source whose pages lie."""
        text = self.manuscript.flat.text
        ends = [match.start() for match in re.finditer(r"\\end\{landscape\}", text)]
        begins = re.finditer(r"\\begin\{landscape\}", text)
        starts = [match.start() for match in begins if match.start() >= self.manuscript.start]
        after = (bisect_right(ends, start) for start in starts)
        closed = (ends[at] if at < len(ends) else len(text) for at in after)
        return Cover(zip(starts, closed, strict=True))

    def report(
        self, code: str, severity: Severity, offset: int, message: str, hint: str = ""
    ) -> None:
        """Add a finding at a place of the flat source."""
        place = self.manuscript.flat.place(offset)
        self.findings.append(
            Finding(code, severity, place.path, place.line, place.column, message, hint)
        )

    def report_at(self, code: str, severity: Severity, place: Place, message: str) -> None:
        """Add a finding at a place of an author's file."""
        self.findings.append(Finding(code, severity, place.path, place.line, place.column, message))

    def language_at(self, offset: int) -> str:
        """The language of the text around a place of the flat source."""
        return language_at(self.manuscript.flat.text, offset) or self.language

    def next(self, counter: str) -> int:
        """The ordinal of the next one of its kind, from 1."""
        self.counted[counter] = self.counted.get(counter, 0) + 1
        return self.counted[counter]
