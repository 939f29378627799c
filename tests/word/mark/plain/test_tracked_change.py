r"""What authors mark as changed with the package changes looks so to their co-authors.

Without this, deleted words read on as if they were text, and stand in the last version as well.
"""

from __future__ import annotations

import pytest

from tests.word.mark.plain.test_plain_rules import made

BEGIN = r"\begin{document}"
SHOWN = r"\usepackage{changes}\definechangesauthor[name={Kari N.}, color=orange]{KN}"


def changed(source: str, preamble: str = SHOWN) -> str:
    return made(f"{preamble}{BEGIN}{source}").partition(BEGIN)[2]


TEXTS = [
    (r"\added{new}", r"{\textcolor{blue}{new}}", "{new}"),
    (r"\deleted{old}", r"{\textcolor{blue}{\sout{old}}}", ""),
    (
        r"\replaced{new}{old}",
        r"{\textcolor{blue}{new}}{\textcolor{blue}{\sout{old}}}",
        "{new}",
    ),
    (r"\highlight{seen}", r"\hl{seen}", "{seen}"),
    (
        r"\added[id=KN]{new}",
        r"{\textcolor{orange}{new}}{\textcolor{orange}{\textsuperscript{KN}}}",
        "{new}",
    ),
    (
        r"\deleted[id=KN, comment={why}]{old}",
        r"{\textcolor{orange}{\sout{old}}}{\textcolor{orange}{\textsuperscript{KN}}}",
        "",
    ),
    (r"\added{a \emph{b} $c$}", r"{\textcolor{blue}{a \emph{b} $c$}}", r"{a \emph{b} $c$}"),
]


@pytest.mark.parametrize(("source", "shown", "last"), TEXTS)
def test_changes_are_marked(source: str, shown: str, last: str) -> None:
    del last
    assert changed(source) == shown


@pytest.mark.parametrize(("source", "shown", "last"), TEXTS)
def test_the_last_version_has_what_is_new(source: str, shown: str, last: str) -> None:
    del shown
    assert changed(source, SHOWN.replace(r"\usepackage", r"\usepackage[final]")) == last


def test_a_class_can_ask_for_the_last_version() -> None:
    preamble = rf"\documentclass[final]{{article}}{SHOWN}"
    assert changed(r"a\deleted{old}", preamble) == "a"


def test_the_author_is_not_named_where_the_package_is_asked_not_to() -> None:
    preamble = SHOWN.replace(r"\usepackage", r"\usepackage[authormarkup=none]")
    assert changed(r"\added[id=KN]{new}", preamble) == r"{\textcolor{orange}{new}}"


def test_commands_of_another_package_are_left_alone() -> None:
    assert changed(r"\added{new}", "") == r"\added{new}"
