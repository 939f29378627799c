"""A heading whose number the PDF has in words has these words in Word, and not a number."""

from __future__ import annotations

import panflute as pf
import pytest

from trykklar.word.aux_numbers import Line
from trykklar.word.blocks.worded_number import worded_numbers
from trykklar.word.docx.heading_style import heading, native_numbers
from trykklar.word.docx.number_field import Counter
from trykklar.word.model import Lead, MarkedHeading
from trykklar.word.neutral import numbered


def _heading(kind: str, number: str, title: str) -> MarkedHeading:
    words = [part for word in title.split() for part in (pf.Space(), pf.Str(word))][1:]
    line = Line(kind, number, title, "1")
    return MarkedHeading(1, line, appendix=False, name=title, place=None, inlines=words, keys=[])


HILLS, RIVERS = "Hills and their people", "Rivers of the valleys"


@pytest.mark.parametrize("kind", ["part", "chapter"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Première partie", "Deuxième partie"),
        ("Part One", "Part Two"),
        ("D EL FØRSTE", "D EL ANDRE"),
        ("Erster Teil", "Zweiter Teil"),
    ],
)
def test_the_words_above_titles_are_their_numbers(kind: str, first: str, second: str) -> None:
    """The first part of a French thesis was `I`, which stands nowhere in it, and nobody heard."""
    headings = [_heading(kind, "I", HILLS), _heading(kind, "II", RIVERS)]
    pages = [f"  {first}\n\n  Hills and\ntheir people", f"  {second}\n\n Rivers of\n the valleys"]
    found = worded_numbers(headings, pages, {})
    assert found == {HILLS: first.replace("D EL", "DEL"), RIVERS: second.replace("D EL", "DEL")}


@pytest.mark.parametrize(
    "pages",
    [
        # The same above each, what tells nothing, one that nobody can compare, and a number.
        [f"Field notes\n{HILLS}", f"Field notes\n{RIVERS}"],
        [f"Anna Vik\n{HILLS}", f"Nils Dal\n{RIVERS}"],
        [f"Part One\n{HILLS}", RIVERS],
        [f"Part 1\n{HILLS}", f"Part 2\n{RIVERS}"],
        [f"One\n{HILLS}", f"Two\n{RIVERS}"],
    ],
)
def test_what_only_stands_above_is_no_number(pages: list[str]) -> None:
    headings = [_heading("part", "I", HILLS), _heading("part", "II", RIVERS)]
    assert worded_numbers(headings, pages, {}) == {}


def test_a_number_that_stands_above_is_no_other_one() -> None:
    """In the line of the title it may be a running head, which has the number as a number."""
    headings = [_heading("chapter", "1", HILLS), _heading("chapter", "2", RIVERS)]
    pages = [f"Chapter One\n{HILLS}", f"Chapter Two\n{RIVERS}"]
    apart, inline = Lead("Chapter ", apart=True), Lead("CHAPTER ", ".")
    assert worded_numbers(headings, pages, {(1, False): apart}) == {}
    assert worded_numbers(headings, pages, {(1, False): Lead(shown=False)}) == {}
    assert worded_numbers(headings, pages, {(1, False): inline}).keys() == {HILLS, RIVERS}


def test_the_level_is_counted_all_the_same() -> None:
    """Sections would else have no number before the point."""
    item = _heading("chapter", "1", HILLS)
    item.lead = Lead("Chapter One", apart=True, worded=True)
    assert item.number == "Chapter One"
    shown = numbered.heading(item, [])
    assert native_numbers([shown])
    text = pf.stringify(heading(shown, Counter(), native=True))
    assert "1" not in text
    first = heading(shown, Counter(), native=True).content[0].text
    assert "Chapter One" in first
    assert "SEQ" not in first
