"""Numbers of a table are as small as its words, also where their stars make formulas of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import panflute as pf
import pytest

from tests.word.reader import paragraphs, part
from trykklar.word.blocks.number_text import number_text
from trykklar.word.docx.ooxml import m
from trykklar.word.export import export

if TYPE_CHECKING:
    from tests.word.conftest import Change


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("-0.24^{**}", "−0.24**"),
        (r"(0.02)^{\ast\ast}", "(0.02)**"),
        (r"\geq 15", "≥\xa015"),
        ("14{,}167", "14,167"),
        (r"14\,167", "14\xa0167"),
        (r"[-0.1,0.2]^{*}", "[−0.1,\xa00.2]*"),
        (r"0.5 \pm 0.1", "0.5\xa0±\xa00.1"),
        (r"-.3\%", "−.3%"),
        ("-", "−"),
        (r"\Delta", "Δ"),
    ],
)
def test_a_number_with_its_signs_is_text(formula: str, shown: str) -> None:
    found = number_text(formula)
    assert found is not None
    assert "".join(map(pf.stringify, found)) == shown


@pytest.mark.parametrize("formula", ["x", "p<0.05", "2000-2010", "1/2", r"\beta", "0.1^{}", "2x"])
def test_what_is_more_stays_a_formula(formula: str) -> None:
    assert number_text(formula) is None


def test_only_tables_have_their_numbers_as_text(changed: Change) -> None:
    """LibreOffice set formulas of a small table in the text's size, out of their columns."""
    made = export(
        changed(
            "sections/method.tex",
            "\n\nSo $5$ are.\n\\begin{table}\\scriptsize\\caption{T}\\begin{tabular}{ll}"
            "$-3.8^{**}$ & $x^2$ \\\\ $-$4.1$^{*}$ & $(1.7)$\\end{tabular}\\end{table}\n",
        )
    )
    texts = paragraphs(made.path)
    assert {"−3.8**", "−4.1*", "(1.7)"} <= set(texts)
    formulas = {
        "".join(run.text or "" for run in f.iter(m("t"))) for f in part(made.path).iter(m("oMath"))
    }
    assert {"5", "x2"} <= formulas
    assert "−3.8**" not in formulas
