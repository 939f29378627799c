"""A caption that the PDF begins with `Fig. 1.` must not begin with `Figure 1:` in Word."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.word.aux_numbers import Line
from trykklar.word.blocks import caption_label
from trykklar.word.blocks.caption_label import (
    CaptionLabel,
    printed_label,
    printed_labels,
    separator_of,
)

FIGURES = (
    Line("figure", "1", "{Rents in towns of the north}", "2"),
    Line("figure", "2", r"$x$ against rents", "3"),
)
TABLES = (Line("table", "II", r"Wages, \emph{all} years and towns", "4"),)
PAGES = [
    "Figures\n1 Rents in towns of the north . . 2\n",
    "as Figure 1 shows.\nFig. 1. Rents in towns\nof the north\n",
    "TABLE II\nWAGES, all years\nand towns",
]


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caption_label, "page_texts", lambda *_: PAGES)


@pytest.mark.usefixtures("printed")
def test_the_label_is_the_one_that_the_pdf_prints() -> None:
    assert printed_labels(Path("a.pdf"), {"lof": FIGURES, "lot": (*TABLES,)}) == {
        "figure": CaptionLabel("Fig.", ". "),
        "table": CaptionLabel("TABLE", " "),
    }


def test_a_number_may_stand_before_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hungarian tables were called `Table 1:` in Word, and `1. táblázat.` in the PDF."""
    pages = ["Lásd az\n1. táblázatot.\n1. táblázat. Rents in towns\nof the north\n2 Rents in towns"]
    monkeypatch.setattr(caption_label, "page_texts", lambda *_: pages)
    assert printed_labels(Path("a.pdf"), {"lof": FIGURES[:1]}) == {
        "figure": CaptionLabel("", ". táblázat. ")
    }


def test_a_sign_that_an_author_begins_captions_with_is_no_part_of_the_label(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It stood in Word twice: `Figure 1. : : Rents`."""
    pages = ("Figure 1. : Rents in towns of the north\nText.\nFigure 2. : Wages of all years\n",)
    monkeypatch.setattr(caption_label, "page_texts", lambda *_: pages)
    captions = (
        Line("figure", "1", "{: Rents in towns of the north}", "2"),
        Line("figure", "2", ": Wages of all years", "3"),
    )
    assert printed_labels(Path("a.pdf"), {"lof": captions}) == {
        "figure": CaptionLabel("Figure", ". ")
    }


def test_a_number_may_have_two_signs_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """KOMA-Script numbers figures `1.` where there are appendices, and writes a colon behind it."""
    monkeypatch.setattr(
        caption_label, "page_texts", lambda *_: ["Abb. 1.: Rents in towns of the north"]
    )
    assert printed_labels(Path("a.pdf"), {"lof": FIGURES}) == {
        "figure": CaptionLabel("Abb.", ".: ")
    }


def test_a_first_word_alone_is_not_enough_to_know_a_caption(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A figure was called a table where both began with one word, and the next was in bold."""
    pages = ["Figure S1. Sup fig of x", "Table S1. Sup tab", "Table S1. Sup table"]
    monkeypatch.setattr(caption_label, "page_texts", lambda *_: pages)
    title = r"Sup \textbf {fig} of $x$"
    assert printed_label(Path("a.pdf"), "S1", title) == CaptionLabel("Figure", ". ")


def test_a_name_of_several_words_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = ["Text\nInfo Box 1: Rents in towns of the north\nas the Box 1: Rents"]
    monkeypatch.setattr(caption_label, "page_texts", lambda *_: pages)
    assert printed_label(Path("a.pdf"), "1", "Rents in towns") == CaptionLabel("Info Box", ": ")


def test_words_beside_one_caption_are_not_before_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages = ["Beside it Figure 1: Rents in towns of the north", "Figure 2: x against rents"]
    monkeypatch.setattr(caption_label, "page_texts", lambda *_: pages)
    lines = (FIGURES[0], Line("figure", "2", "x against rents", "3"))
    assert printed_labels(Path("a.pdf"), {"lof": lines}) == {"figure": CaptionLabel("Figure", ": ")}


@pytest.mark.usefixtures("printed")
def test_small_capitals_are_the_same_words() -> None:
    lines = (Line("table", "II", "Wages, all years", "4"),)
    assert printed_labels(Path("a.pdf"), {"lot": lines}) == {"table": CaptionLabel("TABLE", " ")}


@pytest.mark.usefixtures("printed")
def test_a_caption_that_is_not_found_says_nothing() -> None:
    lines = (Line("figure", "1", "Something else of that kind", "2"),)
    assert printed_labels(Path("a.pdf"), {"lof": lines, "toc": FIGURES}) == {}


def test_without_a_pdf_nothing_is_reported(tmp_path: Path) -> None:
    assert printed_labels(tmp_path / "a.pdf", {"lof": FIGURES}) == {}


@pytest.mark.usefixtures("printed")
@pytest.mark.parametrize(
    "title",
    [
        r"\textbf {Rents in towns of the north.} A map.", r"{\bf Rents in towns} of the north",
        r"\relax \ignorespaces {\bfseries Rents in towns of the north}",
    ],
)  # fmt: skip
def test_a_caption_that_begins_in_bold_is_found_by_its_words(title: str) -> None:
    lines = (Line("figure", "1", title, "2"),)
    assert printed_labels(Path("a.pdf"), {"lof": lines}) == {"figure": CaptionLabel("Fig.", ". ")}


@pytest.mark.parametrize(
    ("shown", "label"),
    [
        ("Table 1 – Loyers", CaptionLabel("Table", " – ")),
        ("Table 1. — Loyers", CaptionLabel("Table", ". — ")),
        ("TABLE 1\nL OYERS", CaptionLabel("TABLE", " ")),
        ("Fig. 1 → Loyers", CaptionLabel("Fig.", " → ")),
    ],
)
def test_one_word_is_enough_where_its_number_stands_before_it(
    monkeypatch: pytest.MonkeyPatch, shown: str, label: CaptionLabel
) -> None:
    """French sets a dash; a table with a short caption had a colon without a word."""
    pages = [f"Pour cela, voir 1 Loyers\n{shown}\n"]
    monkeypatch.setattr(caption_label, "page_texts", lambda *_: pages)
    lines = (Line("table", "1", "Loyers", "1"),)
    assert printed_labels(Path("a.pdf"), {"lot": lines}) == {"table": label}
    assert printed_label(Path("a.pdf"), "1", "Loyers") == label


def test_a_caption_without_words_is_separated_as_the_others() -> None:
    figure, table = CaptionLabel("Fig.", " – "), CaptionLabel("Tab.", ": ")
    assert separator_of({"figure": figure}) == " – "
    assert separator_of({"figure": figure, "table": table}) is None


def test_a_letter_of_the_picture_above_is_no_part_of_the_label(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(caption_label, "page_texts", lambda *_: ["AFigure 1: Rents in towns\n"])
    assert printed_label(Path("a.pdf"), "1", "Rents in towns") == CaptionLabel("Figure", ": ")
