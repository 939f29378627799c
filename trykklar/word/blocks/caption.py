"""Captions: with the PDF's number, and an anchor for the references to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.caption_label import CaptionLabel, printed_label, separator_of
from trykklar.word.blocks.given_name import given_name
from trykklar.word.blocks.label import label, taken
from trykklar.word.blocks.own_count import caption_kind, count_part, next_caption
from trykklar.word.inlines import plain, trimmed
from trykklar.word.mark.rules.declared_float import declared
from trykklar.word.mark.rules.float_mark import NOTHING
from trykklar.word.neutral.anchors import places
from trykklar.word.neutral.numbered import caption_label, number
from trykklar.word.neutral.paragraph_style import paragraph

if TYPE_CHECKING:
    from trykklar.word.export_state import ExportInputs, ExportState
    from trykklar.word.model import ResolvedMark

PARENTS = {"subfigure": "figure", "subtable": "table"}
_PARTS = {parent: part for part, parent in PARENTS.items()}
_SEPARATORS = {
    "period": ". ",
    "colon": ": ",
    "space": " ",
    "quad": "\u2003",
    "newline": " ",
    "endash": " – ",
}


def caption(mark: ResolvedMark, inlines: list[Any], state: ExportState, counter: str) -> Any:
    """The paragraph of a caption.

    Args:
        mark: Its mark; fields: a counter of its own (`captionof`), a star, what lists call it.
        inlines: Its text.
        state: The state of the export.
        counter: The counter of the float around it.
    """
    inlines = [item for item in inlines if not (isinstance(item, pf.Str) and item.text == NOTHING)]
    kind = _counter(mark.text(0), counter)
    short = mark.text(2)
    if kind not in PARENTS and not mark.text(1):
        kind = caption_kind(
            kind, short or plain(inlines), [*filter(None, map(label, inlines))], state
        )
    numbered = bool(called(kind, state.inputs)) and not mark.text(1)
    text, keys = taken(inlines, state, "caption" if numbered else "place", kind)
    text = trimmed(text)
    if kind in PARENTS and not mark.text(1):
        letter = count_part(keys, PARENTS[kind], state)
        return paragraph(
            "Caption", *places(_names(keys, state)), pf.Str(f"({letter})"), pf.Space(), *text
        )
    if not numbered:
        return paragraph("Caption", *places(_names(keys, state)), *text)
    shown = next_caption(kind, short or plain(text), keys, state.met.next(kind), state)
    state.met.captions[kind, shown] = text
    return paragraph("Caption", _lead(kind, shown, text, keys, state), *text)


def _counter(own: str, around: str) -> str:
    r"""What a caption counts; `\subcaption` in a minipage of the float counts a part, too.

    So does `\captionof{figure}` in a subfigure.
    """
    if own == "sub":
        return _PARTS.get(around, around)
    return around if PARENTS.get(around) == own else own or around


def called(kind: str, inputs: ExportInputs) -> str:
    """What a caption of a kind is called; empty where nothing is numbered.

    Args:
        kind: What it counts.
        inputs: What the export is given.
    """
    own = declared(inputs.manuscript.flat.text).get(kind)
    if own:
        return own.name
    usual = inputs.words.captions.get(kind, "")
    if not usual and kind in inputs.caption_labels:
        return inputs.caption_labels[kind].name  # of a class, as achemso's schemes
    return (given_name(f"{kind}name", inputs.manuscript.preamble) or usual) if usual else ""


def separator(preamble: str) -> str:
    """What stands between number and text: as the caption package is set up, else a colon."""
    separators = re.findall(r"labelsep\s*=\s*\{?(\w+)", preamble)
    return _SEPARATORS.get(separators[-1], ": ") if separators else ": "


def sequence(kind: str, word: str) -> str:
    """What a kind of float is counted as: one word of plain letters, as SEQ fields want it."""
    return word if word.isascii() and word.isalpha() else kind.capitalize()


def label_of(kind: str, shown: str, state: ExportState) -> CaptionLabel:
    """What stands around the number of a caption.

    Args:
        kind: What it counts.
        shown: Its number.
        state: The state of the export, after its captions.
    """
    labels = state.inputs.caption_labels
    found = labels.get(f"{kind} {shown}") or labels.get(kind)
    return found or state.met.caption_labels.get(kind) or _usual(kind, state)


def _usual(kind: str, state: ExportState) -> CaptionLabel:
    """As captions of other kinds are, whose words the PDF shows."""
    like = separator_of({**state.met.caption_labels, **state.inputs.caption_labels})
    preamble = state.inputs.manuscript.preamble
    return CaptionLabel(called(kind, state.inputs), like or separator(preamble))


def _lead(kind: str, shown: str, text: list[Any], keys: list[str], state: ExportState) -> Any:
    names = _names(keys, state)
    counted = number(shown, sequence(kind, called(kind, state.inputs)), names, "CaptionLabel")
    labels = state.inputs.caption_labels
    around = labels.get(f"{kind} {shown}") or labels.get(kind) or _asked(kind, shown, text, state)
    return caption_label(kind, around, counted, names)


def _asked(kind: str, shown: str, text: list[Any], state: ExportState) -> CaptionLabel:
    """What stands around the number of a caption of which TeX wrote no list.

    Without words of its own that the PDF shows, it is as others are.
    """
    known = state.met.caption_labels
    if kind not in known and state.inputs.typeset:
        found = printed_label(state.inputs.document.made(".pdf"), shown, plain(text))
        if found:
            known[kind] = found
    return known.get(kind) or _usual(kind, state)


def _names(keys: list[str], state: ExportState) -> list[str]:
    return [state.met.anchors[key].name for key in keys]
