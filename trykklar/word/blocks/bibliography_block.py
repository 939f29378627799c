r"""A list of works as LaTeX prints it: its entries, and what the .aux has noted down of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.latex.loaded_packages import document_class
from trykklar.word.blocks.printed_name import heads, printed_name
from trykklar.word.inlines import Inlines, plain
from trykklar.word.model import BibciteEntry, ResolvedMark
from trykklar.word.neutral.anchors import anchor_name, anchored
from trykklar.word.neutral.paragraph_style import paragraph
from trykklar.word.neutral.vocabulary import WORK_LABEL

if TYPE_CHECKING:
    from trykklar.word.export_state import ExportInputs, ExportState

_CHAPTERS = ("book", "report", "scrbook", "scrreprt", "memoir")


def bibcite(mark: ResolvedMark, state: ExportState) -> Inlines:
    """What the .aux says of a work, kept for its citations."""
    name, full = [*mark.fields[3:5], [], []][:2]
    state.met.bibcites[mark.text(0)] = BibciteEntry(mark.text(1), mark.text(2), name, full)
    return []


def part(mark: ResolvedMark, state: ExportState) -> Inlines:
    """A letter or mark in the list that is natbib's to print; it is filled in with its settings."""
    shown = pf.Span(*mark.fields[1]) if len(mark.fields) > 1 else pf.Span()
    state.met.natbib_parts.append((plain(mark.fields[0]), shown))
    return [shown]


def entry(mark: ResolvedMark, block: Any, state: ExportState) -> Any:
    """A work, with a place for the label that may stand before it."""
    key = mark.text(0)
    name = target(key)
    label = pf.Span(classes=[WORK_LABEL])
    state.met.listed[key] = label
    return paragraph("Bibliography", *anchored([name], label), *block.content)


def parted(label: Any) -> tuple[Inlines, Inlines]:
    """What stands before a work in its paragraph, its label and anchor, and the work.

    Args:
        label: The place of its label.
    """
    content = list(label.parent.content)
    at = content.index(label) + 2  # the end of the anchor
    return content[:at], content[at:]


def target(key: str) -> str:
    """The anchor of a work."""
    return anchor_name(key, "ref-")


def own_title(mark: ResolvedMark, inputs: ExportInputs) -> Inlines:
    """What a list is called where it stands, if the author or a package says that of this one.

    Args:
        mark: Of the list; its fields are the titles in an article and in a book.
        inputs: What the export is given.
    """
    shown = list(mark.fields[_has_chapters(inputs)]) if len(mark.fields) > 1 else []
    return shown if plain(shown).strip() else []


def title(state: ExportState, offset: int, *, below: bool = False) -> str:
    """What a list of works is called, in the author's own words where there are any.

    Args:
        state: The state of the export.
        offset: Where in the flat source the list stands.
        below: Whether it stands within a chapter, whatever the class.
    """
    names = [("refname", "references"), ("bibname", "bibliography")]
    if not below and _has_chapters(state.inputs):
        names.reverse()
    usual = state.inputs.words.parts
    shown = [printed_name(macro, usual[kind], offset, state) for macro, kind in names]
    # A class of the author's may be a book's.
    return next((name for name in shown if heads(name, state)), shown[0])


def _has_chapters(inputs: ExportInputs) -> bool:
    return document_class(inputs.manuscript.preamble).name in _CHAPTERS
