"""What the text defines goes with the drawings that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.latex.expansion.document import expanded, text_of

if TYPE_CHECKING:
    from pathlib import Path

DRAWING = r"\begin{tikzpicture}\draw (0,\low) -- (1,\high) node {\town{A}};\end{tikzpicture}"


@pytest.mark.parametrize(
    ("body", "definitions"),
    [
        (r"\newcommand{\high}{2}", r"\def\high{2}"),
        (r"\pgfmathsetmacro{\high}{3*1.5}", r"\def\high{4.5}"),
        (r"\newcommand{\town}[1]{\textit{#1}}", r"\def\town#1{\textit{#1}}"),
        # What they use goes with them, and nothing else does.
        (r"\def\high{\two}\def\two{2}\def\other{3}", r"\def\high{\two}\def\two{2}"),
        (r"\renewcommand{\low}{1}", r"\def\low{1}"),
        ("", ""),
    ],
)
def test_a_drawing_brings_the_macros_of_the_text(
    tmp_path: Path, body: str, definitions: str
) -> None:
    made = expanded(tmp_path, body + DRAWING, r"\usepackage{tikz}\newcommand{\low}{0}")
    before = rf"\trykklarsettings{{{definitions}}}" if definitions else ""
    assert text_of(made).endswith(before + DRAWING)
    assert (r"\trykklarsettings" in text_of(made)) is bool(definitions)
