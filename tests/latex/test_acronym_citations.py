r"""Abbreviations of acro cite what their declarations say, once their full form is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.checks import check
from trykklar.project.selection import plain

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("cite", "use", "cited"),
    [
        ("cite=ham", r"\ac{un}", ["ham"]),
        ("cite={ham, li}", r"\acp{un} and \ac{un}", ["ham", "li"]),
        ("cite={[see][p.~3]{ham}}", r"\Acf{un}", ["ham"]),
        ("long-plural=s,\n cite = {ham}", r"\ac*{un}", ["ham"]),
        ("cite=ham", r"\acs{un}", []),
        ("cite=ham", "Nothing.", []),
        ("short-indefinite=cite", r"\ac{un}", []),
    ],
)
def test_a_citation_of_an_abbreviation_counts_where_it_is_printed(
    tmp_path: Path, cite: str, use: str, cited: list[str]
) -> None:
    head = rf"\usepackage{{acro}}\DeclareAcronym{{un}}{{short=UN,long=United Nations,{cite}}}"
    text = rf"\documentclass{{article}}{head}\begin{{document}}{use}\end{{document}}"
    (tmp_path / "main.tex").write_text(text)
    assert list(check(plain(tmp_path / "main.tex")).cited) == cited
