"""Captions: the PDF's number in a live field, bookmarked for the references to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.caption_label import CaptionLabel
from trykklar.word.blocks.label import label, taken
from trykklar.word.blocks.own_count import caption_kind, count_part, next_caption
from trykklar.word.blocks.paragraph_style import paragraph
from trykklar.word.blocks.resolved_mark import Sign, plain, trimmed
from trykklar.word.blocks.word_field import end, field, raw, run, start
from trykklar.word.mark.rules.declared_float import declared
from trykklar.word.written_number import number as whole

if TYPE_CHECKING:
    from trykklar.word.blocks.export_state import Desk

PARENTS = {"subfigure": "figure", "subtable": "table"}
_NUMBER = re.compile(r"(.*?(?<!\d))(\d+)([a-z]*)$")
_SEPARATORS = {
    "period": ". ",
    "colon": ": ",
    "space": " ",
    "quad": "\u2003",
    "newline": " ",
    "endash": " – ",
}


def caption(sign: Sign, inlines: list[Any], desk: Desk, counter: str) -> Any:
    """The paragraph of a caption.

    Args:
        sign: Its mark; fields: a counter of its own (`captionof`), a star.
        inlines: Its text.
        desk: The state of the export.
        counter: The counter of the float around it.
    """
    own = sign.text(0)
    kind = counter if own in ("", "sub") else own
    if kind not in PARENTS and not sign.text(1):
        kind = caption_kind(kind, plain(inlines), [*filter(None, map(label, inlines))], desk)
    numbered = bool(_word(kind, desk)) and not sign.text(1)
    text, keys = taken(inlines, desk, "caption" if numbered else "place", kind)
    text = trimmed(text)
    if kind in PARENTS and not sign.text(1):
        letter = count_part(keys, PARENTS[kind], desk)
        return paragraph("Caption", *_places(keys, desk), pf.Str(f"({letter})"), pf.Space(), *text)
    if not numbered:
        return paragraph("Caption", *_places(keys, desk), *text)
    number = next_caption(kind, plain(text), keys, desk.next(kind), desk)
    desk.captions[kind, number] = text
    return paragraph("Caption", *_lead(kind, number, keys, desk), *text)


def _word(kind: str, desk: Desk) -> str:
    """What a caption of a kind is called; empty where nothing is numbered."""
    own = declared(desk.manuscript.flat.text).get(kind)
    return own.name if own else desk.words.captions.get(kind, "")


def separator(preamble: str) -> str:
    """What stands between number and text: as the caption package is told, else a colon."""
    separators = re.findall(r"labelsep\s*=\s*\{?(\w+)", preamble)
    return _SEPARATORS.get(separators[-1], ": ") if separators else ": "


def _lead(kind: str, number: str, keys: list[str], desk: Desk) -> list[Any]:
    names = [desk.anchors[key].bookmark for key in keys]
    word = _word(kind, desk)
    sequence = word if word.isascii() else kind.capitalize()
    label = CaptionLabel(word, separator(desk.manuscript.preamble))
    around = desk.caption_labels.get(kind, label)
    xml = [
        *(start(name) for name in names),
        run(around.name + "\N{NO-BREAK SPACE}", "CaptionLabel"),
        *(start(name + "_n") for name in names),
        sequenced(sequence, number, desk, "CaptionLabel"),
        *(end(name + "_n") for name in names),
        *(end(name) for name in names),
        run(around.separator, "CaptionLabel"),
    ]
    return [raw("".join(xml))]


def sequenced(sequence: str, number: str, desk: Desk, style: str = "") -> str:
    r"""A number as a SEQ field; `\r` where counting on would give another one."""
    match = _NUMBER.match(number)
    if match is None:
        return run(number, style) if number else ""
    prefix, digits, suffix = match.groups()
    counted = whole(digits) or 0
    key = f"seq {sequence}"
    follows = desk.counted.get(key, 0) + 1 == counted
    desk.counted[key] = counted
    restart = "" if follows else rf" \r {digits}"
    shown = field(rf"SEQ {sequence} \* ARABIC{restart}", digits, style)
    return (run(prefix, style) if prefix else "") + shown + (run(suffix, style) if suffix else "")


def _places(keys: list[str], desk: Desk) -> list[Any]:
    names = [desk.anchors[key].bookmark for key in keys]
    xml = "".join(start(name) + end(name) for name in names)
    return [raw(xml)] if xml else []
