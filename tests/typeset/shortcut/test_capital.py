from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from trykklar.typeset.shortcut import SHORTCUT

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
BOX = re.compile(r"(?m)^(?:\\hbox|\.).*\n")


def test_a_word_is_the_same_box_as_by_l3text_each_time(tmp_path: Path) -> None:
    asked = "\n".join(
        rf"\def\changing{{{mark}}}\expandafter\def\csname abx@str@{number % 10}\endcsname{{{word}}}"
        rf"\ask{{{language}}}{{{number % 10}}}"
        for mark, language in (("x", "english"), ("y", "english"), ("z", "dutch"), ("z", "dutch"))
        for number, word in enumerate(WORDS)
    )
    (tmp_path / "word.tex").write_text(
        "\\makeatletter\n"
        + SHORTCUT
        + rf"""
\documentclass{{article}}\usepackage[T1]{{fontenc}}\usepackage[british]{{babel}}
\usepackage[style=apa]{{biblatex}}\showboxbreadth=1000 \showboxdepth=9
\AddToHook{{env/document/before}}{{\trykklar@shorten}}
\begin{{document}}\batchmode\makeatletter\ExplSyntaxOn
\cs_new_protected:Npn\ask#1#2{{
  \setbox0\hbox{{a\biblatex_text_makecapital:nn{{#1}}{{\csuse{{abx@str@#2}}}}b}}
  \typeout{{=====}}\showbox\c_zero_int
  \setbox0\hbox{{a\trykklar_anew:nn{{#1}}{{\csuse{{abx@str@#2}}}}b}}
  \typeout{{=====}}\showbox\c_zero_int}}
\ExplSyntaxOff
{asked}
\typeout{{=====}}
\typeout{{kept \expandafter\meaning\csname trykklar@capital@english@abx@str@1\endcsname}}
\end{{document}}""",
        encoding="utf-8",
    )
    command = ["pdflatex", "-interaction=batchmode", "word.tex"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=60)
    log = (tmp_path / "word.log").read_text(encoding="latin-1")
    shown = ["".join(BOX.findall(part)) for part in re.split(r"(?m)^=====$", log)[1:-1]]
    assert len(shown) == 2 * 4 * len(WORDS)
    assert all("\\hbox(" in box for box in shown)
    assert shown[::2] == shown[1::2]
    assert "kept macro:->Ed" in log
