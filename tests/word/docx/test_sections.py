"""A page that lies in the PDF lies in Word, and those around it stand."""

import pytest

from tests.word.conftest import Change
from tests.word.reader import paragraphs, part
from tests.word.test_schema import faults
from trykklar.word.docx.ooxml import w
from trykklar.word.export import export

_WIDE = "Name" + " & 12345" * 12
_TABLE = rf"\begin{{tabular}}{{l*{{12}}{{r}}}}\toprule {_WIDE}\\\midrule {_WIDE}\\\end{{tabular}}"


def _pages(changed: Change, text: str) -> list[str]:
    root = part(export(changed("sections/method.tex", text)).path)
    return [item.get(w("orient"), "portrait") for item in root.iter(w("pgSz"))]


def test_only_the_landscape_pages_lie(changed: Change) -> None:
    text = f"\n\nAbove.\n\\begin{{landscape}}\nWide.\n\n{_TABLE}\n\\end{{landscape}}\nBelow.\n"
    assert _pages(changed, text) == ["portrait", "landscape", "portrait"]


def test_a_section_ends_with_what_is_above_and_leaves_no_empty_line(changed: Change) -> None:
    plain = changed("sections/method.tex", "\n\nAbove.\n\nWide.\n\nBelow.\n")
    before = paragraphs(export(plain).path)
    path = plain.root / "sections/method.tex"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Wide.", "\\begin{landscape}Wide.\\end{landscape}"), "utf-8")
    assert paragraphs(export(plain).path) == before


@pytest.mark.parametrize(("lies", "style"), [(True, "Table"), (False, "SmallTable")])
def test_a_wide_table_has_the_width_of_its_page(changed: Change, lies: bool, style: str) -> None:
    text = f"\\begin{{landscape}}{_TABLE}\\end{{landscape}}" if lies else _TABLE
    root = part(export(changed("sections/method.tex", f"\n\n{text}\n")).path)
    assert list(root.iter(w("tblStyle")))[-1].get(w("val")) == style


def test_only_the_first_page_has_no_header(changed: Change) -> None:
    text = "\n\nAbove.\n\\begin{landscape}Wide.\\end{landscape}\nBelow.\n"
    root = part(export(changed("sections/method.tex", text)).path)
    sections = list(root.iter(w("sectPr")))
    assert [section.find(w("titlePg")) is not None for section in sections] == [True, False, False]


def test_a_file_with_lying_pages_is_valid(changed: Change) -> None:
    text = f"\n\nAbove.\n\\begin{{landscape}}{_TABLE}\\end{{landscape}}\nBelow.\n"
    assert faults(export(changed("sections/method.tex", text)).path) == []
