"""Pages have the numbers that the PDF's have: small Roman ones in front, and 1 where it begins."""

import pytest

from tests.word.conftest import Change
from tests.word.reader import part
from tests.word.test_schema import faults
from trykklar.word.docx.numbering_sections import begin_counts
from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.docx.page import BARE_SUFFIX, Page, bare_parts, margin_parts
from trykklar.word.docx.sections import divide
from trykklar.word.export import export

_TEXT = "<w:p><w:r><w:t>Text</w:t></w:r></w:p>"
_BREAK = "<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>"
_ROMAN = '<w:p><w:pPr><w:sectPr><w:pgNumType w:fmt="lowerRoman"/></w:sectPr></w:pPr></w:p>'
_PLAIN = '<w:p><w:pPr><w:sectPr><w:pgNumType w:fmt="decimal"/></w:sectPr></w:pPr></w:p>'
_LYING = '<w:p><w:pPr><w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr></w:pPr></w:p>'
_CELL = f"<w:tbl><w:tr><w:tc>{_TEXT}{_ROMAN}</w:tc></w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        # The page on which it stands, from its beginning on; the text above ends a section.
        ([_TEXT, _BREAK, _TEXT, _PLAIN, _TEXT], ["", "decimal/portrait", "", ""]),
        ([_TEXT, _BREAK, _PLAIN, _TEXT], ["", "decimal/portrait", ""]),
        # Nothing stands before it that could end, or no page is known to begin.
        ([_ROMAN, _TEXT], ["lowerRoman/", ""]),
        ([_TEXT, _ROMAN, _TEXT], ["lowerRoman/", "", ""]),
        # The last one on a page decides; pages that lie go on lying.
        ([_TEXT, _BREAK, _ROMAN, _TEXT, _PLAIN, _TEXT], ["", "decimal/portrait", "", ""]),
        ([_TEXT, _BREAK, _PLAIN, _TEXT, _LYING], ["", "decimal/landscape", "", "/landscape"]),
        ([_CELL], [""]),
        # Behind several pages of text: the first one had the number of the fourth.
        ([_TEXT.replace("Text", "Text " * 2_000), _PLAIN, _TEXT], ["", ""]),
        ([_BREAK, _TEXT.replace("Text", "Text " * 900), _PLAIN, _TEXT], ["decimal/", "", ""]),
    ],
)
def test_a_page_is_counted_from_its_beginning(blocks: list[str], expected: list[str]) -> None:
    body = parse(f'<w:body xmlns:w="{W}">{"".join(blocks)}</w:body>')
    begin_counts(body)
    found = []
    for block in body:
        count, size = (block.find(f".//{w(name)}") for name in ("pgNumType", "pgSz"))
        form = "" if count is None else count.get(w("fmt"), "")
        lie = "" if size is None else size.get(w("orient"), "")
        found.append(f"{form}/{lie}" if count is not None or size is not None else "")
    assert found == expected


def test_the_numbers_of_pages_are_those_of_the_pdf(changed: Change) -> None:
    """A thesis had 1 to 9 for its i to ix, and its first page was the tenth."""
    text = "\n\nAbove.\n\\clearpage\n\\pagenumbering{roman}\nA.\n\n\\newpage\n"
    text += "\\pagenumbering{gobble}\nB.\n\\clearpage\n\\setcounter{page}{5}\nC.\n"
    path = export(changed("sections/method.tex", text)).path
    sections = list(part(path).iter(w("sectPr")))
    counts = [section.find(w("pgNumType")) for section in sections]
    shown = [None if item is None else dict(item.attrib) for item in counts]
    assert shown[0] is None
    assert shown[1] == {w("fmt"): "lowerRoman", w("start"): "1"}
    assert shown[-1] is not None
    assert shown[-1][w("start")] == "5"
    assert faults(path) == []


def test_pages_that_are_not_counted_show_no_number() -> None:
    look = Page(title="Sheep")
    bare, usual = bare_parts(look), margin_parts(look)
    assert bare.keys() == {name + BARE_SUFFIX for name in usual}
    assert "PAGE" in usual["footer"]
    assert not any("PAGE" in xml for xml in bare.values())
    assert "PAGE" not in margin_parts(Page(first_numbered=False))["footerFirst"]


def test_ends_of_sections_between_which_nothing_stands_are_one() -> None:
    """Where notes begin again and pages are counted anew, there was an empty page."""
    again = (
        '<w:p><w:pPr><w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
        '<w:pgSz w:orient="portrait"/></w:sectPr></w:pPr></w:p>'
    )
    body = parse(f'<w:body xmlns:w="{W}">{_TEXT}{_BREAK}{_PLAIN}{again}{_TEXT}</w:body>')
    begin_counts(body)
    divide(body, Page())
    sections = list(body.iter(w("sectPr")))
    assert len(sections) == 2
    assert len(body.findall(w("p"))) == 2
    assert sections[1].find(w("pgNumType")).get(w("fmt")) == "decimal"  # type: ignore[union-attr]
    restart = sections[1].find(f"{w('footnotePr')}/{w('numRestart')}")
    assert restart is not None
    assert restart.get(w("val")) == "eachSect"
