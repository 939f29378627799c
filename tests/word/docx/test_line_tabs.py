"""A tab leads to the end of the line only in a paragraph that has a stop there."""

from __future__ import annotations

import pytest

from trykklar.word.docx.line_tabs import set_stops
from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.docx.word_field import tab_to

PAGE = '<w:sectPr><w:pgSz w:w="12000"/><w:pgMar w:left="1000" w:right="1000"/></w:sectPr>'


def _text(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "stops", "tabs"),
    [
        (_text("a") + tab_to("1", "") + _text("b"), ["right 10000 "], 1),
        (_text("a") + tab_to("1", "dot") + _text("b"), ["right 10000 dot"], 1),
        # The line with one tab has to pass the stop of the line with two.
        (
            tab_to("1/2", "") + _text("a") + tab_to("1", "") + "<w:r><w:br/></w:r>"
            + tab_to("1", ""),
            ["center 5000 ", "right 10000 "],
            4,
        ),
        # It has passed it already.
        (
            tab_to("1/2", "") + "<w:r><w:br/></w:r>" + _text("a" * 70) + tab_to("1", ""),
            ["center 5000 ", "right 10000 "],
            2,
        ),
    ],
)  # fmt: skip
def test_each_paragraph_has_the_stops_that_its_tabs_need(
    inside: str, stops: list[str], tabs: int
) -> None:
    properties = '<w:pPr><w:pStyle w:val="Text"/><w:jc w:val="center"/></w:pPr>'
    body = parse(f'<w:body xmlns:w="{W}"><w:p>{properties}{inside}</w:p>{PAGE}</w:body>')
    set_stops(body)
    made = body.findall(f"{w('p')}/{w('pPr')}/{w('tabs')}/{w('tab')}")
    assert stops == [
        f"{item.get(w('val'))} {item.get(w('pos'))} {item.get(w('leader'), '')}" for item in made
    ]
    in_text = body.findall(f"{w('p')}/{w('r')}/{w('tab')}")
    assert len(in_text) == tabs
    assert not any(item.attrib for item in in_text)
    # A centred line would not begin at the left; and the schema wants this order.
    assert [item.tag for item in body[0][0]] == [w("pStyle"), w("tabs")]
