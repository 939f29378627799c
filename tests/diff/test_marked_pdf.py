"""What the summary says of passages that cannot be marked."""

from __future__ import annotations

import pytest

from trykklar.diff.block_pairs import BlockPair
from trykklar.diff.marked_pdf import without_mark
from trykklar.diff.text_blocks import TextBlock


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("", "\\begin{itemize}\n", False),
        ("\\end{itemize}\n\n", "", False),
        ("\\textbf{One word\n\n", "\\textbf{Other words\n\n", True),
        ("One word.\n", "Other words.\n", False),
    ],
)
def test_a_line_without_words_is_not_reported_as_unmarked(old: str, new: str, named: bool) -> None:
    """A list that came was "NOT marked at all" where its `\\begin` stands."""
    blocks = [TextBlock(0, len(text), text) if text else None for text in (old, new)]
    pair = BlockPair(*blocks)
    assert without_mark([pair]) == ([pair] if named else [])
