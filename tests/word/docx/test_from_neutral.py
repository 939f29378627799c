"""Numbers and references in Word: live fields that show what the PDF shows."""

from __future__ import annotations

import re
from typing import Any

import panflute as pf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trykklar.word.aux_numbers import Line
from trykklar.word.docx.from_neutral import to_word
from trykklar.word.docx.heading_style import native_numbers
from trykklar.word.model import Anchor, Lead, MarkedHeading
from trykklar.word.neutral.anchors import jump
from trykklar.word.neutral.contents_list import contents, line_number, line_page
from trykklar.word.neutral.numbered import equation, heading, number, reference
from trykklar.word.neutral.vocabulary import HEADINGS, PAGES, WORK_LABEL


def _heading(shown: str, level: int = 1, *, appendix: bool = False, lead: Lead = Lead()) -> Any:  # noqa: B008
    line = Line("section", shown, "Title", "1")
    item = MarkedHeading(level, line, appendix, "_Toc0001", None, [pf.Str("Title")], [], lead=lead)
    return heading(item, ["_Ref_a"])


def _xml(*blocks: Any) -> str:
    """All XML of Word's in a text, in order."""
    text, found = pf.Doc(*blocks), []
    to_word(text)

    def take(element: Any, _: Any) -> None:
        if isinstance(element, pf.RawInline | pf.RawBlock):
            found.append(element.text)

    text.walk(take)
    return "".join(found)


def _instructions(*inlines: Any, before: tuple[Any, ...] = ()) -> list[str]:
    return [
        part.strip()
        for part in re.findall(r"<w:instrText[^>]*>([^<]*)<", _xml(*before, pf.Para(*inlines)))
    ]


def test_numbers_that_follow_each_other_are_counted_by_word() -> None:
    numbers = [number(shown, "Figure") for shown in ("1", "2", "5", "6")]
    assert _instructions(*numbers) == [
        r"SEQ Figure \* ARABIC",
        r"SEQ Figure \* ARABIC",
        r"SEQ Figure \* ARABIC \r 5",
        r"SEQ Figure \* ARABIC",
    ]


@pytest.mark.parametrize(("label", "tabs"), [("[12]", 1), ("[Aas and Lind, 2001]", 0), ("", 0)])
def test_a_long_label_of_a_work_runs_into_no_word_and_no_gap(label: str, tabs: int) -> None:
    span = pf.Span(*([pf.Str(label)] if label else []), classes=[WORK_LABEL])
    assert _xml(pf.Para(span, pf.Str("Aas,"))).count("<w:tab/>") == tabs
    assert isinstance(span.content[-1], pf.Space) if len(label) > len("[12]") else True


@given(st.lists(st.text("0123456789.abAIV-", max_size=8), max_size=5))
def test_a_number_reads_as_the_pdf_prints_it(numbers: list[str]) -> None:
    for shown in numbers:
        xml = _xml(pf.Para(*(number(each, "Figure") for each in [*numbers, shown])))
        assert "".join(re.findall(r"<w:t [^>]*>([^<]*)<", xml)) == "".join([*numbers, shown])


def test_tables_and_figures_are_counted_apart() -> None:
    numbers = [number("1", "Figure"), number("1", "Table"), number("2", "Figure")]
    assert not any(r"\r" in part for part in _instructions(*numbers))


@pytest.mark.parametrize("shown", ["A", "", "3.a.", "iv"])
def test_a_number_without_digits_at_its_end_is_text(shown: str) -> None:
    assert _instructions(number(shown, "Figure")) == []


def test_what_stands_around_the_digits_stays() -> None:
    xml = _xml(pf.Para(number("A.2b", "Figure")))
    assert re.findall(r"<w:t [^>]*>([^<]*)<", xml) == ["A.", "2", "b"]


@pytest.mark.parametrize(
    ("kind", "shows", "instruction"),
    [
        ("caption", "number", r"REF _Ref_a_n \h"),
        ("heading", "number", r"REF _Ref_a \r \h"),
        ("heading", "title", r"REF _Ref_a \h"),
        ("heading", "page", r"PAGEREF _Ref_a \h"),
        ("place", "page", r"PAGEREF _Ref_a \h"),
    ],
)
def test_a_reference_shows_what_the_author_asked_for(
    kind: str, shows: Any, instruction: str
) -> None:
    assert _instructions(reference(Anchor(kind, "_Ref_a"), "1", shows)) == [instruction]


def test_a_reference_to_a_heading_whose_number_is_text_shows_that_text() -> None:
    to = reference(Anchor("heading", "_Ref_a"), "IV", "number")
    assert _instructions(to, before=(_heading("IV"),)) == [r"REF _Ref_a_n \h"]


def test_brackets_stay_outside_of_the_field_that_word_updates() -> None:
    xml = _xml(pf.Para(reference(Anchor("equation", "_Ref_a"), "3", "number", bracketed=True)))
    assert re.findall(r"<w:t [^>]*>([^<]*)<", xml) == ["(", "3", ")"]


def test_what_only_is_a_place_is_led_to_with_its_text() -> None:
    text = pf.Doc(pf.Para(reference(Anchor("place", "_Ref_a"), "3", "number", bracketed=True)))
    to_word(text)
    opened, shown, closed = text.content[0].content[0].content
    assert 'w:anchor="_Ref_a"' in opened.text
    assert (shown.text, closed.text) == ("(3)", "</w:hyperlink>")


def test_headings_that_count_as_word_does_have_no_number_of_their_own() -> None:
    text = pf.Doc(_heading("1"), _heading("1.1", 2), _heading("A", appendix=True))
    assert to_word(text).native
    first, second, third = text.content
    assert (first.level, second.level) == (1, 2)
    assert third.attributes["custom-style"] == "Appendix 1"


def test_headings_that_count_otherwise_have_their_number_as_text() -> None:
    text = pf.Doc(_heading("I"), _heading("II"))
    assert not to_word(text).native
    assert "I</w:t>" in text.content[0].content[0].text


def test_a_heading_in_a_box_or_list_counts() -> None:
    boxed = pf.Div(_heading("2"))
    assert not to_word(pf.Doc(_heading("2"), boxed)).native
    assert to_word(pf.Doc(_heading("1"), pf.Div(_heading("2")))).native


def test_a_sign_behind_numbers_is_part_of_words_numbering() -> None:
    signed = Lead("", ".")
    text = pf.Doc(_heading("1", lead=signed))
    numbering = to_word(text)
    assert (numbering.leads, numbering.written) == ({(1, False): signed}, frozenset())
    assert "fldChar" not in pf.stringify(text.content[0])


def test_a_number_behind_a_word_is_a_field_that_references_show_without_the_word() -> None:
    chapters = [_heading(number, lead=Lead("Chapter ", "", apart=True)) for number in ("1", "2")]
    xml = _xml(*chapters, pf.Para(reference(Anchor("heading", "_Ref_a"), "1", "number")))
    assert re.findall(r"<w:instrText[^>]*> ([^<]*) <", xml) == [
        r"SEQ Heading1 \* ARABIC",
        r"SEQ Heading1 \* ARABIC",
        r"REF _Ref_a_n \h",
    ]
    assert re.findall(r"<w:t [^>]*>([^<]*)<", xml) == [
        "Chapter ",
        "1",
        "",
        "Chapter ",
        "2",
        "",
        "1",
    ]


def test_what_stands_around_a_number_that_is_text_is_text_too() -> None:
    xml = _xml(_heading("I", lead=Lead("Part ", ".")))
    assert "".join(re.findall(r"<w:t [^>]*>([^<]*)<", xml)) == "Part I. "


def test_an_unnumbered_heading_interrupts_nothing() -> None:
    assert native_numbers([_heading("1"), _heading(""), _heading("2")])


def test_a_table_of_contents_is_one_field_over_all_its_lines() -> None:
    lines = [
        ("TOC 1", [jump("_Toc0001", [line_number("1"), pf.Str("One"), line_page(pf.Str("2"))])]),
        ("TOC 1", [jump("_Toc0002", [line_number(""), pf.Str("Two"), line_page(pf.Str("3"))])]),
    ]
    xml = _xml(contents(lines, HEADINGS, 5))
    assert r"TOC \o &quot;1-3&quot; \h \z \u" in xml
    kinds = re.findall(r'fldCharType="(\w+)"', xml)
    assert kinds == ["begin", "separate", "end"]
    assert xml.startswith("<w:r><w:fldChar")
    assert xml.count("<w:tab/>") == 4


def test_an_equation_stands_between_two_tabs() -> None:
    text = pf.Doc(
        equation(pf.Math("x", format="InlineMath"), number("1", "Equation", ["_Ref_a"]), ["_Ref_a"])
    )
    to_word(text)
    first, formula, second, *_ = text.content[0].content[0].content
    assert "<w:tab/>" in first.text
    assert "<w:tab/>" in second.text
    assert isinstance(formula, pf.Math)


def test_the_page_of_an_equation_can_be_referred_to() -> None:
    """Word writes "Bookmark not defined" where a field names one that is nowhere."""
    formula = pf.Math("x", format="InlineMath")
    xml = _xml(equation(formula, number("1", "Equation", ["_Ref_a"]), ["_Ref_a"]))
    assert 'w:name="_Ref_a"' in xml
    assert 'w:name="_Ref_a_n"' in xml


def test_pages_that_lie_end_with_a_section() -> None:
    xml = _xml(pf.Div(classes=[PAGES], attributes={"lie": "landscape"}))
    assert 'w:orient="landscape"' in xml
