"""A list is called what its author calls it, where TeX would."""

from __future__ import annotations

import pytest

from trykklar.word.blocks.contents_depth import _deepest
from trykklar.word.blocks.given_name import given_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (r"\renewcommand{\contentsname}{What is inside}", "What is inside"),
        (r"\renewcommand*\contentsname{Inside}", "Inside"),
        (r"\addto\captionsngerman{\renewcommand{\contentsname}{Gliederung}}", "Gliederung"),
        (r"\def\contentsname{One}\def\contentsname{Two}", "Two"),
        (r"\renewcommand{\listfigurename}{Pictures}", ""),
        (r"\renewcommand{\contentsname}{\textbf{Two}}", ""),
    ],
)
def test_the_name_that_is_given_last_counts(text: str, name: str) -> None:
    assert given_name("contentsname", text) == name


def test_a_depth_of_contents_that_is_commented_out_does_not_count() -> None:
    head = "\\documentclass{article}\n"
    assert _deepest(f"{head}%\\setcounter{{tocdepth}}{{1}}\n") == 3
    assert _deepest(f"{head}50\\% \\setcounter{{tocdepth}}{{1}}\n") == 1
