"""A document's LaTeX as pandoc is to read it: the macros, the front matter, the text, marked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from trykklar.latex.expansion.expand import expand
from trykklar.latex.passage import Passage, Span, whole
from trykklar.latex.source import Source
from trykklar.word.mark.edit import Edit, join, rewrite
from trykklar.word.mark.foreign_mark import without_marks
from trykklar.word.mark.formula_note import behind_formulas
from trykklar.word.mark.list_record import beside_lists
from trykklar.word.mark.locate import bibtex_list
from trykklar.word.mark.nesting import shallow
from trykklar.word.mark.pandoc_preamble import body, theorems
from trykklar.word.mark.plain.included_code import with_code
from trykklar.word.mark.plain.plain_rules import plain
from trykklar.word.mark.plain.slides import in_article, loaded, overlays
from trykklar.word.mark.rule_table import edits
from trykklar.word.mark.rules import footnote, front_mark, glossary_list, works_list
from trykklar.word.mark.unit import Unit, marks, units

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trykklar.document import Document
    from trykklar.finding import Finding
    from trykklar.latex.expansion.printed_branch import Shows


@dataclass(frozen=True)
class MarkedManuscript:
    """A source in one piece, its macros expanded, and the same with marks.

    Attributes:
        flat: All files as one passage; the offsets in marks are offsets in it.
        marked: What pandoc reads.
        macros: The beginning of `marked`: the macros of a list that BibTeX made.
        units: What a co-author can change piece by piece.
        start: Offset in `flat` where the text begins, after the preamble.
        written_preamble: The main file's preamble as it is written, for TeX.
        findings: Inputs that are not there, and what is nested too deep.
    """

    flat: Passage
    marked: Passage
    macros: str
    units: tuple[Unit, ...]
    start: int
    written_preamble: str
    findings: tuple[Finding, ...] = ()

    @cached_property
    def preamble(self) -> str:
        """The preamble with the files that it reads."""
        return self.flat.text[: self.start]


def read(
    document: Document,
    citations: Mapping[str, str] | None = None,
    *,
    typeset: bool = False,
    shows: Shows | None = None,
) -> MarkedManuscript:
    """Read a document's source and put the marks in.

    Args:
        document: What to read.
        citations: Key -> what its .aux says of a cited work; packages have other ways to say it.
        typeset: Whether its PDF, and so the list that BibTeX made, is of the sources as they are.
        shows: Whether that PDF shows a text, of which it is also given what stands before it.

    Raises:
        FatalError: It cannot be read, or leads out of the project.
    """
    lists = partial(bibtex_list, document, typeset=typeset) if citations or typeset else None
    expanded = expand(document, lists, shows)
    own, foreign = without_marks(expanded.passage)
    shown, nested = shallow(own)
    several = () if in_article(shown) or not loaded(shown) else overlays(shown, body(shown))
    listed, unread = with_code(shown, document)
    findings = (*expanded.findings, *foreign, *nested, *several, *unread)
    flat = plain(listed)
    flat = behind_formulas(flat, body(flat))
    return _marked(flat, document, citations or {}, expanded.preamble, findings)


def edited(
    manuscript: MarkedManuscript,
    changes: Sequence[Edit],
    document: Document,
    citations: Mapping[str, str] | None = None,
) -> MarkedManuscript:
    """The same source with some edits, marked anew.

    Args:
        manuscript: The source.
        changes: Edits of its flat text.
        document: What was read.
        citations: Key -> what its .aux says of a cited work.
    """
    if not changes:
        return manuscript
    flat = rewrite(manuscript.flat, changes, 0, len(manuscript.flat.text))
    preamble, findings = manuscript.written_preamble, manuscript.findings
    return _marked(flat, document, citations or {}, preamble, findings)


def _marked(
    flat: Passage,
    document: Document,
    citations: Mapping[str, str],
    preamble: str,
    findings: tuple[Finding, ...],
) -> MarkedManuscript:
    text = body(flat)
    paper = whole(Source(document.source, "\n\n"))
    defined = [
        _rewritten(flat, span)
        for span in (*theorems(flat, text.start), *works_list.macros(flat, text.start))
    ]
    macros = [works_list.prelude(flat, document.source), *defined]
    found = units(flat, text.start, text.end)

    def marked(span: Span) -> str:
        return _rewritten(flat, span).text

    def titled(start: int, end: int) -> Passage:
        changes = [*footnote.joined(flat, start, end, marked), *edits(flat, start, end)]
        return rewrite(flat, changes, start, end)

    title = [titled(*ends) for ends in front_mark.before_text(flat, text.start)]
    moved = [
        *glossary_list.printed(flat, text.start, text.end, marked),
        *footnote.joined(flat, text.start, text.end, marked),
    ]
    changes = [*marks(found), *moved, *edits(flat, text.start, text.end)]
    main = rewrite(flat, changes, text.start, text.end)
    parts = [part for piece in (*macros, *title) for part in (piece, paper)]
    before = "".join(part.text for part in parts[: 2 * len(macros)])
    known = {**citations, **beside_lists(flat, document)}
    noted = works_list.noted(known, flat, document.made(".aux"))
    return MarkedManuscript(
        flat,
        join([*parts, noted, main]),
        before,
        found,
        text.start,
        preamble,
        findings,
    )


def _rewritten(flat: Passage, span: Span) -> Passage:
    return rewrite(flat, edits(flat, span.start, span.end), span.start, span.end)
