"""What the PDF prints around a heading's number is in Word, and nothing that only looks like it."""

from __future__ import annotations

import panflute as pf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trykklar.word.aux_numbers import Line
from trykklar.word.blocks.heading_lead import leads
from trykklar.word.model import Lead, MarkedHeading


def heading(number: str, title: str, level: int = 1, *, appendix: bool = False) -> MarkedHeading:
    words = [part for word in title.split() for part in (pf.Space(), pf.Str(word))][1:]
    return MarkedHeading(level, Line("chapter", number, title, "1"), appendix, "", None, words, [])


def test_an_appendix_without_a_title_has_the_word_too() -> None:
    """IEEEtran prints `APPENDIX A` alone; Word said `A`, and that it is not in the source."""
    untitled = [heading("A", "", appendix=True), heading("B", "Proof of it", appendix=True)]
    pages = ["A PPENDIX A\nText of it\nA PPENDIX B\nP ROOF OF IT\nText"]
    assert leads(untitled, pages) == {(1, True): Lead("APPENDIX ", "", True)}
    assert leads(untitled[:1], pages[:1]) == {(1, True): Lead("APPENDIX ", "", True)}


CHAPTERS = [heading("1", "First things"), heading("2", "Rents and means of all towns")]


@pytest.mark.parametrize(
    ("pages", "lead"),
    [
        # The classes' own: a line for the word, and one for the title.
        (["Chapter 1\n\nFirst things\n\nText", "Chapter 2\n\nRents and means\nof all towns"],
         Lead("Chapter ", "", True)),
        (["   Kapittel 1\n   First things", "   Kapittel 2\n   Rents and means of all towns"],
         Lead("Kapittel ", "", True)),
        # Small capitals, which are parted from a large one.
        (["C HAPTER 1\nF IRST THINGS", "C HAPTER 2\nR ENTS AND MEANS"], Lead("CHAPTER ", "", True)),
        # On one line, with a sign behind.
        (["CHAPTER 1. First things", "CHAPTER 2. Rents and means of"], Lead("CHAPTER ", ".")),
        (["Chapter 1 – First things\nChapter 2 – Rents and means"], Lead("Chapter ", " –")),
        (["1. First things\n2. Rents and means of all towns"], Lead("", ".")),
        # One in the right column stands beside text of the left one.
        (["go up in towns       2. Rents and means\n1. First things    and so on"], Lead("", ".")),
        # Far from its title, as IEEEtran has it.
        (["go up in towns       2.     Rents and means\n1.    First things     and so on"],
         Lead("", ".")),
        (["§ 1 First things\n§ 2 Rents and means of all towns"], Lead("§ ")),
        # A number alone is what Word has by itself.
        (["1 First things\n2 Rents and means of all towns"], None),
        # The lines of a table of contents and running heads end or begin in a page's number.
        (["Chapter 1 First things . . . . 3\nChapter 2 Rents and means of all towns 5",
          "1 First things", "2 Rents and means of all towns", "4 CHAPTER 1. FIRST THINGS"], None),
        # A reference in the text is no heading.
        (["See Chapter 1\nfor more", "1 First things", "2 Rents and means of all towns"], None),
        # Counted, and not printed; running heads and a table of contents change nothing of that.
        (["First things\nSome words of a text\nRents and means of all towns\nText"],
         Lead(shown=False)),
        (["1 First things 3\n2 Rents and means of all towns 4", "First things", "FIRST THINGS 2",
          "The last line of a text.\nRents and means of all towns"], Lead(shown=False)),
        # A table of contents has the numbers that the headings lack.
        (["1    First things     1\n2    Rents and means of all towns      2",
          "The last line of a text.\nFirst things\nText",
          "The last line of a text.\nRents and means of all towns"], Lead(shown=False)),
        # Written out, or by itself: there is a number, that Word counts.
        (["Chapter One\n\nFirst things", "Chapter Two\n\nRents and means of all towns"], None),
        (["1\n\nFirst things", "2\n\nRents and means of all towns"], None),
        (["One\n\nFirst things", "Two\n\nRents and means of all towns"], None),
        # One of several: it is not how this document does it.
        (["Chapter 1\nFirst things", "2 Rents and means of all towns"], None),
        ([], None),
    ],
)  # fmt: skip
def test_what_most_headings_of_a_kind_have(pages: list[str], lead: Lead | None) -> None:
    assert leads(CHAPTERS, pages) == ({(1, False): lead} if lead else {})


def test_appendices_have_a_word_of_their_own() -> None:
    headings = [heading("1", "One"), heading("A", "Tables", appendix=True), heading("1.1", "In", 2)]
    found = leads(headings, ["Chapter 1\n\nOne", "1.1 In", "Appendix A\n\nTables"])
    assert found == {
        (1, False): Lead("Chapter ", "", True),
        (1, True): Lead("Appendix ", "", True),
    }
    for item in headings:
        item.lead = found.get((item.level, item.appendix), Lead())
    assert [item.number for item in headings] == ["Chapter 1", "Appendix A", "1.1"]


@pytest.mark.parametrize("last", ["as follows.", "follows."])
def test_sections_without_numbers_stand_below_short_last_lines(last: str) -> None:
    sections = [
        MarkedHeading(
            2, Line("section", "1.1", "Rents", "1"), False, "", None, [pf.Str("Rents")], []
        ),
        MarkedHeading(
            1, Line("chapter", "1", "Towns", "1"), False, "", None, [pf.Str("Towns")], []
        ),
    ]
    pages = [f"1 Towns\nA paragraph whose last line is\n{last}\nRents\nMore words."]
    assert leads(sections, pages) == {(2, False): Lead(shown=False)}


def test_a_heading_at_the_top_of_a_page_has_nothing_above_it() -> None:
    """What stands above it in the text of the PDF is the number of the page before."""
    pages = ["Text.\n3", "First things\nText.\n4", "Rents and means of all towns\nText.\n5"]
    assert leads(CHAPTERS, pages) == {(1, False): Lead(shown=False)}


def test_headings_without_numbers_may_begin_a_paragraph() -> None:
    """Titlesec's shape `runin`, with an empty label."""
    titles = ("Rents of flats", "Means of families")
    lines = [Line("subsubsection", f"1.1.{at}", title, "1") for at, title in enumerate(titles, 1)]
    inlines = [[pf.Str(title.replace(" ", "\N{NO-BREAK SPACE}"))] for title in titles]
    headings = [
        MarkedHeading(3, line, False, "", None, words, [])
        for line, words in zip(lines, inlines, strict=True)
    ]
    pages = ["Rents of flats They rose.\nMore.", "Means of families They did not."]
    assert leads(headings, pages) == {(3, False): Lead(shown=False)}
    numbered = ["1.1.1 Rents of flats They rose.", "1.1.2 Means of families They did not."]
    assert leads(headings, numbered) == {}


def test_only_the_last_part_of_a_number_may_be_printed() -> None:
    """IEEE's `A.` is `I-A` where it is referred to, and `1)` stands in the line of its text."""
    headings = [heading("I", "Lamps"), heading("I-A", "Oil", 2), heading("I-A1", "Whales", 3)]
    found = leads(headings, ["I. Lamps\nText.\nA. Oil\n1) Whales: They swim in the sea."])
    assert found == {
        (1, False): Lead("", "."),
        (2, False): Lead("", ".", last=True),
        (3, False): Lead("", ")", last=True),
    }
    printed = [found[item.level, False].printed(item.line.number) for item in headings]
    assert printed == ["I", "A", "1"]


def test_a_heading_without_a_number_has_nothing_around_it() -> None:
    assert leads([heading("", "Preface")], ["Preface"]) == {}
    preface = heading("", "Preface")
    preface.lead = Lead("Chapter ")
    assert preface.number == ""


@given(st.lists(st.text(st.sampled_from("Chapter 12.First things§–:\n")), max_size=4))
def test_any_page_is_read(pages: list[str]) -> None:
    leads(CHAPTERS, pages)
