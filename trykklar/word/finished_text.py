"""Document -> its finished text, from which a file of any kind can be made.

The text is gone through twice: what has to wait for all of it, as a reference to what comes later,
gets an empty place the first time, and is filled in the second time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word import aux_numbers
from trykklar.word.blocks.asked_page_numbers import count_pages, put_back, set_aside
from trykklar.word.blocks.caption_label import printed_labels
from trykklar.word.blocks.class_theorem import declarations, undeclared
from trykklar.word.blocks.code_numbers import number_code
from trykklar.word.blocks.contents import fill_contents
from trykklar.word.blocks.drawing import render_drawings
from trykklar.word.blocks.example_labels import labelled
from trykklar.word.blocks.finish import finish
from trykklar.word.blocks.first_pages import first_pages
from trykklar.word.blocks.formula_block import finish_formulas
from trykklar.word.blocks.formula_text import fill_formulas
from trykklar.word.blocks.front_block import ordered
from trykklar.word.blocks.front_completion import completed
from trykklar.word.blocks.given_name import renames
from trykklar.word.blocks.heading import order_headings, place_headings
from trykklar.word.blocks.heading_lead import printed_leads
from trykklar.word.blocks.implied_date import with_date
from trykklar.word.blocks.inactive_link import take_out_links
from trykklar.word.blocks.language_tags import QuoteMarks, speak
from trykklar.word.blocks.nested_description import indent_descriptions
from trykklar.word.blocks.nested_note import place_behind
from trykklar.word.blocks.note_anchor import anchor_notes
from trykklar.word.blocks.note_numbers import number_notes
from trykklar.word.blocks.own_count import count_headings, count_places, report_estimates
from trykklar.word.blocks.page_beginning import printed_pages
from trykklar.word.blocks.picture_ahead import pictures_ahead
from trykklar.word.blocks.printed_command import printer
from trykklar.word.blocks.printed_number import unrecorded
from trykklar.word.blocks.printed_quotes import printed_quotes
from trykklar.word.blocks.punctuation_space import space_punctuation
from trykklar.word.blocks.reference import place_references
from trykklar.word.blocks.separate_title import separated
from trykklar.word.blocks.tex_fallback import blocks
from trykklar.word.blocks.text_colour import colour_text
from trykklar.word.blocks.unprinted_front import printed_front
from trykklar.word.blocks.worded_number import worded_numbers
from trykklar.word.cite.place_citations import place_citations
from trykklar.word.export_state import ExportInputs, ExportState
from trykklar.word.judge.shown_text import ShownText
from trykklar.word.mark import manuscript as manuscripts
from trykklar.word.mark.language_at import text_language
from trykklar.word.mark.linguistics.read_examples import examples
from trykklar.word.mark.quotation_language import follows_language
from trykklar.word.mark.rules.list_mark import may_differ
from trykklar.word.pandoc_reading import read
from trykklar.word.pandoc_skipped import (
    not_shown,
    report_deep,
    report_indexes,
    report_part_contents,
    report_skipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.printed.ask import Asked
    from trykklar.printed.citations_and_lists import PrintedDocument
    from trykklar.word.cite.csl.items import Works


def begun(document: Document, *, typeset: bool, asked: Asked | None = None) -> ExportState:
    """The state of an export before its text is read.

    Args:
        document: What is exported; its .aux says the numbers, where there is one.
        typeset: Whether its PDF is what TeX made of the sources as they are.
        asked: What TeX is asked for; numbers, too, where the text has some that no .aux has.

    Raises:
        FatalError: The source cannot be read or leads out of the project.
    """
    made = aux_numbers.read(document.made(".aux"), document.fence)
    shows = ShownText(document.made(".pdf")).shows if typeset else None
    source = manuscripts.read(document, made.citations, typeset=typeset, shows=shows)
    language = document.language or text_language(source.preamble, source.flat.text)
    text = source.flat.text[source.start :]
    around = printed_labels(document.made(".pdf"), made.lists, renamed=renames(text))
    given = ExportInputs(document, source, made, language, around, typeset)
    if asked and (unrecorded(source, made) or _has_heads(source)):
        asked.count()
        given = replace(given, printed_numbers=asked.numbers)
    state = ExportState(given, findings=list(source.findings))
    for edits in (declarations, labelled, blocks) if typeset else ():
        changes = tuple(edits(state))
        whole = manuscripts.edited(state.inputs.manuscript, changes, document, made.citations)
        state = replace(state, inputs=replace(state.inputs, manuscript=whole))
    return state


def _has_heads(source: manuscripts.MarkedManuscript) -> bool:
    """Whether a text may have items or theorems before which only TeX knows what stands."""
    text = source.flat
    return bool(examples(source) or may_differ(text.text) or undeclared(text))


def collected(state: ExportState, pdf: Path | None) -> Any:
    """The text as pandoc's document, with empty places for what has to wait for all of it.

    Args:
        state: The state of the export; what is met in the text is collected there.
        pdf: What TeX made of the source as it is; None where it could not.
    """
    with pictures_ahead(state), first_pages(state, pdf) as pages:
        reading = read(
            state.inputs.manuscript.marked, state.inputs.manuscript.macros, printer(state, pdf)
        )
        render_drawings(state)
        blocks, counts = set_aside(finish(reading.blocks, state))
        dated = with_date(ordered(blocks), state, pdf)
        front = completed(dated, state, pages())
    shown = separated(printed_front(front.blocks, state, pdf), state)
    text = pf.Doc(*put_back(shown, counts))
    skipped = (
        not_shown(reading.skipped, front.shown, state, pdf) if front.shown else reading.skipped
    )
    report_skipped(state, skipped, typeset=pdf is not None)
    report_deep(state, reading.deep)
    report_indexes(state)
    report_part_contents(state)
    return text


def placed(
    text: Any, state: ExportState, pdf: Path | None, printed: Callable[[], PrintedDocument | None]
) -> Works:
    """Fill these places, by what was collected.

    Args:
        text: The text; it is changed, and finished then.
        state: The state of the export.
        pdf: What TeX made of the source as it is; None where it could not.
        printed: What TeX itself prints of citations and works, when that is known.

    Returns:
        What the text cites.

    Raises:
        FatalError: There is no such CSL style.
        PandocError: citeproc stopped.
    """
    works = place_citations(state, printed(), text, typeset=pdf is not None)
    place_behind(text, state)
    anchor_notes(text, state)
    order_headings(text, state)
    count_headings(state)
    count_places(state)
    report_estimates(state)
    leads = printed_leads(state.met.headings, pdf)
    place_headings(state, leads, worded_numbers(state.met.headings, printed_pages(state), leads))
    place_references(state, typeset=pdf is not None)
    number_notes(text, state)
    fill_contents(state)
    count_pages(state, typeset=pdf is not None)
    follows = follows_language(state.inputs.manuscript.flat.text)
    marks = QuoteMarks("" if follows else state.inputs.language, printed_quotes(state, pdf))
    speak(text, state.inputs.language, marks=marks)
    space_punctuation(text, state.inputs.language, pdf)
    fill_formulas(text, state)
    finish_formulas(text, state)
    number_code(text, pdf)
    take_out_links(text, state)
    if "color" in state.inputs.manuscript.flat.text:
        colour_text(text, state)
    indent_descriptions(text)
    return works
