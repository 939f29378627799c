"""The lines of algorithm2e are lines, and not one paragraph."""

from __future__ import annotations

import re

import pytest

from tests.word.mark.plain.test_plain_rules import made

_LOADED = r"\usepackage[%s]{algorithm2e}"


def lines(options: str, text: str, setting: str = "") -> str:
    """The lines of an algorithm, without its fonts; `>` is an indent."""
    loaded = _LOADED % options
    found = made(rf"{loaded}{setting}\begin{{algorithm}}{text}\end{{algorithm}}")
    inside = found.partition(r"\begin{algorithm}")[2].partition(r"\end{algorithm}")[0]
    shown = re.sub(r"\\text(?:bf|tt|sf)\{([^{}]*)\}", r"\1", inside)
    return " ".join(re.sub(r"(\d:)~", r"\1 ", shown).replace("~~~~", " > ").split())


@pytest.mark.parametrize(
    ("options", "text", "expected"),
    [
        ("vlined,linesnumbered", r"\KwIn{a}go\; \While{c}{do\;\If{d}{stop\;}}\Return{x}",
         "Input: a 1: go; 2: while c do 3: > do; 4: > if d then 5: > > stop; 6: return {x}"),
        ("", r"\eIf{a}{b\;}{c\;}", "if a then > b; else > c; end"),
        ("longend", r"\uIf{a}{b\;}\ElseIf{c}{d\;}",
         "if a then > b; else if c then > d; end if"),
        ("vlined", r"\lIf{a}{b}\Repeat{c}{d\tcp*{why}}",
         "if a then b; repeat > d;~// why until c;"),
        ("vlined", r"\For(\tcp*[f]{all}){$i$}{\tcc{how}x\;}",
         "for $i$ do~// all > /* how */ > x;"),
        ("vlined,linesnumbered", r"go \label{l} ($a\,?\,1\;:\;0$)\; more \\ on\;",
         r"1: go \label{l} ($a\,?\,1\;:\;0$); 2: more 3: on;"),
        ("", r"more \\[2pt] on \\* to [x]\;", "more on to [x];"),
    ],
)  # fmt: skip
def test_each_statement_and_block_has_its_lines(options: str, text: str, expected: str) -> None:
    assert lines(options, text) == expected


def test_keywords_are_those_of_the_author() -> None:
    setting = (
        r"\SetKwInOut{In}{Given}\SetKwFunction{Solve}{Solve}\SetKwProg{Fn}{Function}{:}{end}"
        r"\SetKwFor{Each}{for each}{do}{end}\DontPrintSemicolon"
    )
    text = r"\In{a}\Fn{\Solve{b}}{\Each{c}{d\;}}"
    found = lines("vlined", text, setting)
    assert found == "Given: a Function Solve(b): > for each c do > > d"


def test_what_leads_to_a_comment_is_in_the_font_that_the_author_gave_it() -> None:
    r"""Of `{\color{green}// }`, a reader saw `colorgreen//`, and the file was withheld."""
    setting = r"\SetKwComment{Note}{\textbf{/*} }{ */}\SetKwComment{\Why}{\color{green}// }{}"
    found = lines("vlined", r"a\; \Note{x}b\; \Why{y}", setting)
    assert "/* x */" in found
    assert r"\textcolor{green}{// y}" in found
