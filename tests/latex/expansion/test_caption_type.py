"""A table's caption in a figure must count the tables, and say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.latex.expansion.document import expanded, text_of

if TYPE_CHECKING:
    from pathlib import Path

BY_HAND = r"\makeatletter\newcommand{\tabcaption}{\def\@captype{table}\caption}\makeatother"
CAPTIONS = [
    (r"\begin{figure}\captionsetup{type=table}\caption{A}\end{figure}",
     r"\begin{figure}\captionof{table}{A}\end{figure}"),
    (r"\begin{figure}\captionsetup*{font=small, type={table}}\caption*[a]{A}\end{figure}",
     r"\begin{figure}\captionof*{table}[a]{A}\end{figure}"),
    ((r"\begin{center}\captionsetup{type=figure}\caption{A}\end{center}"
     r"\begin{table}\caption{B}\end{table}"),
     r"\begin{center}\captionof{figure}{A}\end{center}\begin{table}\caption{B}\end{table}"),
    (r"\begin{figure}\captionsetup{margin=2cm}\caption{A}\end{figure}",
     r"\begin{figure}\caption{A}\end{figure}"),
    (r"\begin{minipage}{3cm}\tabcaption{A}\begin{figure}\caption{B}\end{figure}\end{minipage}",
     (r"\begin{minipage}{3cm}\captionof{table}{A}"
     r"\begin{figure}\caption{B}\end{figure}\end{minipage}")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right"), CAPTIONS)
def test_a_caption_is_of_the_kind_that_the_author_says(
    tmp_path: Path, text: str, right: str
) -> None:
    assert text_of(expanded(tmp_path, text, BY_HAND)) == right


def test_how_captions_look_is_still_read_in_the_preamble(tmp_path: Path) -> None:
    made = expanded(tmp_path, "a", r"\captionsetup[table]{labelsep=period}")
    assert r"\captionsetup[table]{labelsep=period}" in made.passage.text
