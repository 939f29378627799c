"""The settings of a command that nobody knows are no text; what it is given to print is."""

from __future__ import annotations

from pathlib import Path

import panflute as pf
import pytest

from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.word.pandoc_reading import PrintedCommand, read


@pytest.mark.parametrize(
    ("argument", "shown"),
    [
        ("scale = 1, angle=0, contents = {x}", ""),
        ("color={red}, text=white", ""),
        ("we set x = 3, and y = 4", "we set x = 3, and y = 4"),
        ("Rents = prices, in short", "Rents = prices, in short"),
    ],
)
def test_settings_of_an_unknown_command_are_no_text(argument: str, shown: str) -> None:
    text = f"Before.\n\n\\unknownsetup{{{argument}}}\n\nAfter."
    found = read(Passage(text, Source(Path("main.tex"), text)), "")
    words = pf.stringify(pf.Doc(*found.blocks)).replace("Before.", "").replace("After.", "")
    assert words.split() == shown.split()


def test_an_argument_of_what_tex_printed_whole_is_not_missed() -> None:
    r"""A unit of the author's own, `\DeclareSIUnit`, stood in Word, and was reported as lost."""
    text = r"It is \qty{250}{\kroner}."
    printed = {r"\qty{250}{\kroner}": PrintedCommand("250 kr", whole=True)}
    found = read(Passage(text, Source(Path("main.tex"), text)), "", lambda _: printed)
    assert pf.stringify(pf.Doc(*found.blocks)).strip() == "It is 250 kr."
    assert not found.skipped


def test_letters_for_a_command_are_no_part_of_the_name_before_it() -> None:
    r"""`\ssSS` was left of two letters side by side, and so neither of them."""
    text = r"Gro\ss\SS, too."
    printed = {r"\SS": PrintedCommand("SS", whole=True)}
    found = read(Passage(text, Source(Path("main.tex"), text)), "", lambda _: printed)
    assert pf.stringify(pf.Doc(*found.blocks)).strip() == "GroßSS, too."


def test_a_setting_that_prints_nothing_is_not_missed_beside_a_command_that_prints() -> None:
    r"""`\smaller[0.5]` was called unknown as soon as TeX had said what another command prints."""
    text = "\\closer[0.5] It is \\qty{250}{\\kroner}."
    printed = {
        r"\closer[0.5]": PrintedCommand("", whole=True),
        r"\qty{250}{\kroner}": PrintedCommand("250 kr", whole=True),
    }
    found = read(Passage(text, Source(Path("main.tex"), text)), "", lambda _: printed)
    assert [item.printed for item in found.skipped] == [printed[r"\closer[0.5]"]]
