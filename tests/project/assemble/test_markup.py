from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trykklar.finding import FatalError
from trykklar.project.assemble.markup import fill, text


@pytest.mark.parametrize(
    ("plain", "latex"),
    [
        ("50 % & mer", r"50 \% \& mer"),
        (r"C:\bolig_1", r"C:\textbackslash{}bolig\_1"),
        ("2009–2012", "2009--2012"),
        ("gjennom\N{SOFT HYPHEN}føring", r"gjennom\-føring"),
        ("a  b", "a  b"),
    ],
)
def test_plain_text_prints_as_it_is(plain: str, latex: str) -> None:
    assert text(plain) == latex


@given(st.text())
def test_no_text_from_toml_can_be_a_command(plain: str) -> None:
    latex = str(text(plain))
    for harmless in (r"\textbackslash{}", r"\textasciicircum{}", r"\textasciitilde{}"):
        latex = latex.replace(harmless, "")
    for escaped in (r"\{", r"\}", r"\$", r"\&", r"\#", r"\%", r"\_", r"\-"):
        latex = latex.replace(escaped, "")
    assert not set(latex) & set("\\{}$&#%_^")


def test_a_template_is_filled() -> None:
    assert fill(r"\title{<<title>>}", {"title": "A"}) == r"\title{A}"


def test_a_value_that_there_is_not_is_named() -> None:
    with pytest.raises(FatalError, match="<<titel>>"):
        fill(r"\title{<<titel>>}", {"title": "A"})


def test_a_template_that_asks_for_a_long_value_without_end_is_refused() -> None:
    """A few kilobytes of a venue would otherwise fill the memory."""
    with pytest.raises(FatalError, match="longer than"):
        fill("<<abstract>>" * 2_000, {"abstract": "x" * 10_000})
