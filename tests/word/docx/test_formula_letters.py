"""The letters of a formula look in every word processor as they look in Word."""

from __future__ import annotations

import pytest

from trykklar.word.docx.formula_letters import finish_letters
from trykklar.word.docx.ooxml import M, m, parse, w


def run(text: str, *, style: str = "", script: str = "", normal: bool = False) -> str:
    look = "<m:nor/>" * normal
    look += f'<m:scr m:val="{script}"/>' if script else ""
    look += f'<m:sty m:val="{style}"/>' if style else ""
    return f"<m:r><m:rPr>{look}</m:rPr><m:t>{text}</m:t></m:r>"


def shown(*runs: str) -> list[tuple[str, bool]]:
    """The text of each run, and whether it is plain text."""
    root = parse(f'<m:oMath xmlns:m="{M}">{"".join(runs)}</m:oMath>')
    finish_letters(root)
    return [
        (item.findtext(m("t"), ""), item.find(f"{m('rPr')}/{m('nor')}") is not None)
        for item in root.iter(m("r"))
    ]


@pytest.mark.parametrize(
    ("style", "script", "plain", "letters"),
    [
        ("b", "", "x0", "𝐱𝟎"),
        ("bi", "", "xβ", "𝒙𝜷"),
        ("p", "script", "NLe", "𝒩ℒℯ"),
        ("p", "double-struck", "RE1", "ℝ𝔼𝟙"),
        ("p", "fraktur", "gC", "𝔤ℭ"),
        ("p", "sans-serif", "T", "𝖳"),
        ("p", "monospace", "a", "𝚊"),
        # What has no letter of its own stays, with its alphabet beside it.
        ("p", "script", "α", "α"),
        ("b", "", "+", "+"),
    ],
)
def test_an_alphabet_is_in_the_letters(style: str, script: str, plain: str, letters: str) -> None:
    assert shown(run(plain, style=style, script=script)) == [(letters, False)]


def test_names_are_upright_and_in_one() -> None:
    """LibreOffice showed `max` as three factors, and an error where `sup` has a limit below."""
    name = [run(letter, style="p") for letter in "Var"]
    assert shown(*name, run("x"), run("sup", style="p"), run("d", style="p")) == [
        ("Var", True),
        ("x", False),
        ("sup", True),
        ("d", True),
    ]
    assert shown(run("subject to", style="p")) == [("subject to", True)]
    assert shown(run("+", style="p"), run("Γ", style="p")) == [("+", False), ("Γ", True)]


def test_a_wide_space_is_kept() -> None:
    assert shown(run("\u2001"), run("y")) == [("\u2001", True), ("y", False)]


def test_bold_words_in_a_formula_stay_bold() -> None:
    root = parse(f'<m:oMath xmlns:m="{M}">{run("if", style="b", normal=True)}</m:oMath>')
    finish_letters(root)
    assert root.find(f"{m('r')}/{w('rPr')}/{w('b')}") is not None
