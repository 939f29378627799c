from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.typeset.dump.shortcut.boxes import boxes

if TYPE_CHECKING:
    from pathlib import Path

MADE = [
    r"\let\thing\undefined",
    r"\let\thing\relax",
    r"\let\thing\empty",
    *(
        # After \endcsname, a space counts.
        rf"{prefix}\expandafter\def\csname thing\endcsname{space}{{{body}}}"
        for prefix in ("", r"\long", r"\protected", r"\protected\long")
        for space in ("", " ")
        for body in ("", " ", "x", r"\relax")
    ),
    r"\def\thing#1{}",
    r"\def\thing#1{#1}",
    r"\def\thing a{}",
    r"\let\thing=a",
    r"\let\thing\par",
    r"\let\thing\setbox",
    r"\chardef\thing=7",
]

ASKED = [r" \thing", r"\thing\thing", r"\thing x", "text", "a", "", r"\emph{text}"]


def pairs_of(folder: Path, asked: str, lines: list[str]) -> tuple[list[tuple[str, str]], str]:
    """What each line's thing is found to be, both ways, and the log."""
    ours, theirs = (rf"\{way}{asked}{{#2}}{{yes}}{{no}}" for way in ("", "trykklar@was@"))
    return boxes(folder, ours, theirs, "\n".join(lines))


@pytest.mark.parametrize("asked", ["ifdefvoid", "ifdefempty"])
def test_a_macro_is_as_empty_as_etoolbox_finds_it(tmp_path: Path, asked: str) -> None:
    pairs, log = pairs_of(tmp_path, asked, [rf"{line}\ask{{}}{{\thing}}" for line in MADE])
    assert len(pairs) == len(MADE)
    assert [ours for ours, _ in pairs] == [theirs for _, theirs in pairs], log
    assert len(set(pairs)) == 2


@pytest.mark.parametrize("asked", ["ifdefvoid", "ifdefempty"])
def test_what_is_no_command_goes_the_long_way(tmp_path: Path, asked: str) -> None:
    lines = [rf"\def\thing{{}}\ask{{}}{{{each}}}" for each in ASKED]
    pairs, log = pairs_of(tmp_path, asked, lines)
    assert len(pairs) == len(ASKED)
    assert [ours for ours, _ in pairs] == [theirs for _, theirs in pairs], log
