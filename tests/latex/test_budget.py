"""Reading ends on any input, says where it stopped, and what stands beside it is read all the same.

Steps are counted, not seconds: `Budget.spent` is all that was read a second time.
"""

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trykklar.latex.budget import Budget
from trykklar.latex.expansion import expander
from trykklar.latex.expansion.expand import expand, expand_text
from trykklar.latex.read_document import Reading, read
from trykklar.project.selection import plain

_DOUBLING = "".join(
    rf"\def\{left * 3}{{\{right * 3}\{right * 3}}}"
    for left, right in zip("abcdefghijklmnopqrst", "bcdefghijklmnopqrstu", strict=True)
)
BOMBS = {
    "loops in loops": (r"\foreach \x in {1,2}{" * 40 + r"\x" + "}" * 40, ""),
    "doubling macros": (r"\aaa", _DOUBLING + r"\def\uuu{\cite{a}}"),
    "a macro that calls itself": (r"\r", r"\def\r{\cite{a}\r}"),
    "a macro that calls itself twice": (r"\r", r"\def\r{\cite{a}\r\r}"),
    "an argument over and over": (r"\m{\m{\m{\m{x}}}}", r"\def\m#1{\cite{a}" + "#1" * 2000 + "}"),
    "a hook that adds hooks": ("", r"\def\r{\AtBeginDocument{\r\r\cite{a}}}\r"),
    "an environment in itself": (
        r"\begin{e}\end{e}",
        r"\newenvironment{e}{\begin{e}\begin{e}}{\end{e}}",
    ),
    "a name of a name": (r"\csname " * 3000 + r"\endcsname " * 3000, ""),
    "a key that grows": (r"\cite{\k}", r"\def\k{" + r"\k" * 20 + "}"),
    "branches in branches": (
        r"\iftoggle{t}{" * 2000 + "x" + "}{}" * 2000,
        r"\newtoggle{t}\toggletrue{t}",
    ),
    "calls in calls": (r"\m{" * 2000 + "x" + "}" * 2000, r"\def\m#1{\cite{a}#1}"),
}


def _document(folder: Path, body: str, preamble: str) -> Reading:
    (folder / "main.tex").write_text(
        rf"\documentclass{{article}}{preamble}\newcommand{{\mine}}[1]{{\citep{{#1}}}}"
        rf"\begin{{document}}\cite{{before}}{body}"
        "\n"
        r"\cite{after} \mine{own}\end{document}",
        encoding="utf-8",
    )
    return read(plain(folder / "main.tex"))


def _keys(found: Reading) -> set[str]:
    return {key.name for citation in found.citations for key in citation.keys}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_reported_and_costs_no_citation_beside_it(tmp_path: Path, name: str) -> None:
    found = _document(tmp_path, *BOMBS[name])
    assert {"before", "after", "own"} <= _keys(found)
    assert "reading-budget" in {finding.code for finding in found.findings}


_ENDLESS = r"\def\r{\r\r}"
SET_UP = {
    "begins the document": ("mine.sty", _ENDLESS + r"\AtBeginDocument{\r}"),
    "is in a hook": ("mine.sty", _ENDLESS + r"\AddToHook{begindocument/before}{\r}"),
    "opens groups": ("mine.sty", r"\def\r{\begingroup\r}\AtBeginDocument{\r}"),
    "opens conditions": ("mine.sty", r"\def\r{\iftrue\r\fi}\AtBeginDocument{\r}"),
    "is in a group": ("mine.sty", _ENDLESS + r"\AtBeginDocument{{\r}}"),
    "is in a name": ("mine.sty", _ENDLESS + r"\AtBeginDocument{\csname\r\endcsname}"),
    "is called as it is read": ("mine.sty", _ENDLESS + r"\r"),
    "reads itself": ("mine.sty", r"\AtBeginDocument{\input{mine.sty}}"),
    "is a class": ("own.cls", r"\LoadClass{article}" + _ENDLESS + r"\r\AtBeginDocument{\r}"),
    "begins paragraphs": ("mine.sty", _ENDLESS + r"\everypar{\r}\AddToHook{para/begin}{\r}"),
    "is called often": ("mine.sty", _ENDLESS + "\\r\n" * 60 + r"\AtBeginDocument{\r}" * 60),
}


@pytest.mark.parametrize("name", SET_UP)
def test_a_package_or_class_without_end_costs_nothing_of_the_text(
    tmp_path: Path, name: str
) -> None:
    """No citation of the text was read: what the package sets up never ended."""
    file, text = SET_UP[name]
    (tmp_path / file).write_text(text, encoding="utf-8")
    chosen = "own" if file == "own.cls" else "article"
    (tmp_path / "main.tex").write_text(
        rf"\documentclass{{{chosen}}}\usepackage{{mine}}\newcommand{{\mine}}[1]{{\citep{{#1}}}}"
        "\n"
        r"\AtBeginDocument{\newcommand{\early}[1]{\cite{#1}}}\begin{document}\cite{before}"
        "\n"
        r"\mine{own} \early{hook} \foreach \x in {1,...,200}{\cite{k\x}}\end{document}",
        encoding="utf-8",
    )
    found = read(plain(tmp_path / "main.tex"))
    assert {"before", "own", "hook", "k200"} <= _keys(found)
    lines = [finding.line for finding in found.findings]
    assert len(lines) == len(set(lines))


def test_a_macro_without_end_before_the_text_costs_nothing_of_it(tmp_path: Path) -> None:
    found = _document(tmp_path, "", _ENDLESS + r"\AtBeginDocument{\r}\r")
    assert {"before", "after", "own"} <= _keys(found)
    assert [finding.code for finding in found.findings] == ["reading-budget"]


def test_several_bombs_in_a_text_leave_the_authors_own_macros_alone(tmp_path: Path) -> None:
    chosen = list(BOMBS.values())
    body = "\n".join(body for body, _ in chosen)
    found = _document(tmp_path, body, "".join(preamble for _, preamble in chosen))
    assert {"before", "after", "own"} <= _keys(found)


def test_files_that_read_the_next_twice_end_and_are_all_read(tmp_path: Path) -> None:
    for number in range(20):
        text = rf"\input{{c{number + 1}}}\input{{c{number + 1}}}"
        (tmp_path / f"c{number}.tex").write_text(text, encoding="utf-8")
    (tmp_path / "c20.tex").write_text(r"\cite{deep}", encoding="utf-8")
    found = _document(tmp_path, r"\input{c0}", "")
    assert {"before", "after", "own", "deep"} <= _keys(found)
    assert any(source.path.name.startswith("c") for source in found.findings)


def test_packages_that_ask_for_the_next_end(tmp_path: Path) -> None:
    for number in range(300):
        text = rf"\RequirePackage{{p{number + 1}}}"
        (tmp_path / f"p{number}.sty").write_text(text, encoding="utf-8")
    assert "own" in _keys(_document(tmp_path, "", r"\usepackage{p0}"))


@pytest.mark.parametrize(
    ("body", "preamble", "count"),
    [
        (r"\m" + "\n", r"\newcommand{\m}{\cite{a}}", 1),
        (r"\m{one}{two}" + "\n", r"\newcommand{\m}[2]{\cite{a}#2}", 1),
        (r"\a" + "\n", r"\def\a{\b}\def\b{\c}\def\c{\cite{a}}", 1),
        (r"\foreach \x in {a,b}{\cite{\x}}", "", 2),
    ],
)
def test_what_an_author_writes_often_is_followed_every_time(
    tmp_path: Path, body: str, preamble: str, count: int
) -> None:
    found = _document(tmp_path, body * 3000, preamble)
    assert len(found.citations) == 3 + 3000 * count
    assert not found.findings


def test_a_loop_goes_through_all_of_its_values(tmp_path: Path) -> None:
    values = ",".join(f"k{number}" for number in range(1000))
    assert (
        len(_keys(_document(tmp_path, rf"\foreach \x in {{{values}}}{{\cite{{\x}}}}", ""))) == 1003
    )


def test_a_macro_that_repeats_itself_until_its_end_comes_is_followed(tmp_path: Path) -> None:
    found = _document(
        tmp_path, r"\r ab\stop", r"\def\r#1{\ifx#1\stop\else\cite{#1}\expandafter\r\fi}"
    )
    assert {"a", "b"} <= _keys(found)
    assert not found.findings


@pytest.mark.parametrize(
    "text", ["{", r"\emph{", r"\begin{x}", r"\iftrue ", r"\footnote{", "[", "("]
)
def test_no_depth_of_nesting_is_too_deep_for_python(tmp_path: Path, text: str) -> None:
    assert "before" in _keys(_document(tmp_path, text * 20_000, ""))


@pytest.mark.parametrize(
    "text", [r"\ifnum 1<{} \fi", r"\ifodd{} \fi", r"\ifcase{} \fi", r"\catcode`\@={} "]
)
def test_a_number_of_thousands_of_digits_is_a_number(tmp_path: Path, text: str) -> None:
    _document(tmp_path, text.replace("{}", "9" * 6000), "")


_PARTS = r"""
\a \b \a{ \b{ { } \cite{k} \def\a{ \def\b#1{ #1 \b\b \foreach\x\space in{1,2}{\x \AtBeginDocument{
\newenvironment{e}{\a}{\b} \begin{e} \end{e} \csname a\endcsname \iftrue \else \fi \iftoggle{t}{
\input{main} \@ifstar \cite{\a} \label{\a}
"""
NESTED = st.lists(st.sampled_from(_PARTS.split()), max_size=60)


@given(NESTED)
def test_steps_grow_with_the_text_whatever_is_nested(tmp_path: Path, parts: list[str]) -> None:
    body = "".join(parts)
    (tmp_path / "main.tex").write_text(body, encoding="utf-8")
    spent: list[Budget] = []

    class Kept(Budget):
        def __init__(self) -> None:
            super().__init__()
            spent.append(self)

    with patch.object(expander, "Budget", Kept):
        for read_whole in (expand, expand_text):
            read_whole(plain(tmp_path / "main.tex"))
    assert all(budget.spent <= 200_000 + 400 * len(body) for budget in spent)


def test_the_deepest_name_leaves_python_room() -> None:
    assert expander._DEEPEST * 8 < 1000
