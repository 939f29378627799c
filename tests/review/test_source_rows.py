r"""The rows of a table as LaTeX has them: a row that is found wrongly would take others with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import Passage, whole
from trykklar.latex.source import Source
from trykklar.review.source_rows import SourceRow, table_around, table_rows


def _rows(table: str, at: str) -> tuple[Passage, list[SourceRow]]:
    flat = whole(Source(Path("a.tex"), f"Before.\n{table}\nBehind & \\\\"))
    found = table_around(flat, flat.text.index(at))
    assert found is not None
    return flat, table_rows(flat, found)


def _texts(flat: Passage, rows: list[SourceRow]) -> list[str]:
    return [flat.text[row.start : row.end] for row in rows]


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        (r"\begin{tabular}{ll} a & b \\ c & d \end{tabular}", ["a & b", "c & d"]),
        (r"\begin{tabular}{ll}\toprule a & b\\[2pt]\midrule c & d\\*\bottomrule\end{tabular}",
         ["a & b", "c & d"]),
        ("\\begin{tabular}{l@{\\&}l}%\n a & b \\tabularnewline\n% \\\\\n e & f\\\\\\end{tabular}",
         ["a & b", "e & f"]),
        (r"\begin{tabular}{ll}a & \begin{tabular}{l}x\\y\end{tabular}\\c & {d \\ e}\end{tabular}",
         [r"a & \begin{tabular}{l}x\\y\end{tabular}", r"c & {d \\ e}"]),
        (r"\begin{longtable}{ll} a & b \\ \endhead c\& & d \\ \end{longtable}",
         ["a & b", r"c\& & d"]),
    ],
)  # fmt: skip
def test_rows_end_where_tex_ends_them(table: str, wanted: list[str]) -> None:
    assert _texts(*_rows(table, "a &")) == wanted


def test_a_row_counts_the_columns_that_its_cells_fill() -> None:
    flat, rows = _rows(
        r"\begin{tabular}{lll} \multicolumn{2}{c}{a} & b \\ \cmidrule(lr){1-2} "
        r"\multirow{2}{*}{c} & d & e \\ & f & g \\ \end{tabular}",
        "{a}",
    )
    assert [row.columns for row in rows] == [3, 3, 3]
    assert [row.spans for row in rows] == [False, True, False]
    assert flat.text[rows[0].after : rows[0].rules].strip() == r"\cmidrule(lr){1-2}"
    assert rows[2].rules == rows[2].after


def test_a_table_within_a_table_has_its_own_rows() -> None:
    table = (
        r"\begin{tabular}{l} \begin{tabular}{ll} a & b \\ c & d \end{tabular} \\ e \end{tabular}"
    )
    assert _texts(*_rows(table, "a &")) == ["a & b", "c & d"]
    assert len(_rows(table, "e \\end")[1]) == 2


def test_text_outside_of_tables_is_in_none() -> None:
    flat = whole(Source(Path("a.tex"), r"\begin{quote} a \end{quote} b"))
    assert table_around(flat, flat.text.index("a ")) is None
    assert table_around(flat, len(flat.text)) is None
