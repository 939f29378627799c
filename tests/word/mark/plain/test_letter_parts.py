"""A letter says who writes it, when and about what: in Word, it began with its receiver."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.plain.plain_rules import plain

_LETTER = r"\begin{letter}{Bo}\opening{Bo,}T\closing{Yours,}\end{letter}"
_END = r"\end{letter}"
_KOMA = (
    r"\setkomavar{fromname}{Ann}\setkomavar{fromaddress}{S 1\\Oslo}"
    r"\setkomavar{subject}{Rent}\setkomavar{fromphone}{123}"
)


def made(name: str, settings: str, text: str) -> str:
    source = f"\\documentclass{{{name}}}{settings}\\begin{{document}}{text}\\end{{document}}"
    found = plain(whole(Source(Path("main.tex"), source))).text
    return " ".join(found.partition(r"\begin{document}")[2].split())


@pytest.mark.parametrize(
    ("name", "settings", "expected"),
    [
        ("scrlttr2", _KOMA,
         r"Ann\\ S 1\\Oslo \begin{letter}{Bo} \today{} \textbf{Rent} \opening{Bo,}T Yours, Ann"),
        ("scrlttr2", _KOMA + r"\setkomavar{date}{1 May}\setkomavar{signature}{A. B.}",
         r"Ann\\ S 1\\Oslo \begin{letter}{Bo} 1 May \textbf{Rent} \opening{Bo,}T Yours, A. B."),
        ("letter", r"\address{Street 1}\name{Ann}",
         r"\today{} \begin{letter}{Bo}\opening{Bo,}T Yours, Ann"),
        ("article", _KOMA, _LETTER.removesuffix(_END)),
    ],
)  # fmt: skip
def test_what_stands_above_and_below_a_letter(name: str, settings: str, expected: str) -> None:
    assert made(name, settings, _LETTER).partition(_END)[0].rstrip() == expected


def test_each_further_letter_has_the_address_that_front_matter_gives_the_first() -> None:
    text = made("letter", r"\address{Street 1}", _LETTER * 2)
    assert text.count("Street 1") == 1
    assert text.index("Street 1") > text.index(r"\end{letter}")
