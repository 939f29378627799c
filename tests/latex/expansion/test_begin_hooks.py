r"""What is read at the beginning of the text: `\AtBeginDocument`, of packages and authors."""

from pathlib import Path

import pytest

from tests.latex.expansion.document import expanded, text_of

_SHEET = r"\begin{titlepage}The Sheet\end{titlepage}\tableofcontents"


@pytest.mark.parametrize(
    "package",
    [
        rf"\newcommand\sheet{{{_SHEET}}}\AtBeginDocument{{\sheet}}",
        rf"\AtBeginDocument{{\sheet}}\newcommand\sheet{{{_SHEET}}}",
        rf"\AddToHook{{begindocument/end}}{{{_SHEET}}}",
        rf"\newif\ifsheet\sheettrue\AtBeginDocument{{\ifsheet{_SHEET}\fi}}",
        rf"\def\inner{{{_SHEET}}}\def\sheet{{\inner}}\AtBeginDocument{{\SetUp{{x}}\sheet}}",
        r"\AtBeginDocument{\input{cover}}",
    ],
)
def test_front_matter_that_a_package_prints_is_text(tmp_path: Path, package: str) -> None:
    """The title page of the PDF was missing in Word, without a word."""
    (tmp_path / "cover.tex").write_text(_SHEET, "utf-8")
    (tmp_path / "mine.sty").write_text(f"{package}\n", "utf-8")
    made = expanded(tmp_path, "Text.", "\\usepackage{mine}")
    assert text_of(made).split() == f"{_SHEET} Text.".split()


@pytest.mark.parametrize("heading", ["\\section{Before}", "\\chapter*{Before}"])
def test_a_heading_that_a_package_prints_is_text(tmp_path: Path, heading: str) -> None:
    (tmp_path / "mine.sty").write_text(f"\\AtBeginDocument{{{heading} us.}}\n", "utf-8")
    made = expanded(tmp_path, "Text.", "\\usepackage{mine}")
    assert text_of(made) == f"{heading} us.\nText."


@pytest.mark.parametrize(
    "code",
    [
        r"\titleformat{\section}{\bfseries}{x}{1em}{}",
        r"\let\oldtitle\maketitle\renewcommand\maketitle{\oldtitle words}",
        r"\pretocmd{\tableofcontents}{words}{}{}",
        r"\providecommand\sheet{\begin{titlepage}words\end{titlepage}}",
        r"\SetUp[words]{words}\iffalse\maketitle\fi",
    ],
)
def test_what_sets_up_front_matter_is_no_text(tmp_path: Path, code: str) -> None:
    """Arguments of set-up commands stood in Word before the title."""
    (tmp_path / "mine.sty").write_text(f"\\AtBeginDocument{{{code}}}\n", "utf-8")
    (tmp_path / "other.sty").write_text(f"\\AddToHook{{begindocument}}{{{code}}}\n", "utf-8")
    made = expanded(tmp_path, "Text.", "\\usepackage{mine,other}")
    assert text_of(made) == "Text."


def test_code_that_takes_what_stands_behind_it_ends_there(tmp_path: Path) -> None:
    """All of the text behind such a package would be lost."""
    package = "\\def\\takes#1{}\\AtBeginDocument{\\takes}\n"
    (tmp_path / "mine.sty").write_text(package, "utf-8")
    made = expanded(tmp_path, "Text.", "\\usepackage{mine}\\AtBeginDocument{{x}yz}")
    assert text_of(made).replace("\n", "") == "yzText."


@pytest.mark.parametrize(
    "code",
    [
        r"\AtBeginDocument{Words of the house \tableofcontents}",
        r"\AtBeginDocument{\noindent\textbf{Working paper}\par}",
        r"\usepackage{etoolbox}\AfterEndPreamble{\begin{center}Quote with leave.\end{center}}",
    ],
)
def test_words_that_a_package_prints_and_no_set_up_are_text(tmp_path: Path, code: str) -> None:
    """A package's words before its front matter, or without any, were lost."""
    (tmp_path / "mine.sty").write_text(f"{code}\n", "utf-8")
    made = expanded(tmp_path, "Text.", "\\usepackage{mine}")
    printed = code[code.index("{", code.index("\\A")) + 1 : -1]
    assert text_of(made) == f"{printed}\nText."
