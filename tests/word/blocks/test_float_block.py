"""Parts of a figure stand side by side where TeX sets them so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.word.reader import part
from trykklar.word.docx.ooxml import w
from trykklar.word.export import export

if TYPE_CHECKING:
    from tests.word.conftest import Change


@pytest.mark.parametrize(
    ("share", "rows"), [("0.5", [2, 2]), ("0.49", [2, 2]), ("0.333", [3]), ("0.6", [])]
)
def test_as_many_parts_stand_in_a_row_as_in_a_line_of_tex(
    changed: Change, share: str, rows: list[int]
) -> None:
    """Two halves of the text's width, rounded, were too wide for it: each had its own line."""
    one = (
        rf"\begin{{subfigure}}{{{share}\textwidth}}\includegraphics[width=\textwidth]"
        "{square.png}\\caption{Part}\\end{subfigure}\n"
    )
    text = f"\n\n\\begin{{figure}}\n{one * 4}\\caption{{Whole}}\\end{{figure}}\n"
    root = part(export(changed("sections/method.tex", text)).path)
    found = []
    for table in root.iter(w("tbl")):
        named = table.find(f"{w('tblPr')}/{w('tblStyle')}")
        if named is not None and named.get(w("val")) == "FigureRow":
            found.append(len(list(table.iter(w("tc")))))
    assert found == rows
