"""A log may be as long as TeX likes: it is read in a window, and never kept as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.typeset.log import lines as module
from trykklar.typeset.log.lines import LONGEST, Window, lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_a_line_of_many_megabytes_is_cut_and_the_next_one_is_whole(tmp_path: Path) -> None:
    log = tmp_path / "main.log"
    log.write_bytes(b"x" * 5_000_000 + b"\nafter\n")
    long, after = lines(log)
    assert (len(long), after) == (LONGEST, "after")


def test_of_an_endless_log_the_beginning_and_the_end_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FIRST", 1_000)
    monkeypatch.setattr(module, "LAST", 100)
    log = tmp_path / "main.log"
    log.write_text("first\n" + "again and again\n" * 10_000 + "last\n", encoding="utf-8")
    found = list(lines(log))
    assert (found[0], found[-1]) == ("first", "last")
    assert len(found) < 100


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),
        (b"\n\n", ["", ""]),
        (b"a\r\nb", ["a", "b"]),
        ("blåbær\n".encode() + "bøk".encode("latin-1"), ["blåbær", "bøk"]),
    ],
)
def test_lines_end_as_tex_ends_them(tmp_path: Path, data: bytes, expected: list[str]) -> None:
    log = tmp_path / "main.log"
    log.write_bytes(data)
    assert list(lines(log)) == expected


def test_a_log_that_is_a_folder_or_is_not_there_has_no_lines(tmp_path: Path) -> None:
    assert not list(lines(tmp_path))
    assert not list(lines(tmp_path / "none.log"))


def test_a_window_reads_no_further_than_it_is_looked_at() -> None:
    read: list[int] = []

    def endless() -> Iterator[str]:
        for number in range(1_000_000):
            read.append(number)
            yield str(number)

    window = Window(endless())
    assert (window.line(), window.line(5)) == ("0", "5")
    window.step(4)
    assert window.line() == "4"
    assert list(window.behind) == ["1", "2", "3"]
    assert len(read) == 6


def test_a_window_ends_with_its_lines() -> None:
    window = Window(["only"])
    window.step(3)
    assert window.line() is None
    assert list(window.behind) == ["only"]
