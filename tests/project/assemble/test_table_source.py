from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.finding import FatalError
from trykklar.project.assemble.table_source import Table, render
from trykklar.project.schema import load
from trykklar.storage.fence import Fence

GOLDEN = Path(__file__).parent / "golden"

DATA = """
label = "tab:x"
widths = [1, 3]
[caption]
nb = "Mål & midler"
[source]
nb = 'Etter \\citet[270]{offerdal2000}.'
[columns]
nb = ["Hva", "Hvordan"]
[[rows]]
nb = ["Styring", "100 % kontroll"]
[[rows]]
nb = ["", "og mer"]
[[rows]]
nb = ["Ledelse", "tjene"]
"""


def table(tmp_path: Path, data: str) -> Table:
    path = tmp_path / "x.toml"
    path.write_text(data, encoding="utf-8")
    return load(path, Table, Fence(path.parent))


def test_a_table_is_typeset_as_it_always_was(tmp_path: Path) -> None:
    golden = (GOLDEN / "table.tex").read_text(encoding="utf-8")
    assert render(table(tmp_path, DATA), "nb") == golden


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('["", "og mer"]', '["og mer"]', "row 2 has 1 cells in 'nb', and `widths` says 2 columns"),
        ('nb = ["Hva", "Hvordan"]', 'nb = ["Hva"]', "columns has 1 cells"),
        ('nb = ["Ledelse", "tjene"]', 'en = ["a", "b"]', "row 3 has no cells in the language"),
        ("widths = [1, 3]", "widths = []", "at least 1 item"),
        ('"tab:x"', '"x"', "should match pattern"),
        ('["Styring", "100 % kontroll"]', '["Styring", 100]', "should be a valid string"),
    ],
)
def test_a_fault_in_a_table_is_reported_by_row(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    assert old in DATA
    with pytest.raises(FatalError) as raised:
        table(tmp_path, DATA.replace(old, new))
    assert any(message in finding.message for finding in raised.value.findings)


def test_a_row_of_one_text_is_a_heading_over_the_rows_below_it(tmp_path: Path) -> None:
    source = render(table(tmp_path, DATA.replace('["", "og mer"]', '"Ledelse & styring"')), "nb")
    heading = r"\multicolumn{2}{@{}p{\linewidth}@{}}{\emph{Ledelse \& styring}}\\"
    assert f"\\addlinespace\n{heading}\n\\addlinespace[1.5pt]\nLedelse&tjene\\\\" in source


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Styring: lite", r"\textbf{Styring}: lite"),
        ("Styring", r"\textbf{Styring}"),
        ("Styringsform", "Styringsform"),
        ("God styring", "God styring"),
        ("i tvil & tro", r"\textbf{i tvil} \& tro"),
    ],
)
def test_a_word_stands_out_where_a_cell_begins_with_it(
    tmp_path: Path, cell: str, expected: str
) -> None:
    data = DATA.replace('"100 % kontroll"', f'"{cell}"')
    strong = '[strong]\nnb = ["Styring", "i tvil"]\n[[rows]]'
    assert f"&{expected}\\\\" in render(table(tmp_path, data.replace("[[rows]]", strong, 1)), "nb")
