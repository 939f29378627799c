"""Where a text is cut into blocks, each of which can be marked as a whole."""

from __future__ import annotations

import pytest

from trykklar.diff.text_blocks import blocks


@pytest.mark.parametrize(
    "formula",
    [
        "\\[\n\\begin{array}{r}\na \\\\[2pt]\n\\end{array}\n\\]",
        "$$\n\\begin{array}{r}\na\n\\end{array}\n$$",
        "\\[ x\n\\begin{cases}\na\n\\end{cases} \\]",
    ],
)
def test_a_display_is_in_one_block(formula: str) -> None:
    """Its first line was marked without the others, which no TeX could set."""
    text = f"We write the constraints as\n{formula}\nas before.\n\n\\begin{{itemize}}\n\\item One\n"
    shown = [block.text for block in blocks(text, 0, len(text))]
    assert any(formula in block for block in shown)
    assert len(shown) >= 3


def test_a_display_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = "It costs $$ 5.\n\n\\section{Two}\nWords.\n\n\\section{Three}\n"
    assert len(blocks(text, 0, len(text))) >= 4
