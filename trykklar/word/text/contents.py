"""Tables of contents as live fields, filled with the PDF's lines and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.text.field import closed, field, link, opened, raw, run
from trykklar.word.text.sign import Sign, plain
from trykklar.word.text.style import paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.word.text.desk import Desk
    from trykklar.word.text.heading import Heading

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
        deepest = 9
        for item in desk.headings:
            if item.line.page and item.level <= deepest:
                yield f"TOC {min(item.level, 3)}", _entry(item)
        return
    name, kind = _LISTS[sign.kind]
    for line in desk.numbers.lists.get(name, ()):
        if line.kind == kind:
            text = f"{desk.words.captions[kind]} {line.number}: {line.title}"
            yield "Table of Figures", [raw(run(text) + run("\t") + run(line.page))]


def _entry(item: Heading) -> list[Any]:
    number = [raw(run(item.line.number) + run("\t"))] if item.line.number else []
    page = field(rf"PAGEREF {item.bookmark} \h", item.line.page)
    title = pf.Str(plain(item.inlines))
    return [link(item.bookmark, [*number, title, raw(run("\t") + page)])]


def _field(instruction: str, lines: list[tuple[str, list[Any]]]) -> list[Any]:
    """The lines as the text of one field: it begins in the first and ends in the last."""
    found = []
    for index, (style, inlines) in enumerate(lines):
        first = [raw(opened(instruction))] if index == 0 else []
        last = [raw(closed())] if index == len(lines) - 1 else []
        found.append(paragraph(style, *first, *inlines, *last))
    return found
