"""Which record is whose: a wrong match would put one citation's words in the place of another's."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import panflute as pf

from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.printed.citations_and_lists import PrintedCitation as Shown
from trykklar.printed.citations_and_lists import TexPosition, bare
from trykklar.printed.text_run import Run, plain
from trykklar.word.cite.from_tex.match_records import matched
from trykklar.word.model import MarkedCitation

TEXT = "one\ntwo\nthree\nfour\nfive"
MAIN = Path("/paper/main.tex")


def state() -> Any:
    """The part of an export's state that says where a citation stands."""
    flat = Passage(TEXT, Source(MAIN, TEXT))
    inputs = SimpleNamespace(
        manuscript=SimpleNamespace(flat=flat), document=SimpleNamespace(source=MAIN)
    )
    return SimpleNamespace(inputs=inputs)


def ours(key: str, line: int, note: str = "", command: str = "cite") -> MarkedCitation:
    offset = sum(len(row) + 1 for row in TEXT.split("\n")[: line - 1])
    return MarkedCitation(command, (([], [pf.Str(note)] * bool(note), (key,)),), offset, pf.Span())


def theirs(key: str, line: int, text: str, file: str = "", given: str | None = None) -> Shown:
    return Shown(TexPosition(file, line), "cite", ((key,),), (Run(text),), given=given)


def texts(found: list[Shown | None]) -> list[str]:
    return [plain(one.runs) if one else "-" for one in found]


def test_citations_are_matched_by_work_and_line() -> None:
    found = matched(
        [ours("a", 1), ours("a", 3)], [theirs("a", 1, "x"), theirs("a", 3, "y")], state()
    )
    assert texts(found) == ["x", "y"]


def test_another_order_does_not_matter_where_the_lines_are_known() -> None:
    found = matched(
        [ours("a", 1), ours("a", 3)], [theirs("a", 3, "y"), theirs("a", 1, "x")], state()
    )
    assert texts(found) == ["x", "y"]


def test_a_citation_in_an_argument_has_the_line_of_its_end() -> None:
    found = matched(
        [ours("a", 1), ours("a", 2)], [theirs("a", 4, "x"), theirs("a", 4, "y")], state()
    )
    assert texts(found) == ["x", "y"]


def test_where_the_numbers_differ_nothing_is_guessed() -> None:
    found = matched([ours("a", 1), ours("a", 2)], [theirs("a", 4, "x")], state())
    assert texts(found) == ["-", "-"]


def test_what_is_sure_stays_sure_where_others_are_not() -> None:
    shown = [theirs("a", 1, "x"), theirs("a", 5, "y"), theirs("b", 2, "z")]
    found = matched([ours("a", 1), ours("a", 2), ours("a", 3), ours("b", 2)], shown, state())
    assert texts(found) == ["x", "-", "-", "z"]


def test_a_file_is_not_another_one() -> None:
    shown = [theirs("a", 1, "x", "parts/one.tex"), theirs("a", 2, "y")]
    assert texts(matched([ours("a", 2), ours("a", 1)], shown, state())) == ["y", "x"]


def test_two_differences_that_cancel_out_are_no_match() -> None:
    # One that is not printed, and one that only TeX has: as many on both sides.
    found = matched(
        [ours("a", 1, "p. 12"), ours("a", 2)],
        [theirs("a", 4, "x", given=bare("p.~12")), theirs("a", 5, "y", given=bare("99"))],
        state(),
    )
    assert texts(found) == ["x", "-"]


def test_notes_are_the_same_however_they_are_typed() -> None:
    given = [bare("see 12--14, Ærø, STRASSE"), None, bare("{2}{8}")]
    found = matched(
        [
            ours("a", 1, "see 12\N{EN DASH}14, ærø, Straße"),
            ours("a", 2, "page eight"),
            ours("a", 3, "8", "volcite"),
        ],
        [theirs("a", at, str(at), given=text) for at, text in enumerate(given, 1)],
        state(),
    )
    assert texts(found) == ["1", "2", "3"]
