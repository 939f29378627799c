"""Columns of siunitx: `1e3` and `-2.5` stood in Word as they are typed, `12345` without its gap."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.plain.plain_rules import plain

LOADED = r"\usepackage{booktabs,siunitx}"
TABLE = r"\begin{tabular}{lS[table-format=1.2]}a & CELL\\\end{tabular}"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1e3", r"\num[table-format=1.2]{1e3}"),
        ("-2.5", r"\num[table-format=1.2]{-2.5}"),
        ("12345", r"\num[table-format=1.2]{12345}"),
        ("<0.05", r"\num[table-format=1.2]{<0.05}"),
        (r"-0.5\pm 0.1", r"\num[table-format=1.2]{-0.5\pm 0.1}"),
        (r"\approx 3.5(1.2)", r"\num[table-format=1.2]{\approx 3.5(1.2)}"),
        ("1.2(3)", r"\num[table-format=1.2]{1.2(3)}"),
        ("123.45", "123.45"),  # as siunitx prints it
        ("{Rent}", "{Rent}"),
        ("12.5***", "12.5***"),
        (r"\textbf{3e2}", r"\textbf{3e2}"),
    ],
)
def test_a_number_is_left_to_siunitx_where_it_prints_another(cell: str, expected: str) -> None:
    text = LOADED + TABLE.replace("CELL", cell)
    assert plain(whole(Source(Path("main.tex"), text))).text == LOADED + TABLE.replace(
        "CELL", expected
    )


def test_settings_of_the_document_count() -> None:
    preamble = LOADED + r"\sisetup{output-decimal-marker={,}}"
    text = preamble + TABLE.replace("CELL", "1.5")
    found = plain(whole(Source(Path("main.tex"), text))).text
    assert found == preamble + TABLE.replace("CELL", r"\num[table-format=1.2]{1.5}")


def test_another_column_of_that_name_is_none() -> None:
    kind = r"\newcolumntype{S}{r}"
    text = kind + TABLE.replace("CELL", "1e3")
    own = text.replace("{lS", "{lr")
    assert plain(whole(Source(Path("main.tex"), text))).text == own
