"""What a text says of tabularray is looked for once, and not at each environment of the text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.plain import tabularray
from trykklar.word.mark.plain.plain_rules import plain

if TYPE_CHECKING:
    import re

    import pytest


class _Counted:
    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.searches = 0

    def findall(self, text: str) -> list[str]:
        self.searches += 1
        return self.pattern.findall(text)


def test_a_thousand_displays_are_no_thousand_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    """`word` took the square of their number."""
    counted = _Counted(tabularray._DECLARED)
    monkeypatch.setattr(tabularray, "_DECLARED", counted)
    own = "\\NewTblrEnviron{mytable}\n\\begin{mytable}{ll}a & b\\end{mytable}\n"
    text = own + "\\begin{equation}a=b\\end{equation}\n" * 50
    made = plain(whole(Source(Path("main.tex"), text))).text
    assert r"\begin{tabular}{ll}" in made
    assert counted.searches < 10
