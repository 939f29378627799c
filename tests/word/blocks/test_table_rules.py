"""Rules of a table stand where TeX draws them: panels and groups of columns are told apart."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.word.blocks.test_tex_fallback import made

if TYPE_CHECKING:
    from pathlib import Path

ABOVE = re.compile(r'<w:top w:val="single"')
BELOW = re.compile(r'<w:bottom w:val="single"')


def ruled(folder: Path, table: str) -> list[str]:
    """The rows of a table; a cell is `-` with a rule above it, `_` with one below it, or `.`."""
    done = made(folder, r"\usepackage{booktabs,multirow,longtable}", table)
    assert done.findings == ()
    with zipfile.ZipFile(done.path) as archive:
        xml = archive.read("word/document.xml").decode()
    rows = re.findall(r"<w:tr>.*?</w:tr>", xml, re.DOTALL)
    return ["".join(map(sign, row.split("<w:tc>")[1:])) for row in rows]


def sign(cell: str) -> str:
    return "-" if ABOVE.search(cell) else "_" if BELOW.search(cell) else "."


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            (
                r"\begin{tabular}{lcc}\toprule & \multicolumn{2}{c}{Model}\\ \cmidrule(lr){2-3}"
                r" & A & B\\ \midrule Rent & 1 & 2\\ \midrule[0.1em] Wage & 3 &\\ \cmidrule{1-1}"
                r"\addlinespace N & 4 & 5\\ \bottomrule\end{tabular}"
            ),
            ["..", "_--", "...", "---", "-.."],
        ),
        (
            (
                r"\begin{tabular}{|l|c|c|}\hline A & B & C\\ \hline\hline"
                r"\multirow{2}{*}{x} & 1 & 2\\ \cline{2-3} & 3 & 4\\ \hline "
                r"y & \multicolumn{2}{c|}{z}\\ \hline\end{tabular}"
            ),
            ["___", "...", ".--", "--"],
        ),
        (
            (
                r"\begin{longtable}{ll}\hline H & I\\ \hline\endfirsthead"
                r"\hline H & I\\ \hline\endhead"
                r"\hline\multicolumn{2}{r}{more}\\ \endfoot\hline\endlastfoot "
                r"a & b\\ c & d\\ \hline e & f\\ \end{longtable}"
            ),
            ["__", "..", "..", "--"],
        ),
        (r"\begin{tabular}{ll}a & b\\ c & d\end{tabular}", ["..", ".."]),
        (
            r"\begin{tabular}{ll}\hline a & b\\ & \\ \hline c & d\\ \hline\end{tabular}",
            ["__", ".."],
        ),
    ],
)
def test_rules_are_above_the_cells_that_tex_draws_them_above(
    tmp_path: Path, table: str, expected: list[str]
) -> None:
    assert ruled(tmp_path, table) == expected
