"""Marks of authors, units and degrees are text, and no formulas without a base."""

from __future__ import annotations

import panflute as pf
import pytest

from trykklar.word.blocks.raised_text import raised_text


@pytest.mark.parametrize(
    ("formula", "kind", "shown"),
    [
        ("^{a}", pf.Superscript, "a"),
        ("{}^1", pf.Superscript, "1"),
        ("^{1,*}", pf.Superscript, "1,*"),
        (r"^{\dagger}", pf.Superscript, "†"),
        ("^{-1}", pf.Superscript, "−1"),
        ("_2", pf.Subscript, "2"),
        (r"_{\mathrm{max}}", pf.Subscript, "max"),
        (r"^{\text{th}}", pf.Superscript, "th"),
        (r"^\circ", pf.Str, "°"),
    ],
)
def test_signs_without_a_base_are_text(formula: str, kind: type, shown: str) -> None:
    found = raised_text(formula)
    assert isinstance(found, kind)
    assert pf.stringify(found) == shown


@pytest.mark.parametrize(
    "formula", ["x^2", r"^{\alpha}", "^{a_1}", r"^{\frac{1}{2}}", "", "^{}", r"^{\prime}", "^{a=b}"]
)
def test_what_is_more_stays_a_formula(formula: str) -> None:
    assert raised_text(formula) is None


def test_letters_are_in_italics_and_words_are_not() -> None:
    assert isinstance(raised_text("^{a}").content[0], pf.Emph)
    assert isinstance(raised_text(r"^{\mathrm{th}}").content[0], pf.Str)
