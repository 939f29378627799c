"""Boxes that authors define have all that they print in them, and nothing of it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.latex.expansion.document import expanded, text_of

if TYPE_CHECKING:
    from pathlib import Path

FRAMED = r"\begin{framed}", r"\end{framed}"
WITH_WORDS = [
    # Heads of theorems, first words and lists were lost, in silence.
    (r"\begin{framed}\begin{rule}", r"\end{rule}\end{framed}",
     r"\begin{framed}\begin{rule}It is so.\end{rule}\end{framed}"),
    (r"\begin{framed}\textbf{Remember:} ", r"\end{framed}",
     r"\begin{framed}\textbf{Remember:} It is so.\end{framed}"),
    (r"\begin{tcolorbox}[colback=red]\begin{itemize}\item ", r"\end{itemize}\end{tcolorbox}",
     r"\begin{tcolorbox}[colback=red]\begin{itemize}\item It is so.\end{itemize}\end{tcolorbox}"),
    (r"\par\hrule\medskip ", r"\par Ends here.\hrule",
     r"\par\medskip It is so.\par Ends here.\vfill"),
    # What stands in such a box was lost whole.
    (r"\begin{lrbox}{\kept}\begin{minipage}{5cm}\textbf{Note!} ",
     r"\end{minipage}\end{lrbox}\fbox{\usebox\kept}",
     r"\begin{framed}\begin{minipage}{5cm}\textbf{Note!} It is so.\end{minipage}\end{framed}"),
    (r"\begin{lrbox}\kept Note: ", r"\end{lrbox}\usebox{\kept}", r"Note: It is so."),
    # What stood around the box was lost: its environments were never ended.
    (r"\begin{quote}\emph{Now}\begin{lrbox}\kept", r"\end{lrbox}\usebox\kept\end{quote}",
     r"\begin{quote}\emph{Now}It is so.\end{quote}"),
    (r"Now\begin{lrbox}{\kept}",
     r"\end{lrbox}\begin{center}\fcolorbox{red}{blue}{\usebox{\kept}}\end{center}Then",
     r"Now\begin{center}\begin{framed}It is so.\end{framed}\end{center}Then"),
    (r"\textbf{Note}\begin{lrbox}\kept", r"\end{lrbox}Seen: \usebox\kept\par Here.",
     r"\textbf{Note}Seen: It is so.\par Here."),
    (r"\textbf{Note}\begin{lrbox}{\kept}", r"\end{lrbox}\fbox{\parbox{5cm}{\copy\kept}} Here.",
     r"\textbf{Note}\begin{framed}It is so.\end{framed} Here."),
]  # fmt: skip


@pytest.mark.parametrize(("begin", "end", "made"), WITH_WORDS)
def test_what_a_box_prints_beside_its_text_is_there(
    tmp_path: Path, begin: str, end: str, made: str
) -> None:
    preamble = rf"\newsavebox{{\kept}}\newenvironment{{note}}{{{begin}}}{{{end}}}"
    text = text_of(expanded(tmp_path, r"\begin{note}It is so.\end{note}", preamble))
    assert text == made


BARE = [
    FRAMED,
    (r"\begin{mdframed}[backgroundcolor=red!10,linewidth=2pt]\setlength{\parskip}{3pt}",
     r"\end{mdframed}"),
    (r"\def\FrameCommand{\vrule width 3pt}\MakeFramed{\FrameRestore}", r"\endMakeFramed"),
    (r"\begin{tcolorbox}[colback=red!10,boxrule={1pt}]\begin{minipage}[t]{5cm}\small",
     r"\end{minipage}\end{tcolorbox}"),
]  # fmt: skip


@pytest.mark.parametrize(("begin", "end"), BARE)
def test_a_box_that_only_draws_keeps_its_name(tmp_path: Path, begin: str, end: str) -> None:
    text = r"\begin{note}It is so.\end{note}"
    assert (
        text_of(expanded(tmp_path, text, rf"\newenvironment{{note}}{{{begin}}}{{{end}}}")) == text
    )
