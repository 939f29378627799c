"""What a Word file has, counted in its bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from trykklar.word.docx.ooxml import W
from trykklar.word.inventory import counted
from trykklar.word.inventory.count_docx import finished

BEGIN = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>'
FIELD = "<w:r><w:instrText>{}</w:instrText></w:r>"


def references(inside: str) -> int:
    """How many references a file with this paragraph has."""
    data = BytesIO()
    names = f'<w:{{0}} xmlns:w="{W}">{{1}}</w:{{0}}>'
    with zipfile.ZipFile(data, "w") as archive:
        paragraph = f"<w:body><w:p>{inside}<w:r><w:t>text</w:t></w:r></w:p></w:body>"
        archive.writestr("word/document.xml", names.format("document", paragraph))
        archive.writestr("word/footnotes.xml", names.format("footnotes", ""))
        archive.writestr("docProps/core.xml", names.format("core", ""))
    found = finished(data.getvalue())
    return sum(item.kind == counted.REFERENCE for item in found.items)


@pytest.mark.parametrize(
    ("places", "instruction", "expected"),
    [
        (["_Ref_a"], r"REF _Ref_a \r \h", 1),
        (["_Ref_a", "_Ref_a_n"], r"REF _Ref_a_n \h", 1),
        (["_Ref_a"], r"PAGEREF _Ref_a \h", 1),
        # Word shows "Error! Reference source not found." for these.
        (["_Ref_a"], r"REF _Ref_a_n \h", 0),
        (["_Ref_b"], r"REF _Ref_a \h", 0),
        ([], r"PAGEREF _Ref_a \h", 0),
    ],
)
def test_a_reference_is_one_if_its_place_is_there(
    places: list[str], instruction: str, expected: int
) -> None:
    marks = "".join(BEGIN.format(number, place) for number, place in enumerate(places))
    assert references(marks + FIELD.format(instruction)) == expected
