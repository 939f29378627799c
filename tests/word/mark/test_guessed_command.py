"""What TeX is asked about is what is printed: a name that is defined is none of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.guessed_command import guessed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (r"\refname{} and \num{3000}", [r"\refname", r"\num{3000}"]),
        # A list of works of economics begins so; none of TeX's answers came to Word.
        (r"\renewcommand{\refname}{REFERENCES} \num{3000}", [r"\num{3000}"]),
        (r"\renewcommand*\refname{Works}", []),
        (r"\providecommand {\refname}{Works}", []),
        (r"\def\figurename{Plate}", []),
        (r"\let\figurename=\tablename \tablename", [r"\tablename"]),
        (r"\RenewDocumentCommand{\refname}{}{Works}", []),
        (r"\textbf{\figurename}", [r"\figurename"]),
    ],
)
def test_names_are_asked_for_where_they_are_printed(text: str, found: list[str]) -> None:
    passage = whole(Source(Path("main.tex"), text))
    assert [passage.slice(span) for span in guessed(passage)] == found
