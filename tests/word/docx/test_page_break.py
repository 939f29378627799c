"""A page that begins where the author says so begins there in Word, and leaves no empty line."""

from __future__ import annotations

import pytest

from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.docx.page_break import begin_pages

BREAK = "<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>"
SECTION = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"


def text(words: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>"


def broken(inside: str) -> list[tuple[str, bool]]:
    """Each paragraph's words, and whether it begins a page."""
    body = parse(f'<w:body xmlns:w="{W}">{inside}</w:body>')
    begin_pages(body)
    return [
        ("".join(part.text or "" for part in item.iter(w("t"))),
         item.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None)
        for item in body.iter(w("p"))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (text("a") + BREAK + text("b") + text("c"), [("a", False), ("b", True), ("c", False)]),
        (text("a") + BREAK + BREAK + text("b"), [("a", False), ("b", True)]),
        # Nothing begins or ends with an empty page.
        (BREAK + text("a") + BREAK, [("a", False)]),
        # Where pages begin to lie or stand, one begins anyway.
        (text("a") + SECTION + BREAK + text("b"), [("a", False), ("", False), ("b", False)]),
        (text("a") + BREAK + SECTION + text("b"), [("a", False), ("", False), ("b", False)]),
        # A cell has a paragraph.
        (text("a") + f"<w:tbl><w:tr><w:tc>{BREAK}</w:tc></w:tr></w:tbl>",
         [("a", False), ("", False)]),
        (text("a") + f"<w:tbl><w:tr><w:tc>{text('b')}{BREAK}{text('c')}</w:tc></w:tr></w:tbl>",
         [("a", False), ("b", False), ("c", False)]),
        # A table begins no page by itself.
        (text("a") + BREAK + f"<w:tbl><w:tr><w:tc>{text('b')}</w:tc></w:tr></w:tbl>",
         [("a", False), ("", True), ("b", False)]),
    ],
)  # fmt: skip
def test_pages_begin_with_what_stands_there(inside: str, expected: list[tuple[str, bool]]) -> None:
    assert broken(inside) == expected


def test_properties_stand_in_the_order_of_the_schema() -> None:
    styled = '<w:pPr><w:pStyle w:val="Heading1"/><w:keepNext/><w:jc w:val="left"/></w:pPr>'
    body = parse(f'<w:body xmlns:w="{W}">{text("a")}{BREAK}{text("b", styled)}</w:body>')
    begin_pages(body)
    names = [item.tag for item in body[1][0]]
    assert names == [w("pStyle"), w("keepNext"), w("pageBreakBefore"), w("jc")]
