"""About how long a list of references is: its limit counts for whoever has many works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.bibliography import assemble
from trykklar.checks.list_length import length_of_list
from trykklar.latex.read_document import read
from trykklar.project.selection import plain

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.bibliography import Entry


def entries(folder: Path, *texts: str) -> tuple[Entry, ...]:
    (folder / "refs.bib").write_text("\n".join(texts), "utf-8")
    text = "\\documentclass{article}\\begin{document}\\nocite{*}\\bibliography{refs}\\end{document}"
    (folder / "main.tex").write_text(text, "utf-8")
    return tuple(assemble(read(plain(folder / "main.tex"))).entries)


def test_what_a_style_prints_is_counted_once_without_braces(tmp_path: Path) -> None:
    found = entries(
        tmp_path,
        "@book{a, author = {Holm, Kari}, editor = {Nobody, Else}, year = 2020,"
        " title = {{NAV} in use},"
        " publisher = {Oslo Press}, pages = {3 -- 4}, abstract = {Nobody prints this}}",
    )
    amount = length_of_list(found)
    assert amount.words == 2 + 1 + 3 + 2 + 1  # pages are one word
    shown = ("Holm, Kari", "2020", "NAV in use", "Oslo Press", "3 -- 4")
    assert amount.characters == sum(len(text) + 2 for text in shown)


def test_a_list_without_works_has_no_length(tmp_path: Path) -> None:
    assert length_of_list(entries(tmp_path)) == (0, 0)


def test_twice_the_works_are_twice_as_long(tmp_path: Path) -> None:
    work = "@book{KEY, author = {Holm, Kari}, year = 2020, title = {Ytre blåbær}}"
    once = length_of_list(entries(tmp_path, work))
    twice = length_of_list(entries(tmp_path, work, work.replace("KEY", "other")))
    assert twice == (2 * once.words, 2 * once.characters)
