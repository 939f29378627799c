"""LaTeX's own signs and the program's marks never reach a reader's eye unseen."""

from __future__ import annotations

import pytest

from trykklar.word.judge.docx_passage import DocxPassage
from trykklar.word.judge.raw_signs import raw_signs


def raw(text: str, page: str, kind: str = "paragraph") -> list[tuple[str, bool]]:
    found = raw_signs([DocxPassage(kind, "", (text,))], [[page]])
    return [(item.text, item.mark) for item in found]


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("R&D costs 5 % of it", "R&D costs 5 % of it"),
        ("R&D costs of towns", "R&D\ncosts of\ntowns"),  # a line ends there
        ("file_name and ^up ~a", "file name and ˆup ˜a"),  # what TeX draws as lines and accents
        ("rent ~ Normal(1)", "rent ∼ Normal(1)"),  # code, in another font
        (r"C:\temp {x} #1 $5", r"C:\temp {x} #1 $5"),
        ("https://example.org/a%20b_c", "https://example.org/\na%20b_c"),
        ("in-depth A&B-test", "in-\ndepth A&B-\ntest"),
    ],
)
def test_what_the_pdf_shows_is_no_fault(text: str, page: str) -> None:
    assert raw(text, page) == []


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Kari & 5000 & Oslo", "Kari 5000 Oslo"),
        (r"see \foo here", "see here"),
        ("a colspec=lr}, b", "a b"),
        ("R&D and Kari & Ola", "R&D and Kari Ola"),
        ("income 0.123^*** here", "income 0.123∗∗∗ here"),
    ],
)
def test_a_sign_that_tex_does_not_print_is_reported(text: str, page: str) -> None:
    assert len(raw(text, page)) == 1


def test_a_mark_of_ours_is_reported_whatever_the_pdf_shows() -> None:
    ((_, mark),) = raw("a \ue000image\ue0011\ue002 b", "a \ue000image\ue0011\ue002 b")
    assert mark


def test_a_style_may_write_an_entry_otherwise() -> None:
    assert raw("Holm & Berg", "Holm and Berg", "entry") == []
