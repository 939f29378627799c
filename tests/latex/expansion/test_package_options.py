"""A class's words are those of the options that are given, or of its defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.latex.expansion.document import expanded, text_of

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = (
    "\\DeclareOption{english}{\\def\\x{thesis}}\\DeclareOption{norsk}{\\def\\x{oppgave}}\n"
    "\\DeclareOption*{\\def\\x{hidden}}\\ExecuteOptions{norsk}\\ProcessOptions\\relax\n"
)


@pytest.mark.parametrize("inner", [True, False])
@pytest.mark.parametrize(
    ("of_class", "own", "shown"),
    [
        ("", "", "oppgave"),
        ("a4paper", "english", "thesis"),
        ("a4paper, english", "", "thesis"),
        ("norsk", "english", "oppgave"),  # in the order of the declarations
        ("", "draft", "oppgave"),
    ],
)
def test_the_options_of_the_class_are_also_the_packages(
    tmp_path: Path, of_class: str, own: str, shown: str, *, inner: bool
) -> None:
    """A thesis lost the words of its front page: `\\csname name@\\lang\\endcsname` was nothing."""
    (tmp_path / "set.tex").write_text(OPTIONS, "utf-8")
    (tmp_path / "mine.sty").write_text("\\input{set}\n" if inner else OPTIONS, "utf-8")
    made = expanded(tmp_path, "\\x", f"\\usepackage[{own}]{{mine}}", class_options=of_class)
    assert text_of(made) == shown


def test_with_a_star_options_are_carried_out_as_they_are_given(tmp_path: Path) -> None:
    options = OPTIONS.replace("\\ProcessOptions", "\\ProcessOptions*")
    (tmp_path / "mine.sty").write_text(options, "utf-8")
    made = expanded(tmp_path, "\\x", "\\usepackage[norsk,english]{mine}")
    assert text_of(made) == "thesis"
