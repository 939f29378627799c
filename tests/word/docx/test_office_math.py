"""LibreOffice shows all of a formula, as Word does."""

from __future__ import annotations

import pytest

from trykklar.word.docx.office_math import finish_formulas
from trykklar.word.docx.ooxml import M, m, parse


def run(sign: str) -> str:
    return f"<m:r><m:t>{sign}</m:t></m:r>"


def raised(base: str) -> str:
    return f"<m:sSup><m:e>{run(base)}</m:e><m:sup>{run('2')}</m:sup></m:sSup>"


@pytest.mark.parametrize(
    ("formula", "alone"),
    [
        # Brackets with a partner are its own business; others would hide what follows.
        ([run("("), run("a"), run(")")], ""),
        ([run("("), run("a"), raised(")")], "()"),
        ([run("f"), raised(")")], ")"),
        ([run("("), run("a"), run(","), run("b"), run("]")], "(]"),
        ([run("]"), run("a"), run("["), run("("), run("b"), run(")")], "[]"),
        ([run("⟨"), run("a"), run("⟩"), run("["), run("("), run("b"), run(")"), run("]")], ""),
    ],
)
def test_a_bracket_without_its_partner_is_a_sign(formula: list[str], alone: str) -> None:
    root = parse(f'<m:oMath xmlns:m="{M}">{"".join(formula)}</m:oMath>')
    finish_formulas(root)
    plain = [
        item.findtext(m("t"), "")
        for item in root.iter(m("r"))
        if item.find(f".//{m('nor')}") is not None
    ]
    assert "".join(sorted(plain)) == "".join(sorted(alone))


def test_a_brace_alone_is_one_beside_nothing() -> None:
    root = parse(f'<m:oMath xmlns:m="{M}">{run("{")}{run("a")}</m:oMath>')
    finish_formulas(root)
    (around,) = root.iter(m("d"))
    assert [item.get(m("val")) for item in around[0]] == ["{", ""]
    assert [item.tag for item in root] == [m("d"), m("r")]
