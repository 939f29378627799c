"""What TeX noted down is read as what it prints, however old the LaTeX that wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.storage.fence import Fence
from trykklar.word.aux_numbers import Target, read, shown_number

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r"Dom\IeC {\ae }nebeskrivelse", "Domænebeskrivelse"),
        (r"Form\r al", "Formål"),
        (r"L\"{o}sning", "Lösning"),
        (r"\relax Plain", "Plain"),
        (r"Of $\c x$ and \c c", r"Of $\c x$ and \c c"),
    ],
)
def test_letters_of_titles_are_letters(tmp_path: Path, written: str, title: str) -> None:
    aux = tmp_path / "main.aux"
    line = (
        rf"\@writefile{{toc}}{{\contentsline {{section}}{{\numberline {{1}}{written}}}{{2}}{{}}}}"
    )
    aux.write_text(line, "utf-8")
    (found,) = read(aux, Fence(tmp_path)).lists["toc"]
    assert (found.number, found.title) == ("1", title)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (r"P$_{1, \varepsilon }$", "P1, ε"),
        (r"\textup {(2a)}", "(2a)"),
        (r"$\ast $", "∗"),
        (r"{2.1}", "2.1"),
    ],
)
def test_a_number_that_is_a_formula_is_what_it_shows(
    tmp_path: Path, written: str, number: str
) -> None:
    aux = tmp_path / "main.aux"
    aux.write_text(rf"\newlabel{{a}}{{{{{written}}}{{3}}{{}}{{equation.1}}{{}}}}", "utf-8")
    assert read(aux, Fence(tmp_path)).targets["a"].number == number


def test_a_tag_may_refer_to_another_equation(tmp_path: Path) -> None:
    r"""Of `\tag{\ref{a}$'$}`, TeX writes down the reference; Word showed `(<ref>')`."""
    aux = tmp_path / "main.aux"
    aux.write_text("\\newlabel{a}{{1.2}{3}}\n\\newlabel{b}{{{\\ref {a}$'$}}{3}}\n", "utf-8")
    assert read(aux, Fence(tmp_path)).targets["b"].number == "1.2'"


def test_a_label_that_no_caption_stands_before_has_no_number(tmp_path: Path) -> None:
    """TeX prints `??`; the package's own macro stood in Word."""
    aux = tmp_path / "main.aux"
    written = r"\caption@xref {a}{ on input line 3}"
    aux.write_text(rf"\newlabel{{a}}{{{{{written}}}{{3}}{{}}{{table.1}}{{}}}}", "utf-8")
    assert "a" not in read(aux, Fence(tmp_path)).targets


def test_the_font_of_a_page_is_no_part_of_it() -> None:
    """A roman page of a French thesis was `T1ii` in the table of contents."""
    assert shown_number(r"{\fontencoding {T1}\selectfont ii}") == "ii"
    assert shown_number(r"{\fontfamily {ppl}\fontseries {b}\selectfont 12}") == "12"


def test_a_label_of_zref_stands_for_what_its_properties_say(tmp_path: Path) -> None:
    """A figure's had no number, and a reference to it led to whatever had the same one."""
    aux = tmp_path / "main.aux"
    aux.write_text(
        "\\zref@newlabel{f}{\\default{2.1}\\page{7}\\zc@counter{figure}\\anchor{figure.2.1}}\n"
        "\\newlabel{s}{{1}{3}{One}{section.1}{}}\n"
        "\\zref@newlabel{s}{\\default{1}\\page{3}\\anchor{section.1}}\n",
        "utf-8",
    )
    numbers = read(aux, Fence(tmp_path))
    assert numbers.targets["f"] == Target("2.1", "7", "", "figure")
    assert numbers.targets["s"].title == "One"
    assert not numbers.repeated


def test_the_contents_of_the_ams_classes_have_numbers_and_titles(tmp_path: Path) -> None:
    """amsart's table of contents was empty in Word, and so not there at all."""
    lines = (
        r"{section}{\tocsection {}{1}{Homes}}{2}{}",
        r"{section}{\tocsection {}{}{Starred}}{2}{}",
        r"{subsection}{\tocsubsection {}{1.1}{Below $x$}}{3}{}",
        r"{section}{\tocappendix {Appendix}{A}{More}}{iv}{}",
    )
    text = "\n".join(rf"\@writefile{{toc}}{{\contentsline {line}}}" for line in lines)
    (tmp_path / "main.aux").write_text(text, "utf-8")
    found = read(tmp_path / "main.aux", Fence(tmp_path)).lists["toc"]
    assert [(line.kind, line.number, line.title, line.page) for line in found] == [
        ("section", "1", "Homes", "2"),
        ("section", "", "Starred", "2"),
        ("subsection", "1.1", "Below $x$", "3"),
        ("section", "A", "More", "iv"),
    ]
