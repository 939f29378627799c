"""Names, pages, dates, inheritance and text of entries."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from trykklar.bibliography.bib_file import read_bib
from trykklar.bibliography.dates import impossible, years
from trykklar.bibliography.field_text import folded, plain
from trykklar.bibliography.inheritance import Inherited
from trykklar.bibliography.names import names
from trykklar.bibliography.pages import ranges, reversed_range
from trykklar.latex.source import Source

if TYPE_CHECKING:
    from trykklar.bibliography.entry import Entry


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("Offerdal, Audun", [("Offerdal", "Audun")]),
        ("Audun Offerdal", [("Offerdal", "Audun")]),
        ("Jan van den Berg and {Ministry of Finance and Budget}",
         [("van den Berg", "Jan"), ("Ministry of Finance and Budget", "")]),
        ("de la Cruz, Ana and others", [("de la Cruz", "Ana")]),
        ("King, Jr, Martin Luther", [("King", "Martin Luther")]),
        (r"S{\ae}tren, Harald and {\O}yvind {\AA}s", [("Sætren", "Harald"), ("Ås", "Øyvind")]),
        ("Husbanken", [("Husbanken", "")]),
    ],
)  # fmt: skip
def test_names_are_split_as_bibtex_splits_them(value: str, parts: list[tuple[str, str]]) -> None:
    assert [(name.last, name.first) for name in names(value)] == parts


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\O yvind S{\ae}tren", "Øyvind Sætren"),
        (r"Sch{\"o}n", "Schön"),
        (r"\'Etat \& {EU}", "État & EU"),
        (r"Ji\v{r}\'{\i}", "Jiří"),
        (r"\emph{A} title", "A title"),
    ],
)
def test_latex_becomes_text(written: str, read: str) -> None:
    assert plain(written) == read


def test_folding_makes_spellings_comparable() -> None:
    assert folded("Sætren, H.: «Ålesund»") == "saetren h alesund"


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("559--582", [(559, 582)]),
        ("123-45", [(123, 145)]),
        ("1--10, 20--30", [(1, 10), (20, 30)]),
        ("xii--xv", [(12, 15)]),
        ("e123", []),
        ("12", [(12, 12)]),
    ],
)
def test_page_ranges(value: str, found: list[tuple[int, int]]) -> None:
    assert [(span.first, span.last) for span in ranges(value)] == found


def test_a_reversed_range_is_seen_and_a_short_one_is_not_reversed() -> None:
    assert reversed_range("582--559")
    assert not reversed_range("582--91")


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ("2020-13-45", True), ("2020-02-30", True), ("2001-02-29", True), ("200X-02-29", False),
         ("20. October", True), ("2020", False),
        ("2020-02", False), ("2020-02-29/2020-03-01", False), ("2020-21", False), ("199X", False),
        ("2020/..", False), ("2004-04-25T14:34:00", False), ("1990~", False),
    ],
)  # fmt: skip
def test_impossible_dates(value: str, wrong: bool) -> None:
    assert impossible(value) is wrong


def test_the_year_of_the_original_may_be_cited_too() -> None:
    assert years({"date": "2010", "origdate": "1980"}) == {2010, 1980}


FAMILY = """
@inbook{child, author = {A}, title = {Chapter}, crossref = {parent}, xdata = {data}}
@book{parent, author = {B}, title = {Book}, publisher = {Sage}, shorthand = {no}}
@xdata{data, address = {Oslo}}
@incollection{loop, crossref = {loop}}
"""


@pytest.mark.parametrize(
    ("biblatex", "fields"),
    [
        (True, {"booktitle": "Book", "bookauthor": "B", "publisher": "Sage", "address": "Oslo"}),
        (False, {"publisher": "Sage"}),
    ],
)
def test_each_model_inherits_by_its_own_rule(biblatex: bool, fields: dict[str, str]) -> None:
    entries: dict[str, Entry] = {
        entry.key: entry for entry in read_bib(Source(Path("x.bib"), FAMILY)).entries
    }
    full = Inherited(entries["child"], entries.get, biblatex)
    names_of_all = {*fields, "title", "author", "editor", "booktitle", "bookauthor", "shorttitle"}
    new = {name: full.get(name) for name in names_of_all - entries["child"].fields.keys()}
    assert {name: value for name, value in new.items() if value} == fields
    loop = Inherited(entries["loop"], entries.get, biblatex)
    assert (loop.get("crossref"), loop.get("title")) == ("loop", "")


@pytest.mark.parametrize(
    "value", ["A" * 200_000, " " * 200_000 + "x", "urn:" * 50_000, "a=" * 90_000]
)
def test_a_field_of_any_length_is_found_in_linear_time(value: str) -> None:
    """What is not linear would take hours here."""
    text = f"@book{{a,\n note = {{{value}}},\n doi = {{1}}}}"
    (entry,) = read_bib(Source(Path("a.bib"), text)).entries
    assert entry.place_of("note").line == 2
    assert text.startswith("doi", entry.place_of("doi").offset)
    (damaged,) = read_bib(Source(Path("a.bib"), f"@book{{a,\n doi {value} {{1}}")).entries
    assert damaged.key == "a"
