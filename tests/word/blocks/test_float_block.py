"""Parts of a figure stand side by side where TeX sets them so."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import panflute as pf
import pytest

from tests.word.reader import part
from trykklar.word.blocks.float_block import floating
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


@pytest.mark.parametrize(("kind", "styles"), [("table", ["Source"]), ("algorithm", [])])
def test_lines_of_an_algorithm_are_no_notes_on_what_is_in_it(kind: str, styles: list[str]) -> None:
    """Its steps behind a table were set as the sources below a table are."""
    mark = cast("Any", SimpleNamespace(text=lambda _: kind, offset=0))
    state = cast("Any", SimpleNamespace(inputs=SimpleNamespace(width_at=lambda _: 16.0)))
    table = pf.CodeBlock("a b")
    found = floating(mark, [table, pf.Para(pf.Str("Then."))], state)
    assert [block.attributes["custom-style"] for block in found if isinstance(block, pf.Div)] == (
        styles
    )
