"""Every entry that BibTeX would know is known, and every fault is reported at its line."""

from pathlib import Path

import pytest

from trykklar.bibliography import BibFile, read_bib
from trykklar.latex.source import Source, read_source
from trykklar.storage.fence import Fence


def bib(text: str) -> BibFile:
    return read_bib(Source(Path("refs.bib"), text))


def codes(text: str) -> list[tuple[str, int]]:
    return [(finding.code, finding.line) for finding in bib(text).findings]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("@book{a, title = {A}}", ["a"]),
        ("@book(a, title = {A})", ["a"]),
        ("@ book {a, title = {A}}", ["a"]),
        ('@BOOK{ a , TITLE = "A" }', ["a"]),
        ("@book{a}", ["a"]),
        ("@book{a,}", ["a"]),
        ("@book{a, title={A}} @book{b, title={B}}", ["a", "b"]),
        ("@book{a, title = {A}\n@book{b, title = {B}}", ["a", "b"]),
        ("@book{a, title = {A, year = 2000}\n\n@book{b, title = {B}}", ["a", "b"]),
        ("@book{a title = {A}}", ["a"]),
        ("@book{a, title = {A}, title = {B}}", ["a"]),
        ("@book{a, author = {a, b, c, d}}", ["a"]),
        ("% @book{a, title = {A}}", ["a"]),
        ('@comment{b, title = {A}} @preamble{"x"} @string{s = {x}} @book{a,}', ["a"]),
        ("junk foo@bar.com junk\n@book{a, title={A}}", ["a"]),
        # To BibTeX, a brace behind a backslash is a brace.
        ("@book{a, note={x\\}}\n@book{b, title={{\\{A}}}}", ["a", "b"]),
        ("@book{DBLP:conf/a+x_y.z-1, title = {A}}", ["DBLP:conf/a+x_y.z-1"]),
        ("@book{blåbær, title = {A}}", ["blåbær"]),
        ("@book{a,\r\n  title = {A},\r\n}\r\n@book{b,\r\n}", ["a", "b"]),
        ("@misc{, title = {No key}}\n@book{a,}", ["", "a"]),
    ],
)
def test_the_keys_are_those_that_bibtex_knows(text: str, keys: list[str]) -> None:
    assert [entry.key for entry in bib(text).entries] == keys


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@book{a, title = {A}}", []),
        ("@book{a,\n title = {A},\n title = {B}}", [("field-duplicate", 3)]),
        ("@book{a,\n title = {A}\n year = 2000}", [("entry-comma", 3)]),
        ("@book{a,\n title = {A},\n % note\n year = 2000}", [("entry-comment", 4)]),
        ("\n@book{a,\n title = {A", [("entry-syntax", 2)]),
        # To BibTeX and biber, a backslash before a brace or quotation mark changes nothing.
        ("@book{a,\n author = {Ann {\\{O}}.},\n note = {x\\}}", []),
        ("@book{a,\n title = {A \\{ sign},\n year = 2000}", [("entry-syntax", 1)]),
        ('@book{a,\n title = {A \\"o},\n note = "{\\"o}"}', []),
        ('@book{a,\n title = "G\\"odel",\n year = 2000}', [("entry-syntax", 1)]),
        ('@book{a,\n title = "A ""b"" c",\n year = 2000}', [("entry-syntax", 2)]),
        ('@book{a,\n title = "A " # {b} # " c",\n year = 2000}', []),
    ],
)
def test_a_fault_of_form_is_found_at_its_line(text: str, found: list[tuple[str, int]]) -> None:
    assert codes(text) == found


def test_a_lost_comma_loses_no_field() -> None:
    entry = bib("@book{a, author = {A and B} title = {One} year = 2000}").entries[0]
    assert entry.fields == {"author": "A and B", "title": "One", "year": "2000"}


def test_strings_are_joined_and_an_undefined_one_is_remembered() -> None:
    text = '@string{wep = {West European}}\n@book{a, series = wep # " Politics", month = jann}'
    entry = bib(text).entries[0]
    assert entry.fields["series"] == "West European Politics"
    assert entry.macros == {"month": ("jann",)}


def test_a_field_knows_its_line_its_column_and_its_span() -> None:
    text = "@book{a,\n  title = {A title},\n  pages = {1-2}\n}"
    entry = bib(text).entries[0]
    place, span = entry.place_of("pages"), entry.span_of("pages")
    assert (place.line, place.column) == (3, 3)
    assert span is not None
    assert text[slice(*span)] == "1-2"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
def test_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes("@book{a, author = {Sætren}}".encode(encoding))
    assert read_bib(read_source(path, Fence(tmp_path))).entries[0].fields["author"] == "Sætren"


def test_a_binary_file_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"\x89PNG\0\0")
    assert [finding.code for finding in read_bib(read_source(path, Fence(tmp_path))).findings] == [
        "file-unreadable"
    ]
