"""Atoms of a formula as LaTeX: what a reader of the Word file would see of each."""

from __future__ import annotations

import pytest

from trykklar.printed.box_node import UnreadableBoxError
from trykklar.printed.math_latex import latex_of
from trykklar.printed.math_letter import MathFonts
from trykklar.printed.math_list import math_list
from trykklar.printed.math_signs import MathLetter, MathSigns

_FAMILIES = {
    0: r"\OT1/cmr/m/n/10", 1: r"\OML/cmm/m/it/10", 2: r"\OMS/cmsy/m/n/10", 3: r"\OMX/cmex/m/n/5",
    5: r"\OT1/cmr/bx/n/10", 7: r"\OML/cmm/b/it/10", 8: r"\U/bbding/m/n/10",
    9: r"\TU/StixMath/m/n/10",
}  # fmt: skip
_SIGNS = MathSigns(
    {r"\fam3 P": MathLetter(r"\sum "), r"\fam4 R": MathLetter("R", "mathbb")},
    {'"28300': "(", '"29301': ")", '"26830A': r"\langle ", '"26930B': r"\rangle "},
    {r"\fam0 ^": "hat"},
)


def made(*lines: str) -> str:
    nodes = math_list(["### math mode entered at line 1", *lines])
    assert nodes is not None
    return latex_of(nodes, MathFonts(_FAMILIES, _SIGNS), lambda number: rf"\known{number}")


def letter(family: int, sign: str) -> tuple[str, str]:
    return r"\mathord", rf".\fam{family} {sign}"


@pytest.mark.parametrize(
    ("family", "sign", "expected"),
    [
        (0, "2", "2"), (0, "d", r"\mathrm{d}"), (0, "^^@", "Γ"), (1, "x", "x"), (1, "^^K", "α"),
        (1, "@", "∂"), (2, "A", r"\mathcal{A}"), (2, "^^T", "≤"), (2, "f", r"\{"),
        (2, "h", "⟨"), (3, "P", r"\sum "), (4, "R", r"\mathbb{R}"),
        (5, "v", r"\mathbf{v}"), (7, "x", r"\boldsymbol{x}"),
        (9, "x", r"\mathrm{x}"),
    ],
)  # fmt: skip
def test_a_letter_is_known_by_its_font(family: int, sign: str, expected: str) -> None:
    assert made(*letter(family, sign)) == expected


@pytest.mark.parametrize(("family", "sign"), [(2, "7"), (3, "}"), (4, "Q"), (8, "A"), (12, "x")])
def test_a_sign_that_no_table_has_is_refused(family: int, sign: str) -> None:
    """Shown as another letter, it would be a wrong formula that nobody is warned of."""
    with pytest.raises(UnreadableBoxError):
        made(*letter(family, sign))


def test_letters_of_one_alphabet_are_one_word() -> None:
    assert made(*letter(0, "T"), *letter(0, "r"), *letter(1, "x")) == r"\mathrm{Tr}x"


def test_a_name_in_upright_letters_is_an_operator() -> None:
    name = (r".\kern 0.0", r".\mathord", r"..\fam0 T", r".\mathord", r"..\fam0 r")
    assert made(r"\mathop\nolimits", *name, *letter(1, "A")) == r"\operatorname{Tr}A"
    below = (r"_\mathord", r"_.\fam1 x")
    assert made(r"\mathop", *name, *below) == r"\operatorname*{Tr}_{x}"


def test_brackets_grow_with_what_they_stand_around() -> None:
    inner = (r".\left\"26830A".replace('\\"', '"'), r".\mathord", r"..\fam1 a", r'.\right"26930B')
    assert made(r"\mathinner", *inner) == r"\left\langle a\right\rangle "
    assert made(r"\mathinner", r'.\left"28300', r'.\right"0') == r"\left(\right."


def test_a_fraction_without_a_line_is_a_binomial_in_round_brackets() -> None:
    parts = (r"\\mathord", r"\.\fam1 n", r"/\mathord", r"/.\fam1 k")
    line = r'\fraction, thickness 0.0, left-delimiter "28300, right-delimiter "29301'
    assert made(line, *parts) == r"\binom{n}{k}"
    assert made(r"\fraction, thickness = default", *parts) == r"\frac{n}{k}"
    assert made(r"\fraction, thickness 0.0", *parts) == r"\substack{n\\k}"


def test_scripts_of_nothing_are_not_written() -> None:
    """Word shows an empty script as a dotted square."""
    assert made(r"\mathord", r".\fam1 x", r"^{}") == "x"
    assert made(r"\mathord", r".{}", r"^\fam0 2") == "{}^{2}"
    assert made(r"\mathord", r".{}") == ""


def test_a_mark_has_the_groups_behind_it() -> None:
    lines = (r"\special{trykklar:place 4 1}", *letter(1, "T"), *letter(1, "x"))
    assert made(*lines) == r"\known4{T}x"


def test_bold_letters_in_a_box_are_letters() -> None:
    box = (r".\hbox(7.5+0.0)x10.4", r"..\mathon", r"..\OML/cmm/b/it/10 B", r"..\mathoff")
    assert made(r"\mathord", *box) == r"{\boldsymbol{B}}"


def test_words_in_a_box_are_text() -> None:
    box = (r".\hbox(7.5+0.0)x10.4", r"..\OT1/cmr/m/n/10 i", r"..\OT1/cmr/m/n/10 f")
    assert made(r"\mathord", *box) == r"{\text{if}}"


@pytest.mark.parametrize(
    "lines",
    [
        (r"\vcenter", r".\vbox(1.0+0.0)x1.0"),
        (r"\mathord", r".\hbox(1.0+0.0)x1.0", r"..\mathon", r"..\vbox(1.0+0.0)x1.0", r"..\mathoff"),
        (r"\mathord", r".\hbox(1.0+0.0)x1.0", r"..\hbox(1.0+0.0)x1.0", r"...\mathon"),
        (r"\accent\fam0 !", r".\fam1 x"),
        (r"\mathinner", r'.\left"FFFFFF'),
    ],
)
def test_what_is_set_already_is_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(UnreadableBoxError):
        made(*lines)


def test_an_accent_is_known_by_what_tex_shows_of_it() -> None:
    assert made(r"\accent\fam0 ^", r".\fam1 x", r"^\fam0 2") == r"\hat{x}^{2}"
