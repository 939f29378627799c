r"""Names of labels are LaTeX's: a blank at the end of one is a part of it, in lists, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.checks import check
from trykklar.project.selection import plain

if TYPE_CHECKING:
    from pathlib import Path


def _undefined(folder: Path, text: str) -> list[str]:
    body = rf"\section{{A}}\label{{a}}\section{{B}}\label{{b}} {text}"
    head = r"\documentclass{article}\usepackage{hyperref,cleveref,zref-clever}"
    (folder / "main.tex").write_text(f"{head}\\begin{{document}}\n{body}\n\\end{{document}}\n")
    findings = check(plain(folder / "main.tex")).findings
    return [found.message for found in findings if found.code == "label-undefined"]


@pytest.mark.parametrize(
    "text",
    [
        r"\cref{a, b}",
        r"\cref{a ,b}",
        "\\Cref{a,\n b}",
        r"\ref{ a}",
        r"\pageref{a }",
        r"\autoref{ b}",
        r"\crefrange{a}{ b}",
        r"\ref{{a}}",
    ],
)
def test_a_reference_that_latex_does_not_find_is_an_error(tmp_path: Path, text: str) -> None:
    assert len(_undefined(tmp_path, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        r"\cref{{a}}",
        r"\Cref{{a},{b}}",
        "\\cref{a,%\n  b}",
        r"\zcref{a, b}",
        r"\label{ c}\ref{ c}",
        "\\ref{a}\n\\cref{a,b}",
    ],
)
def test_a_reference_that_is_found_is_none(tmp_path: Path, text: str) -> None:
    assert _undefined(tmp_path, text) == []


@pytest.mark.parametrize(
    "text",
    [
        r"\STMTNUM{7em}{line:x} \ref{line:x}",
        r"\somelabel{x} \cref{x}",
        r"\begin{thing} \numbered[2]{y}{x}\end{thing} \autoref{x}",
    ],
)
def test_a_name_given_to_an_unknown_command_may_be_a_label(tmp_path: Path, text: str) -> None:
    assert _undefined(tmp_path, text) == []


@pytest.mark.parametrize(
    "text",
    [
        r"\newcommand\mine[1]{See \ref{#1}}\mine{x}",
        r"\includegraphics{x} \ref{x}",
        r"\ref{x} \Vref{x} \cite{x}",
        "% \\somelabel{x}\n\\ref{x}",
        r"\somelabel{x1} \ref{x}",
    ],
)
def test_a_name_that_nothing_makes_is_still_none(tmp_path: Path, text: str) -> None:
    assert _undefined(tmp_path, text)
