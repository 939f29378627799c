"""How letters look, as a run or the style of its letters says."""

from __future__ import annotations

import pytest

from trykklar.word.docx.ooxml import W, parse
from trykklar.word.docx.run_look import (
    SIGNS,
    RunLook,
    character_styles,
    known_looks,
    limited,
    look_of,
    run_look,
    spelt,
)

STYLES = parse(
    f'<w:styles xmlns:w="{W}">'
    '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Louder"><w:basedOn w:val="Strong"/>'
    "<w:rPr><w:i/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:rPr><w:b/></w:rPr></w:style>'
    "</w:styles>"
)


@pytest.mark.parametrize(
    ("properties", "look"),
    [
        ("", RunLook()),
        ("<w:b/><w:i w:val='0'/>", RunLook(bold=True)),
        ("<w:rStyle w:val='Louder'/>", RunLook(bold=True, italic=True)),
        ("<w:rStyle w:val='Louder'/><w:b w:val='false'/>", RunLook(italic=True)),
        ("<w:rStyle w:val='Title'/>", RunLook()),
        ("<w:rStyle w:val='Ring'/>", RunLook()),
        ("<w:u w:val='none'/>", RunLook()),
        ("<w:u w:val='wave'/>", RunLook(underlined=True)),
        ("<w:vertAlign w:val='baseline'/>", RunLook()),
        ("<w:dstrike/>", RunLook(struck=True)),
        ("<w:shd w:val='clear' w:fill='FFFF00'/>", RunLook(marked=True)),
        ("<w:shd w:val='clear' w:fill='auto'/>", RunLook()),
        ("<w:sz w:val='40'/><w:color w:val='FF0000'/>", RunLook()),
    ],
)
def test_a_look_is_of_the_run_or_of_its_style(properties: str, look: RunLook) -> None:
    element = parse(f'<w:rPr xmlns:w="{W}">{properties}</w:rPr>')
    assert run_look(element, character_styles(STYLES)) == look


def test_a_look_is_kept_as_letters() -> None:
    every = RunLook(*[True] * len(SIGNS))
    assert look_of(spelt(every)) == every
    assert limited(every, known_looks(None)) == RunLook(bold=True, italic=True)
    assert limited(every, known_looks(SIGNS)) == every
