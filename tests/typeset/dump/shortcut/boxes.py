"""What TeX makes of the same by a shortcut and without it, as the boxes it shows in its log."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from trykklar.typeset.dump.shortcut import SHORTCUT

if TYPE_CHECKING:
    from pathlib import Path

_BOX = re.compile(r"(?m)^(?:\\hbox|\.).*\n")
_START = (
    "\\makeatletter\n"
    + SHORTCUT
    + r"""
\documentclass{article}\usepackage[T1]{fontenc}\usepackage[turkish,british,shorthands=off]{babel}
\usepackage[style=apa]{biblatex}\showboxbreadth=1000 \showboxdepth=9
\AddToHook{env/document/before}{\trykklar@shorten}
\begin{document}\batchmode\makeatletter\ExplSyntaxOn
"""
)


def boxes(folder: Path, ours: str, theirs: str, asked: str) -> tuple[list[tuple[str, str]], str]:
    r"""Sets each thing both ways.

    Args:
        folder: An empty one.
        ours: Sets a thing by the shortcut; its language is #1, what it is made of #2.
        theirs: Sets it without.
        asked: A line with \ask{language}{thing} for each.

    Returns:
        The two boxes of each thing, and the whole log.
    """
    shown = "".join(
        rf"\setbox0\hbox{{a{way}b}}\typeout{{=====}}\showbox\c_zero_int" for way in (ours, theirs)
    )
    (folder / "asked.tex").write_text(
        f"{_START}\\cs_new_protected:Npn\\ask#1#2{{{shown}}}\n\\ExplSyntaxOff\n"
        f"{asked}\n\\typeout{{=====}}\\end{{document}}",
        encoding="utf-8",
    )
    command = ["pdflatex", "-interaction=batchmode", "asked.tex"]
    subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=60)
    log = (folder / "asked.log").read_text(encoding="latin-1")
    found = ["".join(_BOX.findall(part)) for part in re.split(r"(?m)^=====$", log)[1:-1]]
    return list(zip(found[::2], found[1::2], strict=True)), log
