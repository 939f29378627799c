from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from tests.typeset.dump.shortcut.boxes import boxes

if TYPE_CHECKING:
    from pathlib import Path

ITEMS = [r"\hskip 3pt ", r"\hskip -3pt ", r"\penalty 50 ", r"\penalty -50 ", r"\kern 1pt ", "a"]


def test_as_much_space_is_taken_back_as_by_biblatex(tmp_path: Path) -> None:
    rows = ["".join(row) for row in product(ITEMS, repeat=3)]
    pairs, _ = boxes(
        tmp_path,
        r"#2\unspace{}",
        r"#2\trykklar@was@unspace{}",
        "\n".join(rf"\ask{{}}{{{row}}}" for row in rows),
    )
    assert len(pairs) == len(rows)
    assert [ours for ours, _ in pairs] == [theirs for _, theirs in pairs]
