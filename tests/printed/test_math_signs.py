"""Signs of a document's own fonts, as TeX lists them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.word.blocks.test_printed_command import installed
from trykklar.document import Document
from trykklar.printed.formula_lists import formula_lists
from trykklar.printed.math_latex import latex_of
from trykklar.printed.math_signs import asked_signs, read_signs
from trykklar.typeset import typeset

_FONTS = {
    "Computer Modern": ("pdflatex", ""),
    "Times": ("pdflatex", r"\usepackage{mathptmx}"),
    "Palatino": ("pdflatex", r"\usepackage{mathpazo}"),
    "Times, in fonts of no known encoding": ("pdflatex", r"\usepackage{newtxtext,newtxmath}"),
    "STIX, in encodings of its own": ("pdflatex", r"\usepackage{stix}"),
    "Computer Modern, with LuaTeX": ("lualatex", ""),
    "OpenType, with LuaTeX": ("lualatex", r"\usepackage{unicode-math}"),
    "OpenType": ("xelatex", r"\usepackage{unicode-math}"),
}


@pytest.mark.parametrize("name", _FONTS)
def test_signs_are_known_whatever_font_they_are_in(tmp_path: Path, name: str) -> None:
    """With another font a formula was a picture, for no table had its signs."""
    engine, fonts = _FONTS[name]
    if not all(map(installed, re.findall(r"\{(\w+)", fonts))):
        pytest.skip(f"no {fonts} here")
    text = f"\\documentclass{{article}}{fonts}\\begin{{document}}x\\end{{document}}\n"
    (tmp_path / "main.tex").write_text(text)
    work, main = Path("build/work/main"), Path("main.tex")
    document = Document("main", tmp_path, main, work, Path("build"), engine=engine)
    assert typeset(document).pdf is not None
    sources = (
        r"\frac{\mathrm{d}f}{\partial x}", r"\left[\sum_i\hat{\alpha}\right)",
        r"\mathbf{v}\leq\left\lfloor 2\right\rangle", r"\|x\|\lfloor y\rfloor",
    )  # fmt: skip
    expected = (
        r"\frac{\mathrm{d}f}{\partial x}",
        r"\left[\sum _{i}\hat{\alpha }\right)",
        r"\mathbf{v}\leq \left\lfloor 2\right\rangle ",
        r"\Vert x\Vert \lfloor y\rfloor ",
    )
    found = formula_lists(document, sources)
    shown = [latex_of(item.nodes, item.fonts, str) if item else "" for item in found]
    alike = {"{\\sum }": "\\sum ", "\\parallel ": "\\Vert "}  # the same sign in most fonts
    for written, other in alike.items():
        shown = [text.replace(written, other) for text in shown]
    assert shown == list(expected)


def test_signs_that_tex_does_not_list_are_not_known() -> None:
    signs = read_signs([None] * len(asked_signs()))
    assert (signs.letters, signs.accents, signs.brackets) == ({}, {}, {".": "."})


def test_an_accent_of_a_package_is_the_one_of_its_form(tmp_path: Path) -> None:
    """Thirty-five formulas of a paper were pictures, for pandoc knows no `\\widecheck`."""
    wide = r"\DeclareMathAccent{\widecheck}{\mathalpha}{operators}{20}\newcommand{\wc}{\widecheck}"
    text = f"\\documentclass{{article}}{wide}\\begin{{document}}x\\end{{document}}\n"
    (tmp_path / "main.tex").write_text(text)
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    (found,) = formula_lists(document, [r"\wc{\mu}_t"])
    assert found
    assert latex_of(found.nodes, found.fonts, str) == r"\check{\mu }_{t}"
