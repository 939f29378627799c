from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.typeset.dump.shortcut.boxes import boxes

if TYPE_CHECKING:
    from pathlib import Path

TITLES = [
    "Double Loop Learning in Organizations",
    "theory, method, and practice",
    "Organizational Learning {II}",
    "A{V}A",  # a kern would stand here, but for the braces
    "A",
    "{NOU} 2011:15 {Rom} for Alle",
    "The {SAGE} Handbook",
    "The {\\TeX} {\\emph{Book}} \\& More",
    "What's new? (All of it!) -- or: Nothing; 1945--2019 / 50 = 100",
    "“Triple-Loop” Learning’s Origins",
    "Ås, Ødegård og Élise",
    "",
    "2001: A Space Odyssey",
    "(In)visible Work",
    "AVATAR fi ff TA",
    "Very  Spaced ~ Out",
]
PIECES = ["A", "bc", "DE", " ", "-", "--", ":", "?", "{Ab}", "{IJ}", "1", "é", "Ø", "’", "(", "'"]


def titles() -> list[str]:
    chance = random.Random(7)  # noqa: S311 - no secret, only the same titles each time
    made = ("".join(chance.choices(PIECES, k=chance.randrange(1, 12))) for _ in range(200))
    return [*TITLES, *made]


def pairs_of(folder: Path, languages: str, before: str = "") -> list[tuple[str, str]]:
    """What each title is as a box of TeX's, by our way and by l3text's."""
    asked = "\n".join(
        rf"\ask{{{language}}}{{{title}}}" for language in languages.split() for title in titles()
    )
    text = "{#1}{\\biblatex_text_sentencecase_preprocess:n{#2}}"
    ours, theirs = (
        "\\biblatex_text_sentencecase:xo" + text,
        "\\trykklar@was@biblatex_text_sentencecase:xo" + text,
    )
    return boxes(folder, ours, theirs, f"{before}\n{asked}")[0]


def test_a_title_is_the_same_box_as_by_l3text(tmp_path: Path) -> None:
    pairs = pairs_of(tmp_path, "english dutch")
    assert len(pairs) == 2 * len(titles())
    assert all("\\hbox(" in ours for ours, _ in pairs)
    assert [ours for ours, _ in pairs] == [theirs for _, theirs in pairs]


def test_signs_that_are_commands_keep_what_they_do(tmp_path: Path) -> None:
    pairs = pairs_of(tmp_path, "english", r"\catcode`\?=\active \def?{\textbf{\string?}}")
    assert [ours for ours, _ in pairs] == [theirs for _, theirs in pairs]
