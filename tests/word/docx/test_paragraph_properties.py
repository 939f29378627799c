"""Properties of paragraphs stand in the order of the schema: Word opens no file without it."""

from __future__ import annotations

from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.docx.paragraph_properties import properties_of, put


def _property(name: str) -> str:
    return f'<w:{name} xmlns:w="{W}"/>'


def test_each_property_has_its_place() -> None:
    properties = properties_of(parse(_property("p")))
    for name in ("jc", "pStyle", "sectPr", "tabs", "keepNext", "spacing", "suppressLineNumbers"):
        put(properties, parse(_property(name)))
    order = ["pStyle", "keepNext", "suppressLineNumbers", "tabs", "spacing", "jc", "sectPr"]
    assert [item.tag for item in properties] == [w(name) for name in order]


def test_one_of_the_same_name_stands_before_and_counts() -> None:
    paragraph = parse(f'<w:p xmlns:w="{W}"><w:pPr><w:jc w:val="left"/></w:pPr></w:p>')
    put(properties_of(paragraph), parse(f'<w:jc xmlns:w="{W}" w:val="right"/>'))
    assert [item.get(w("val")) for item in properties_of(paragraph)] == ["left", "right"]
    assert len(paragraph) == 1
