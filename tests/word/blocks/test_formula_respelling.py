"""Commands of packages in formulas: co-authors edit a formula, and get no picture of it."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.word.blocks.test_printed_command import installed
from tests.word.blocks.test_tex_fallback import made

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.word.export import WordExport


def formulas(done: WordExport) -> list[str]:
    """The letters of each formula in the file."""
    with zipfile.ZipFile(done.path) as archive:
        xml = archive.read("word/document.xml").decode()
    found = re.findall(r"<m:oMath>.*?</m:oMath>", xml, re.DOTALL)
    return ["".join(re.findall(r"<m:t(?: [^>]*)?>([^<]*)", each)) for each in found]


def structures(done: WordExport) -> list[str]:
    """The names of what formulas are made of."""
    with zipfile.ZipFile(done.path) as archive:
        xml = archive.read("word/document.xml").decode()
    return re.findall(r"<m:(f|d|m|sSup|sSub|eqArr|acc|nary)>", xml)


@pytest.mark.parametrize(
    ("packages", "formula", "letters", "built"),
    [
        ("braket", r"\Braket{\phi|\frac{1}{2}|\psi}", "ϕ12ψ", ["d", "f"]),
        ("braket", r"\braket{a|b} \ne 0", "⟨a|b⟩≠0", []),
        ("physics", r"\qty(\frac{a}{b})", "ab", ["d", "f"]),
        ("physics", r"\comm{A}{B}", "A,B", ["d"]),
        ("physics", r"\div \vb{E} = \Re z", "𝛁·𝐄=Rez", []),
        ("physics", r"\int \dd[3]{x}", "∫d3x", ["sSup"]),
        ("physics", r"\pdv{f}{x}{y}", "∂2f∂x∂y", ["f", "sSup"]),
        ("physics", r"\smash{\dv{f}{x}}", "dfdx", ["f"]),
        (
            "braket",
            r"\sum\limits_a^b \Braket{c} \left\langle x \right.",
            "abcx",
            ["nary", "d", "d"],
        ),
        ("physics", r"\fdv{F}{g}", "δFδg", ["f"]),
        ("commath", r"\od[2]{f}{x}", "d2fdx2", ["f", "sSup", "sSup"]),
        ("commath", r"\int f \dif x", "∫fdx", []),
        ("amsmath,bm", r"\bm{\mathbf{q}} \cdot x", "𝐪⋅x", []),
        ("diffcoeff", r"\diff{f}{t}", "dfdt", ["f"]),
        ("esdiff", r"\diff[2]{f}{t} + \diffp{g}{x}", "d2fdt2+∂g∂x", ["f", "sSup", "sSup", "f"]),
        ("mleftright", r"\mleft(\frac{a}{b}\mright]", "ab", ["d", "f"]),
        ("leftidx", r"\leftidx{^a}{x}{_b}", "axb", ["sSup", "sSub"]),
    ],
)
def test_what_a_package_writes_is_a_formula(
    tmp_path: Path, packages: str, formula: str, letters: str, built: list[str]
) -> None:
    if not all(map(installed, packages.split(","))):
        pytest.skip(f"{packages} is not installed")
    done = made(tmp_path, rf"\usepackage{{amssymb,{packages}}}", f"We have ${formula}$ there.")
    (found,) = formulas(done)
    assert "".join(found.split()).replace("\u200b", "").replace("φ", "ϕ") == letters
    assert structures(done) == built
    assert [item for item in done.findings if item.code == "word-formula"] == []


def test_cells_are_formulas_of_their_own(tmp_path: Path) -> None:
    body = (
        r"\[ f = \begin{cases} \braket{a|b} & \text{if } x \le \Braket{c} \\ 0 & \text{else}"
        r"\end{cases} \] \begin{align*} x &= \Set{y} \\ &= \begin{pmatrix}\ket{a} & 1 \\ 2 &"
        r" \Bra{b}\end{pmatrix}\end{align*}"
    )
    done = made(tmp_path, r"\usepackage{amsmath,braket}", body)
    first, second = formulas(done)
    assert "⟨a|b⟩" in first
    assert "if" in first
    assert "else" in first
    assert second.count("=") == 2
    assert structures(done).count("m") + structures(done).count("eqArr") == 3
    assert [item for item in done.findings if item.code == "word-formula"] == []


def test_what_tex_sets_itself_stays_a_picture(tmp_path: Path) -> None:
    """What a package sets in a box of its own, nobody reads as a formula."""
    done = made(tmp_path, "", r"So $a \vcenter{\hbox{$\displaystyle\sum_i b$}} c$ it is.")
    assert formulas(done) == []
    assert "word-formula" in {item.code for item in done.findings}
