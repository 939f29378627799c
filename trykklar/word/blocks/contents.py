"""Tables of contents as live fields, filled with the PDF's lines and pages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.heading import DEPTHS
from trykklar.word.blocks.paragraph_style import paragraph
from trykklar.word.blocks.word_field import closed, field, link, opened, raw, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.word.aux_numbers import Line
    from trykklar.word.blocks.export_state import Desk
    from trykklar.word.blocks.heading import Heading
    from trykklar.word.blocks.resolved_mark import Sign

_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_DEPTH = re.compile(r"\\setcounter\s*\{tocdepth\}\s*\{\s*(-?\d)\s*\}")
_CLASS = re.compile(r"\\documentclass\s*(?:\[[^\]]*\])?\s*\{\s*(\w+)")
# Class -> the `tocdepth` it sets, where that is not 3.
_CLASSES = {"report": 2, "book": 2, "scrreprt": 2, "scrbook": 2, "memoir": 1, "amsbook": 1}
_LISTS = {"figures": ("lof", "figure"), "tables": ("lot", "table")}


def contents(sign: Sign, desk: Desk) -> list[Any]:
    """The place of a table of contents, or of a list of floats."""
    place = pf.Div()
    desk.contents.append((place, sign))
    return [place]


def fill_contents(desk: Desk) -> None:
    """Fill every such place, when all headings are known."""
    for place, sign in desk.contents:
        heading = paragraph("Contents Heading", pf.Str(desk.words.parts[sign.kind]))
        lines = list(_lines(sign, desk))
        place.content = [heading, *_field(_instruction(sign, desk), lines)] if lines else []


def _instruction(sign: Sign, desk: Desk) -> str:
    if sign.kind == "contents":
        deepest = max((item.level for item in desk.headings if item.line.page), default=3)
        return rf'TOC \o "1-{min(deepest, 3)}" \h \z \u'
    word = desk.words.captions[_LISTS[sign.kind][1]]
    return rf'TOC \h \z \c "{word}"'


def _lines(sign: Sign, desk: Desk) -> Iterator[tuple[str, list[Any]]]:
    if sign.kind == "contents":
        deepest = _deepest(desk.manuscript.flat.text)
        for item in desk.headings:
            if item.line.page and DEPTHS.get(item.line.kind, 0) <= deepest:
                yield f"TOC {min(item.level, 3)}", _entry(item)
        return
    name, kind = _LISTS[sign.kind]
    for line in desk.numbers.lists.get(name, ()):
        if line.kind == kind:
            lead = f"{desk.words.captions[kind]} {line.number}: "
            title = _title(line, kind, desk)
            yield "Table of Figures", [pf.Str(lead), *title, raw(run("\t") + run(line.page))]


@lru_cache(maxsize=2)
def _deepest(text: str) -> int:
    """How deep the table of contents goes: what the author says, or the class."""
    depths = _DEPTH.findall(text)
    if depths:
        return int(depths[-1])
    match = _CLASS.search(text)
    return _CLASSES.get(match[1], 3) if match else 3


def _title(line: Line, kind: str, desk: Desk) -> list[Any]:
    """A caption as the list has it; where that is LaTeX, as it stands at the float."""
    bare = re.sub(r"\\relax\s*|[{}]", "", line.title).strip()
    if "\\" not in bare and "$" not in bare:
        return [pf.Str(bare)]
    return list(_shown(desk.captions.get((kind, line.number), [pf.Str(bare)])))


def _entry(item: Heading) -> list[Any]:
    """A title without a number stands under the other titles, not under their numbers."""
    number = raw(run(item.line.number) * bool(item.line.number) + run("\t"))
    page = field(rf"PAGEREF {item.bookmark} \h", item.line.page)
    title = _shown(item.inlines if item.short is None else item.short)
    return [link(item.bookmark, [number, *title, raw(run("\t") + page)])]


def _shown(inlines: Iterable[Any]) -> Iterator[Any]:
    """Words and formulas, without what is there only once: bookmarks, notes, pictures."""
    for item in inlines:
        if isinstance(item, pf.RawInline):
            yield from map(pf.Str, _TEXT.findall(item.text))
        elif isinstance(item, pf.Math):
            yield pf.Math(item.text, format="InlineMath")
        elif isinstance(item, pf.Str | pf.Code):
            yield pf.Str(item.text)
        elif isinstance(item, pf.Space | pf.SoftBreak | pf.LineBreak):
            yield pf.Space()
        elif not isinstance(item, pf.Note | pf.Image):
            yield from _shown(getattr(item, "content", ()))


def _field(instruction: str, lines: list[tuple[str, list[Any]]]) -> list[Any]:
    """The lines as the text of one field: it begins in the first and ends in the last."""
    found = []
    for index, (style, inlines) in enumerate(lines):
        first = [raw(opened(instruction))] if index == 0 else []
        last = [raw(closed())] if index == len(lines) - 1 else []
        found.append(paragraph(style, *first, *inlines, *last))
    return found
