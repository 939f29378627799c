"""The head of a table is what stands above its first rows, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.word.blocks.test_block_places import _made
from tests.word.reader import part
from trykklar.word.docx.ooxml import w

if TYPE_CHECKING:
    from pathlib import Path

HEAD = r"& \multicolumn{2}{c}{Price} \\ \cmidrule{2-3} & new & old \\"
ROWS = r"Lamp & 1 & 2 \\ & (3) & (4) \\ Wick & 5 & 6 \\ & (7) & (8) \\"


def _heads(folder: Path, rows: str) -> int:
    body = rf"\begin{{tabular}}{{lcc}}\toprule {rows}\bottomrule\end{{tabular}}"
    path = _made(folder, f"Words. {body}", r"\usepackage{booktabs}").path
    return len(list(part(path).iter(w("tblHeader"))))


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        (rf"{HEAD}\midrule {ROWS}", 2),
        # The first whole rule stands between two panels: all of the first was in bold.
        (rf"{HEAD}\cmidrule{{1-2}}{ROWS}\midrule Oil & 1 & 2 \\", 2),
        (rf"{HEAD}\cline{{1-2}}{ROWS}\hline {ROWS}", 2),
        (rf"Thing & new & old \\ \midrule {ROWS}\midrule {ROWS}", 1),
    ],
)
def test_a_first_panel_is_no_head(tmp_path: Path, rows: str, heads: int) -> None:
    assert _heads(tmp_path, rows) == heads
