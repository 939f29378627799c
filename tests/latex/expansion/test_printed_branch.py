"""A condition that only TeX can answer is answered by what it printed; what is known is not asked.

Without this, text that an author hid by the page, by a width or by a switch of a class would go to
the co-authors.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.latex.expansion.document import text_of
from trykklar.document import Document
from trykklar.latex.expansion.expand import expand

SHOWN, HIDDEN = "Shown words here.", "Hidden words here."


class Pdf:
    """A PDF that shows some texts and not others, and knows what it was asked for."""

    def __init__(self, *shown: str, readable: bool = True) -> None:
        self.shown = shown
        self.readable = readable
        self.asked: list[str] = []

    def shows(self, _before: str, text: str) -> bool | None:
        self.asked.append(text.strip())
        return text.strip() in self.shown if self.readable else None


def read(folder: Path, body: str, pdf: Pdf, preamble: str = "") -> str:
    text = (
        f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    )
    (folder / "main.tex").write_text(text, "utf-8")
    document = Document("main", folder, Path("main.tex"), Path("work"), Path("build"))
    return text_of(expand(document, shows=pdf.shows))


TESTS = [
    r"\ifnum\value{page}=3 ",
    r"\ifnum3=\value{page} ",
    r"\ifodd\value{page} ",
    r"\ifnum\inputlineno>7 ",
    r"\ifnum\pdfstrcmp{a}{b}=0 ",
    r"\ifnum0=\pdfstrcmp{\jobname}{b}",
    r"\ifdim\columnwidth>10cm ",
    r"\ifdim\textwidth<2em ",
    r"\ifdim\f@size pt>10pt ",
    r"\ifinner ",
    r"\if@restonecol ",
    r"\unless\if@reversemargin ",
    r"\ifdefined\somebody ",
    r"\ifcsname r@here\endcsname ",
    r"\ifx\somebody\relax ",
]


@pytest.mark.parametrize("test", TESTS)
@pytest.mark.parametrize("first", [True, False])
def test_the_branch_that_tex_printed_is_read(tmp_path: Path, test: str, first: bool) -> None:
    branches = [SHOWN, HIDDEN] if first else [HIDDEN, SHOWN]
    body = f"\\makeatletter\n{test}{branches[0]}\\else {branches[1]}\\fi"
    text = read(tmp_path, body, Pdf(SHOWN))
    assert SHOWN in text
    assert HIDDEN not in text
    assert text.replace("\\makeatletter", "").strip() == SHOWN


@pytest.mark.parametrize(
    "test",
    [
        r"\ifthenelse{\isodd{\value{page}}}",
        r"\ifthenelse{\value{page}>2}",
        r"\ifthenelse{\equal{\thepage}{4}}",
        r"\ifthenelse{\lengthtest{\linewidth<20cm}}",
        r"\ifnumcomp{\value{page}}{>}{3}",
        r"\ifnumodd{\value{page}}",
        r"\ifdef\somebody",
        r"\ifcsdef{r@here}",
        r"\IfPackageLoadedTF{somewhat}",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_branches_in_braces_are_chosen_so_too(tmp_path: Path, test: str, first: bool) -> None:
    branches = [SHOWN, HIDDEN] if first else [HIDDEN, SHOWN]
    body = f"{test}{{{branches[0]}}}{{{branches[1]}}}"
    assert read(tmp_path, body, Pdf(SHOWN), r"\usepackage{ifthen,etoolbox}") == SHOWN


def test_a_case_is_chosen_by_what_is_printed(tmp_path: Path) -> None:
    body = r"\ifcase\value{page} None here\or One here\or Two here\else Many here\fi."
    assert read(tmp_path, body, Pdf("Two here")) == "Two here."
    assert read(tmp_path, body, Pdf("Many here")) == "Many here."


def test_an_only_branch_that_is_not_printed_is_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, r"A\ifdim\columnwidth>1cm Hidden words\fi B", Pdf()) == "AB"


@pytest.mark.parametrize(
    "branch",
    [
        r"\includegraphics[width=4cm]{fig/rents}",
        r"\input{rents}",
        r"\begin{figure}\includegraphics{rents}\end{figure}",
        "$x=y$",
    ],
)
def test_a_branch_without_words_of_its_own_is_not_lost(tmp_path: Path, branch: str) -> None:
    """No PDF shows the name of a picture or file."""
    text = read(tmp_path, f"\\ifdim\\columnwidth>1cm {branch}\\fi", Pdf())
    assert branch.replace(r"\input{rents}", "") in text


def test_words_given_to_a_command_say_which_branch_is_printed(tmp_path: Path) -> None:
    body = r"\ifnum\value{page}<3 \caption{Early words}\else\caption{Late words}\fi"
    assert read(tmp_path, body, Pdf("Early words")) == r"\caption{Early words}"
    assert read(tmp_path, body, Pdf("Late words")) == r"\caption{Late words}"


def test_a_counter_that_is_set_to_what_only_tex_knows_is_not_known(tmp_path: Path) -> None:
    body = r"\setcounter{mine}{\value{page}}\ifnum\value{mine}=2 Shown words\else Hidden\fi"
    assert read(tmp_path, body, Pdf("Shown words"), r"\newcounter{mine}") == "Shown words"


def test_a_branch_in_a_group_is_no_part_of_the_number_before_it(tmp_path: Path) -> None:
    body = r"\ifnum7<\inputlineno {Shown words here.}\fi"
    assert read(tmp_path, body, Pdf(SHOWN)) == f"{{{SHOWN}}}"


def test_an_only_branch_stays_where_the_pdf_cannot_be_read(tmp_path: Path) -> None:
    body = r"A\ifdim\columnwidth>1cm shown words\fi"
    assert read(tmp_path, body, Pdf(readable=False)) == "Ashown words"


def test_an_only_branch_that_is_printed_is_read(tmp_path: Path) -> None:
    body = r"A \ifnum\value{page}=9 shown words\fi"
    assert read(tmp_path, body, Pdf("shown words")) == "A shown words"


def test_where_the_pdf_has_both_the_reading_decides(tmp_path: Path) -> None:
    body = r"\ifdim\textwidth>1cm One text\else Other text\fi"
    assert read(tmp_path, body, Pdf("One text", "Other text")) == "One text"
    assert read(tmp_path, body, Pdf()) == "One text"


@pytest.mark.parametrize(
    ("preamble", "test"),
    [
        (r"\newif\ifdraft", r"\ifdraft "),
        (r"\newcounter{mine}", r"\ifnum\value{mine}>2 "),
        (r"\newlength{\mine}\setlength{\mine}{1cm}", r"\ifdim\mine>2cm "),
        ("", r"\iffalse "),
        (r"\newcommand\mine{x}\newcommand\yours{y}", r"\ifx\mine\yours "),
    ],
)
def test_what_is_known_is_not_asked(tmp_path: Path, preamble: str, test: str) -> None:
    """A text that no PDF can be asked for, as in a font without letters, must not be lost."""
    pdf = Pdf(HIDDEN)
    assert read(tmp_path, f"{test}{HIDDEN}\\else {SHOWN}\\fi", pdf, preamble) == SHOWN
    assert pdf.asked == []


def test_what_was_not_known_before_says_nothing_of_another_test(tmp_path: Path) -> None:
    pdf = Pdf(HIDDEN)
    body = f"\\setlength{{\\parindent}}{{2em}}\\iftoggle{{own}}{{{HIDDEN}}}{{{SHOWN}}}"
    text = read(tmp_path, body, pdf, "\\usepackage{etoolbox}\\newtoggle{own}")
    assert text.endswith(SHOWN)
    assert HIDDEN not in text
    assert pdf.asked == []


def test_conditions_within_each_other_are_asked_one_by_one(tmp_path: Path) -> None:
    body = r"\ifinner Hidden a\else\ifodd\value{page} Hidden b\else Shown\fi\fi"
    assert read(tmp_path, body, Pdf("Shown")) == "Shown"


def test_a_condition_without_an_end_ends(tmp_path: Path) -> None:
    read(tmp_path, r"Some words \ifodd\value{page} more", pdf := Pdf())
    assert pdf.asked == []


def test_many_conditions_within_each_other_end(tmp_path: Path) -> None:
    body = r"\ifinner " * 3_000 + "Hidden words" + r"\fi" * 3_000
    assert "words" not in read(tmp_path, body, Pdf("Hidden"))


def test_a_name_of_a_command_is_no_text_that_a_page_could_show(tmp_path: Path) -> None:
    """The ICML's counters were not made, and an error of its class was in the Word file."""
    body = (
        r"\ifcsname kept@one\endcsname\else"
        r"\expandafter\gdef\csname place@one\endcsname{Shown words here.}\fi "
        r"\ifcsname place@one\endcsname\csname place@one\endcsname\else Hidden words here.\fi"
    )
    found = read(tmp_path, body, Pdf())
    assert (SHOWN in found, HIDDEN in found) == (True, False)
