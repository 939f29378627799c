"""LibreOffice shows all of a formula, as Word does."""

from __future__ import annotations

import pytest

from trykklar.word.docx.office_math import finish_formulas
from trykklar.word.docx.ooxml import M, W, m, parse


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


@pytest.mark.parametrize("stars", ["*", "**", "***", "∗∗"])
def test_stars_of_significance_are_text(stars: str) -> None:
    """LibreOffice took them for products of nothing, and of three stars left one."""
    root = parse(f'<m:oMath xmlns:m="{M}">{run(stars)}</m:oMath>')
    finish_formulas(root)
    assert root.find(f".//{m('nor')}") is not None


def test_a_difference_of_sets_keeps_what_stands_behind_it() -> None:
    r"""Behind a `\\` LibreOffice showed nothing more of a formula."""
    root = parse(f'<m:oMath xmlns:m="{M}">{run("A")}{run(chr(92))}{run("B")}</m:oMath>')
    finish_formulas(root)
    assert "".join(item.text or "" for item in root.iter(m("t"))) == "A∖B"


def test_nothing_below_a_sign_is_nothing_to_see() -> None:
    r"""`\underset{}{\max}`: LibreOffice showed an error in the place of what is below."""
    limit = f"<m:limLow><m:e>{run('a')}</m:e><m:lim/></m:limLow>"
    root = parse(f'<m:oMath xmlns:m="{M}">{limit}</m:oMath>')
    finish_formulas(root)
    assert len(root.find(f".//{m('lim')}")) == 1  # type: ignore[arg-type]


def test_limits_of_a_numbered_display_stand_below() -> None:
    """In a line, they stay beside the operator."""
    index = "<m:sSub><m:e>{}</m:e><m:sub>{}</m:sub></m:sSub>".format(run("max"), run("i"))
    for style, tags in (("Equation", [m("limLow")]), ("BodyText", [m("sSub")])):
        root = parse(
            f'<w:body xmlns:w="{W}" xmlns:m="{M}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
            f"<m:oMath>{index}</m:oMath></w:p></w:body>"
        )
        finish_formulas(root)
        (formula,) = root.iter(m("oMath"))
        assert [part.tag for part in formula] == tags


def test_a_brace_under_a_group_is_words_own() -> None:
    """As a limit LibreOffice lost it, and with it what is written under it."""
    inner = f"<m:limLow><m:e>{run('a')}</m:e><m:lim>{run('⏟')}</m:lim></m:limLow>"
    whole = f"<m:limLow><m:e>{inner}</m:e><m:lim>{run('c')}</m:lim></m:limLow>"
    root = parse(f'<m:oMath xmlns:m="{M}">{whole}</m:oMath>')
    finish_formulas(root)
    (brace,) = root.iter(m("groupChr"))
    assert "".join(item.text or "" for item in brace.iter(m("t"))) == "a"
    assert len(list(root.iter(m("limLow")))) == 1


@pytest.mark.parametrize(
    ("signs", "shown"),
    [("N(>H)", "N(0>H)"), ("{≤}", "{0≤0}"), ("(a=)", "(a=0)"), ("=a", "0=a"), ("(a>b)", "(a>b)")],
)
def test_a_sign_beside_a_bracket_has_nothing_on_its_other_side(signs: str, shown: str) -> None:
    """LibreOffice showed a question mark turned round in the place of the sign: `N(¿H)`."""
    root = parse(f'<m:oMath xmlns:m="{M}">{"".join(map(run, signs))}</m:oMath>')
    finish_formulas(root)
    assert "".join(map(str, root.itertext())).replace("\u200b", "0") == shown
