"""A picture in double-spaced text is seen whole: its line is no higher than itself."""

from __future__ import annotations

import pytest

from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.docx.picture_line import space_pictures

PICTURE = "<w:r><w:drawing/></w:r>"
WORDS = "<w:r><w:t>words</w:t></w:r>"


def spacing(inside: str) -> tuple[str | None, str | None, list[str]]:
    """The line height of a paragraph, its rule, and the order of its properties."""
    body = parse(f'<w:body xmlns:w="{W}"><w:p>{inside}</w:p></w:body>')
    space_pictures(body)
    found = body.find(f".//{w('spacing')}")
    names = [item.tag.removeprefix(w("")) for item in body.iterfind(f".//{w('pPr')}/*")]
    if found is None:
        return None, None, names
    return found.get(w("line")), found.get(w("lineRule")), names


def test_a_line_that_is_a_picture_is_single_spaced() -> None:
    assert spacing(PICTURE) == ("240", "auto", ["spacing"])


@pytest.mark.parametrize(
    ("properties", "order"),
    [
        ('<w:pStyle w:val="BodyText"/><w:jc w:val="center"/>', ["pStyle", "spacing", "jc"]),
        ('<w:pStyle w:val="BodyText"/><w:pageBreakBefore/>',
         ["pStyle", "pageBreakBefore", "spacing"]),
        ('<w:spacing w:before="0"/><w:ind w:left="9"/>', ["spacing", "ind"]),
    ],
)  # fmt: skip
def test_the_property_stands_where_the_schema_has_it(properties: str, order: list[str]) -> None:
    assert spacing(f"<w:pPr>{properties}</w:pPr>{PICTURE}") == ("240", "auto", order)


def test_a_sign_among_words_leaves_their_lines_as_they_are() -> None:
    assert spacing(WORDS + PICTURE) == (None, None, [])
