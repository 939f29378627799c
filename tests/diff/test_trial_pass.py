"""Where the marks of a text break, also where TeX itself names no line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.diff.trial_pass import trial_errors, unclosed
from trykklar.project.selection import plain

if TYPE_CHECKING:
    from pathlib import Path


def test_an_argument_that_is_never_closed_is_found_at_its_line(tmp_path: Path) -> None:
    """TeX read on to the end of the file, and there was no PDF with marks."""
    lines = [r"\documentclass{article}\newcommand{\new}[1]{#1}", r"\begin{document}", r"\new{One}",
             r"\new{two", r"% }", "", "three.", r"\end{document}"]  # fmt: skip
    (tmp_path / "main.tex").write_text("\n".join(lines), "utf-8")
    found = dict(trial_errors(plain(tmp_path / "main.tex")))
    assert 4 in found


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{a}\n{b}", 0), ("{a}\n{b", 2), ("{a\n{b}\n", 1), ("a\\{\n{%}\n}\n", 0),
        ("{a}}\n{b", 2), ("\\\\{\n", 1),
    ],
)  # fmt: skip
def test_the_outermost_brace_that_is_open_counts(text: str, line: int) -> None:
    assert unclosed(text) == line
