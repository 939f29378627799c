from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import write
from trykklar.typeset import typeset
from trykklar.verify.comparison import bytewise, numbers, readable

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.document import Document


def archive(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        for name, text in parts.items():
            made.writestr(zipfile.ZipInfo(name), text)
    return path


def test_a_part_of_a_word_file_that_differs_is_named(tmp_path: Path) -> None:
    first = archive(tmp_path / "one.docx", document="the text", styles="plain")
    second = archive(tmp_path / "other.docx", document="the tent", styles="plain")
    assert bytewise(first, first) == ""
    assert bytewise(first, second).startswith("document: byte 6: b'the text'")


def test_the_first_byte_that_differs_is_named(tmp_path: Path) -> None:
    for name, data in (("one.pdf", b"%PDF-1.5"), ("other.pdf", b"%PDF-1.7"), ("short", b"%PDF")):
        (tmp_path / name).write_bytes(data)
    assert "byte 7:" in bytewise(tmp_path / "one.pdf", tmp_path / "other.pdf")
    assert "byte 4:" in bytewise(tmp_path / "one.pdf", tmp_path / "short")
    assert "was not made" in bytewise(tmp_path / "one.pdf", tmp_path / "none.pdf")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Document, Document]:
    body = "\\section{One}\\label{one} %s \\newpage Two\\label{two}"
    made = [write(tmp_path / name, body=body % name) for name in ("first", "second")]
    assert all(typeset(first).pdf for first in made)
    return made[0], made[1]


def test_what_a_reader_would_see_is_compared_page_by_page(pair: tuple[Document, Document]) -> None:
    first, second = (each.result(".pdf") for each in pair)
    assert readable(first, first) == ""
    assert readable(first, second) == "page 1: 'first' and 'second'"


def test_numbers_are_compared_in_the_aux(pair: tuple[Document, Document]) -> None:
    first, second = (each.made(".aux") for each in pair)
    assert numbers(first, second) == ""
    second.write_text(second.read_text().replace("{two}{{1}{2}", "{two}{{1}{3}"))
    assert "newlabel{two}" in numbers(first, second)


def test_a_line_of_the_source_is_no_number_of_the_text(tmp_path: Path) -> None:
    """A bundle without comments was not as the PDF where subcaption labels a figure."""
    files = [tmp_path / "first.aux", tmp_path / "second.aux"]
    for path, line in zip(files, (527, 421), strict=True):
        label = rf"{{\caption@xref {{fig:a}}{{ on input line {line}}}}}{{23}}"
        path.write_text(rf"\newlabel{{fig:a}}{{{label}}}", "utf-8")
    assert numbers(*files) == ""
    files[1].write_text(files[1].read_text("utf-8").replace("{23}", "{24}"), "utf-8")
    assert numbers(*files)
