from __future__ import annotations

from typing import TYPE_CHECKING

from tests.typeset.dump.shortcut.boxes import boxes

if TYPE_CHECKING:
    from pathlib import Path

# Each is asked for twice, and in between by others; the last one is another word by then.
WORDS = [
    "in",
    r"ed\adddotspace by",
    "Éa",
    r"\changing{} one",
    r"\adddot x",
    "",
    r"a \emph{Word}",
    "øl",
    "ijs",
    "other",
    "in",
]
KEPT = r"\typeout{kept \expandafter\meaning\csname trykklar@capital@english@abx@str@1\endcsname}"


def test_a_word_is_the_same_box_as_by_l3text_each_time(tmp_path: Path) -> None:
    asked = "\n".join(
        rf"\def\changing{{{mark}}}\expandafter\def\csname abx@str@{number % 10}\endcsname{{{word}}}"
        rf"\ask{{{language}}}{{{number % 10}}}"
        for mark, language in (("x", "english"), ("y", "english"), ("z", "dutch"), ("z", "dutch"))
        for number, word in enumerate(WORDS)
    )
    pairs, log = boxes(
        tmp_path,
        r"\biblatex_text_makecapital:nn{#1}{\csuse{abx@str@#2}}",
        r"\trykklar@was@biblatex_text_makecapital:nn{#1}{\csuse{abx@str@#2}}",
        asked + "\n" + KEPT,
    )
    assert len(pairs) == 4 * len(WORDS)
    assert all("\\hbox(" in box for pair in pairs for box in pair)
    assert [ours for ours, _ in pairs] == [theirs for _, theirs in pairs]
    assert "kept macro:->Ed" in log
