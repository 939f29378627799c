"""What biber reads otherwise than it is written, each as biber 2.18 and biblatex 3.18 print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.bibliography.dates import only_month
from trykklar.checks import check
from trykklar.project.selection import plain

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("8/9", 8), ("10--12", 10), ("May--June", 5), ("jun~15", 6), ("8 June", 8), ("06/07", 6),
        ("Januar/Februar", 1), ("Jan.--Feb.", 1), ("12 May", 12), ("mar/apr", 3), ("1,2", 1),
    ],
)  # fmt: skip
def test_of_several_months_biber_keeps_one(written: str, printed: int) -> None:
    assert only_month(written) == printed


@pytest.mark.parametrize(
    "written",
    ["", "Sep", "Sept.", "September", "8", "08", "8.", "12", "{May--June}", "15 June", "Spring",
     "Mai", "juillet/août", "5th", "13"],
)  # fmt: skip
def test_a_month_that_is_printed_whole_is_right(written: str) -> None:
    assert only_month(written) is None


def _codes(folder: Path, options: str, resource: str, cited: str) -> list[str]:
    (folder / "main.tex").write_text(
        f"\\documentclass{{article}}\\usepackage[{options}]{{biblatex}}\n"
        f"{resource}\\begin{{document}}\n{cited}\\printbibliography\\end{{document}}\n"
    )
    (folder / "refs.bib").write_text(
        "@book{ham, author={Ham, Frank}, title={A}, publisher={P}, year=2007, month={8/9}}\n"
    )
    return [found.code for found in check(plain(folder / "main.tex")).findings]


@pytest.mark.parametrize("name", ["refs", "./refs", " refs "])
def test_a_bibliography_is_named_to_biber_by_its_whole_name(tmp_path: Path, name: str) -> None:
    resource = rf"\addbibresource{{{name}}}"
    assert "bibliography-missing" in _codes(tmp_path, "", resource, r"\cite{ham}")
    assert _codes(tmp_path, "backend=bibtex", resource, r"\cite{ham}") == []
    whole = rf"\addbibresource{{{name.strip()}.bib}}"
    assert _codes(tmp_path, "", whole, r"\cite{ham}") == ["field-month"]
    assert _codes(tmp_path, "", r"\bibliography{refs}", r"\cite{ham}") == ["field-month"]


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        (r"\cite{ham }", True), ("\\cite{ham\n}", True), (r"\textcite[5]{ham , ham}", True),
        (r"\cites{ham}{ham }", True), (r"\nocite{ham }", True),
        (r"\cite{ ham}", False), ("\\cite{ham,\n ham}", False), ("\\cite{ham%\n}", False),
    ],
)  # fmt: skip
def test_a_space_behind_a_key_is_one_of_its_letters(
    tmp_path: Path, cited: str, *, found: bool
) -> None:
    codes = _codes(tmp_path, "backend=bibtex", r"\addbibresource{refs}", cited)
    assert ("citation-space" in codes) == found
