"""A list that nobody makes is missed in the PDF, and not by its readers first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import write
from trykklar.typeset import typeset

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = r"\newglossaryentry{a}{name=alpha,description={first}}"
BY_XINDY = rf"\usepackage[xindy]{{glossaries}}\makeglossaries{ENTRY}"
BY_BIB2GLS = r"\usepackage[record]{glossaries-extra}\GlsXtrLoadResources[src={entries}]"


def codes(folder: Path, preamble: str, body: str) -> list[str]:
    done = typeset(write(folder, preamble=preamble, body=body))
    return [each.code for each in done.findings]


@pytest.mark.parametrize(
    ("preamble", "printed"),
    [(BY_XINDY, r"\printglossaries"), (BY_BIB2GLS, r"\printunsrtglossaries")],
)
def test_a_list_that_is_left_to_a_program_which_is_not_run_is_an_error(
    tmp_path: Path, preamble: str, printed: str
) -> None:
    assert "tex-unmade-list" in codes(tmp_path, preamble, rf"Text \gls{{a}} {printed}")


def test_one_that_the_author_brings_along_is_read(tmp_path: Path) -> None:
    body = r"Text \gls{a} \printglossaries"
    assert codes(tmp_path, BY_XINDY, body) == ["tex-unmade-list"]
    (tmp_path / "paper.gls").write_text(
        r"\glossarysection[\glossarytoctitle]{\glossarytitle}\begin{theglossary}"
        r"\glossentry{a}{1}\end{theglossary}"
    )
    assert not codes(tmp_path, BY_XINDY, body)


@pytest.mark.parametrize(
    ("preamble", "body"),
    [
        (BY_XINDY, r"Text \gls{a}"),  # it is not to be printed
        (BY_XINDY.replace("[xindy]", ""), r"Text \gls{a} \printglossaries"),
        (BY_XINDY, r"Text \printglossaries"),  # it has no entries
    ],
)
def test_what_is_made_or_not_wanted_is_not_missed(tmp_path: Path, preamble: str, body: str) -> None:
    assert "tex-unmade-list" not in codes(tmp_path, preamble, body)
