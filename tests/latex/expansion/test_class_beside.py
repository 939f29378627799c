r"""What a class beside the manuscript makes of commands and of code is what the text has.

Journals hand out such classes: jss's `\code` left `=-1` before every word, its `CodeInput` was
read as LaTeX, and sn-jnl's `\href`, which is breakurl's, printed the address instead of the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.latex.expansion.document import expanded, text_of
from tests.word.blocks.test_tex_fallback import made
from tests.word.reader import paragraphs

if TYPE_CHECKING:
    from pathlib import Path

_LINK = r"(\href{the town}{http://example.org/a})"


@pytest.mark.parametrize(
    "lines",
    [
        r"\RequirePackage{breakurl}\let\href\burlalt",
        r"\newif\ifold\gdef\links{\ifold\else\let\href\burlalt\fi}\links",
    ],
)
def test_a_class_may_turn_the_arguments_of_links_round(tmp_path: Path, lines: str) -> None:
    (tmp_path / "own.sty").write_text(f"{lines}\n", "utf-8")
    text = text_of(expanded(tmp_path, f"Homes {_LINK}.", "\\usepackage{own}"))
    assert r"\href{http://example.org/a}{thetown}" in text


def test_a_class_takes_over_no_other_look(tmp_path: Path) -> None:
    r"""`\let\emph\own` of a package is how it looks."""
    (tmp_path / "own.sty").write_text(r"\def\own#1{#1!}\let\emph\own" + "\n", "utf-8")
    done = expanded(tmp_path, "Homes are \\emph{let}.", "\\usepackage{own}")
    assert r"\emph{let}" in text_of(done)


@pytest.mark.parametrize(
    "code",
    [
        r"\hyphenchar\font=-1 ",
        r"\hyphenchar\font=`\- ",
        r"\skewchar\font -1 ",
        r"\fontdimen2\font=3pt ",
    ],
)
def test_what_is_set_of_a_font_is_not_printed(tmp_path: Path, code: str) -> None:
    (tmp_path / "own.sty").write_text(
        rf"\newcommand\code{{\bgroup\@codex}}\def\@codex#1{{{{\ttfamily{code}#1}}\egroup}}", "utf-8"
    )
    text = text_of(expanded(tmp_path, r"Homes \code{rent} rise.", "\\usepackage{own}"))
    assert "font" not in text
    assert "1" not in text


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        (r"\DefineVerbatimEnvironment{CodeInput}{Verbatim}{fontshape=sl}", "CodeInput"),
        (r"\lstnewenvironment{rcode}[1][]{\lstset{language=R,#1}}{}", "rcode"),
        (r"\lstnewenvironment{plaincode}{\lstset{basicstyle=\small}}{}", "plaincode"),
    ],
)
def test_code_of_a_package_is_code(tmp_path: Path, declared: str, name: str) -> None:
    package = r"\RequirePackage{fancyvrb,listings}"
    (tmp_path / "own.sty").write_text(f"{package}\n{declared}\n", "utf-8")
    code = "R> str(homes$date[rents_2])"
    done = made(tmp_path, "\\usepackage{own}", f"\\begin{{{name}}}\n{code}\n\\end{{{name}}}")
    assert code in paragraphs(done.path)
    assert [str(item) for item in done.findings] == []


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("email", r"\href{mailto:#1}{\normalfont\texttt{#1}}", r"\href{mailto:"),
        ("email", r"\gdef\@email{#1}", r"\email{"),
        ("Keywords", r"\gdef\@Keywords{#1}", r"\Keywords{"),
    ],
)
def test_what_a_class_prints_where_it_is_given_is_no_front_matter(
    tmp_path: Path, name: str, body: str, expected: str
) -> None:
    """An address at the end of a paper was a paragraph of its own; stored keywords were lost."""
    definition = f"\\newcommand{{\\{name}}}[1]{{{body}}}\n"
    (tmp_path / "own.sty").write_text(definition, "utf-8")
    text = text_of(expanded(tmp_path, f"Write to \\{name}{{a@b.no}}.", "\\usepackage{own}"))
    assert expected in text
