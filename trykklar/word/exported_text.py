"""The text of a Word file as it was exported, kept in its source map: the baseline of a review."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from trykklar.storage.xml_text import xml_escaped
from trykklar.word.docx.run_look import look_of, spelt
from trykklar.word.docx.story import blanked
from trykklar.word.docx.word_paragraph import Paragraph, WordCell, WordRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

_LONGEST = 6  # digits of a number: a stranger's map is read, too


def rows(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """The paragraphs as XML, each of their runs with its unit, its atom and its look.

    Args:
        paragraphs: Of the file as it is handed out: nobody has changed them.
    """
    for paragraph in paragraphs:
        flags = {
            "part": paragraph.part.removeprefix("word/").removesuffix(".xml"),
            "style": paragraph.style,
            "heading": str(paragraph.heading or ""),
            "note": paragraph.note,
            "listed": "1" * paragraph.listed,
            "level": str(paragraph.level or ""),
            "numbered": "1" * paragraph.numbered,
            "cell": _place(paragraph.cell) if paragraph.cell else "",
        }
        yield f"<p{_attributes(flags)}>{''.join(_runs(paragraph.runs))}</p>"


def paragraphs(root: etree._Element, namespace: str) -> list[Paragraph]:
    """The paragraphs that were written as XML.

    Args:
        root: The source map.
        namespace: Of its elements.
    """
    return [_paragraph(item, namespace) for item in root.iter(f"{{{namespace}}}p")]


def _runs(runs: Iterable[WordRun]) -> Iterator[str]:
    for (unit, atom, look, held, leads), same in groupby(
        runs, lambda run: (run.unit, run.atom, run.look, run.held, run.leads)
    ):
        flags = {"unit": unit, "atom": atom, "look": spelt(look), "held": held, "leads": leads}
        text = xml_escaped("".join(run.text for run in same), quote=False)
        yield f"<r{_attributes(flags)}>{text}</r>"


def _attributes(values: dict[str, str]) -> str:
    return "".join(f' {name}="{xml_escaped(value)}"' for name, value in values.items() if value)


def _paragraph(element: etree._Element, namespace: str) -> Paragraph:
    runs = [
        WordRun(
            blanked(run.text or ""),
            unit=run.get("unit", ""),
            atom=run.get("atom", ""),
            look=look_of(run.get("look", "")),
            held=run.get("held", ""),
            leads=run.get("leads", ""),
        )
        for run in element.iter(f"{{{namespace}}}r")
    ]
    return Paragraph(
        f"word/{element.get('part', '')}.xml",
        element.get("style", ""),
        _number(element.get("heading", "")),
        runs,
        listed=bool(element.get("listed")),
        level=_number(element.get("level", "")),
        numbered=bool(element.get("numbered")),
        cell=_cell(element.get("cell", "")),
        note=element.get("note", ""),
    )


def _place(cell: WordCell) -> str:
    """A place in a table, with what it spans where that is more than a cell."""
    place = ".".join(map(str, cell[:3]))
    return f"{place}.{cell.span}.{int(cell.merged)}" if cell.span > 1 or cell.merged else place


def _cell(text: str) -> WordCell | None:
    """A place in a table; one in no table at all where an older map does not say which."""
    if not text:
        return None
    table, row, column, span, merged, *_ = [*map(_number, text.split(".")), 0, 0, 0, 0]
    return (
        WordCell(table, row, column, span or 1, bool(merged))
        if "." in text
        else WordCell(-1, -1, -1)
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST else 0
