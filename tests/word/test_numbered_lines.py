r"""Lines are numbered in Word from where `\linenumbers` stands, and not from the title."""

from __future__ import annotations

import pytest

from trykklar.word.docx.line_numbers import number_lines
from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.model import PlacedUnit
from trykklar.word.numbered_lines import NumberedLines, numbered_lines

HEAD = r"\documentclass{article}\usepackage%s{lineno}\begin{document}"


def _lines(text: str, options: str = "", before: str = "") -> NumberedLines:
    r"""How lines are numbered, each `@` of a text being a piece of it."""
    preamble = HEAD % options + before
    whole = preamble + text
    places = [at for at, sign in enumerate(whole) if sign == "@"]
    units = [PlacedUnit(place, f"_src_{number}", ()) for number, place in enumerate(places)]
    return numbered_lines(preamble, whole, units)


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        (r" @ \linenumbers @ \nolinenumbers @ \linenumbers* @", "", [False, True, False, True]),
        (r" @ \begin{linenumbers} @ \end{linenumbers} @", "", [False, True, False]),
        (" @ %\\nolinenumbers\n @", r"\linenumbers", [True, True]),
        (r" @ \modulolinenumbers[2] @", "", [False, False]),
    ],
)
def test_each_piece_is_numbered_as_its_place_says(
    text: str, before: str, expected: list[bool]
) -> None:
    lines = _lines(text, before=before)
    assert list(lines.switched.values()) == expected
    assert lines.begins == bool(before)


@pytest.mark.parametrize(
    ("options", "text", "every", "page"),
    [
        ("", r"\linenumbers", 1, False),
        ("", r"\modulolinenumbers[2]\linenumbers", 2, False),
        ("", r"\modulolinenumbers", 5, False),
        ("[modulo,pagewise]", r"\linenumbers", 5, True),
    ],
)
def test_the_package_s_settings_count(options: str, text: str, every: int, *, page: bool) -> None:
    lines = _lines(text, options)
    assert (lines.every, lines.page) == (every, page)


def test_a_paragraph_without_a_name_is_as_the_one_above() -> None:
    def text(name: str) -> str:
        mark = f'<w:bookmarkStart w:id="1" w:name="{name}"/>' if name else ""
        return f'<w:p><w:pPr><w:pStyle w:val="T"/><w:jc w:val="left"/></w:pPr>{mark}</w:p>'

    body = parse(f'<w:body xmlns:w="{W}">{"".join(map(text, ["", "a", "", "b", ""]))}</w:body>')
    number_lines(body, NumberedLines(begins=False, switched={"a": True, "b": False}))
    silent = [item.find(f"{w('pPr')}/{w('suppressLineNumbers')}") is not None for item in body]
    assert silent == [True, False, False, True, True]
    assert [item.tag for item in body[0][0]] == [w("pStyle"), w("suppressLineNumbers"), w("jc")]


def test_a_list_of_works_is_numbered_as_its_place_says() -> None:
    """PLOS's template switches numbers off before the references, which had them in Word."""
    assert _lines(r"\linenumbers @ \nolinenumbers % \bibliography{a}").works == ()
    lines = _lines(r"\linenumbers @ \nolinenumbers \bibliography{a} \linenumbers @")
    assert lines.works == (False,)

    def text(style: str, name: str = "") -> str:
        mark = f'<w:bookmarkStart w:id="1" w:name="{name}"/>' if name else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{mark}</w:p>'

    rows = [text("BodyText", "_src_0"), text("Heading1Unnumbered"), text("Bibliography"),
            text("Bibliography"), text("BodyText", "_src_1")]  # fmt: skip
    body = parse(f'<w:body xmlns:w="{W}">{"".join(rows)}</w:body>')
    number_lines(body, lines)
    silent = [item.find(f"{w('pPr')}/{w('suppressLineNumbers')}") is not None for item in body]
    assert silent == [False, True, True, True, False]
