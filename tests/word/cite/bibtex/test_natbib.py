"""What natbib prints, command by command; each string was compared with natbib's own."""

from __future__ import annotations

import panflute as pf
import pytest

from trykklar.word.cite.bibtex.natbib import Natbib
from trykklar.word.cite.bibtex.pieces import parsed, shown
from trykklar.word.cite.bibtex.punctuation import Punctuation
from trykklar.word.inlines import plain
from trykklar.word.model import BibciteEntry

NUMBERS = Punctuation(opening="[", closing="]", between=",", numbers=True)


def _noted(number: int, date: str, name: str, full: str = "") -> BibciteEntry:
    return BibciteEntry(str(number), date, [pf.Str(name)], [pf.Str(full)] if full else [])


WORKS = {
    "one": _noted(1, "2007{a}", "de Vries et al.", "de Vries, Ek and Lie"),
    "two": _noted(2, "2007{b}", "de Vries et al.", "de Vries, Ek and Lie"),
    "old": _noted(3, "1999", "de Vries et al."),
    "hood": _noted(4, "1991", "Hood"),
    "none": _noted(5, "", "Nobody"),
}


def _shown(
    command: str, keys: str, pre: str = "", post: str = "", marks: Punctuation | None = None
) -> str:
    machine = Natbib(WORKS, marks or Punctuation())
    notes = [[pf.Str(note)] if note else [] for note in (pre, post)]
    return plain(machine.cited(command, keys.split(","), *notes))


@pytest.mark.parametrize(
    ("command", "keys", "pre", "post", "shown"),
    [
        ("citep", "one,two", "", "", "(de Vries et al., 2007a,b)"),
        ("citep", "two,one", "see", "p. 3", "(see de Vries et al., 2007b,a, p. 3)"),
        ("citep", "two,hood", "", "", "(de Vries et al., 2007b; Hood, 1991)"),
        ("citep", "old,one", "", "", "(de Vries et al., 1999, 2007a)"),
        ("citet", "one,two", "", "", "de Vries et al. (2007a,b)"),
        ("citet", "hood,old", "see", "3", "Hood (see 1991); de Vries et al. (see 1999, 3)"),
        ("citet*", "one", "", "", "de Vries, Ek and Lie (2007a)"),
        ("Citet", "one", "", "", "De Vries et al. (2007a)"),
        ("citealt", "hood", "", "", "Hood 1991"),
        ("citealp", "hood", "", "4", "Hood, 1991, 4"),
        ("citeauthor", "one", "", "", "de Vries et al."),
        ("Citeauthor*", "one", "", "", "De Vries, Ek and Lie"),
        ("citeyear", "one,hood", "", "", "2007a; 1991"),
        ("citeyearpar", "one", "see", "", "(see 2007a)"),
        ("cite", "hood", "", "", "Hood (1991)"),
        ("cite", "hood", "", "4", "(Hood, 1991, 4)"),
        ("citep", "none", "", "", "(Nobody)"),
        ("citep", "hood,nowhere", "", "", "(Hood, 1991; ?)"),
        ("citenum", "hood", "", "", "4"),
    ],
)  # fmt: skip
def test_by_year(command: str, keys: str, pre: str, post: str, shown: str) -> None:
    assert _shown(command, keys, pre, post) == shown


@pytest.mark.parametrize(
    ("command", "keys", "shown"),
    [
        ("citep", "hood,one", "[4, 1]"),
        ("cite", "hood", "[4]"),
        ("citet", "one,two,hood", "de Vries et al. [1, 2], Hood [4]"),
        ("citealp", "hood", "4"),
        ("citeyear", "none", "(year?)"),
        ("Citet", "one", "de Vries et al. [1]"),
    ],
)
def test_by_number(command: str, keys: str, shown: str) -> None:
    assert _shown(command, keys, marks=NUMBERS) == shown


def test_numbers_in_a_row_are_drawn_together_from_three_on() -> None:
    marks = Punctuation("[", "]", ",", numbers=True, sort=True, compress=True)
    assert _shown("citep", "hood,two,one", marks=marks) == "[1, 2, 4]"
    assert _shown("citep", "old,hood,two,one", marks=marks) == "[1–4]"


def test_raised_numbers_stand_close_and_the_note_stays_on_the_line() -> None:
    marks = Punctuation("", "", ",", numbers=True, raised=True)
    machine = Natbib(WORKS, marks)
    found = machine.cited("citep", ["one", "hood"], [], [pf.Str("p. 3")])
    assert plain(found) == "1,4 p. 3"
    assert isinstance(found[0], pf.Superscript)


def test_the_first_citation_names_all_where_the_author_asks_for_it() -> None:
    machine = Natbib(WORKS, Punctuation(long=True))
    assert plain(machine.cited("citet", ["one"], [], [])) == "de Vries, Ek and Lie (2007a)"
    assert plain(machine.cited("citet", ["one"], [], [])) == "de Vries et al. (2007a)"


def test_each_work_is_a_link_to_its_entry() -> None:
    found = Natbib(WORKS, Punctuation()).cited("citep", ["one", "two"], [], [])
    assert [item.url for item in found if isinstance(item, pf.Link)] == ["#ref-one", "#ref-two"]


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2007{a}", ("2007", "a")),
        ("2007b", ("2007", "b")),
        ("2007", ("2007", "")),
        ("n.d.", ("", "n")),
    ],
)
def test_a_letter_is_distinguished_from_its_year(date: str, parts: tuple[str, str]) -> None:
    assert parsed(date) == parts


def test_a_thin_space_in_a_date_is_one() -> None:
    work = BibciteEntry("1", r"{[n.\,d.]a}", [], [])
    assert shown(work) == "[n.\N{NARROW NO-BREAK SPACE}d.]a"
