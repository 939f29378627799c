"""What lists of works define for themselves."""

from __future__ import annotations

from pathlib import Path

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.command import commands
from trykklar.word.mark.rules.works_list import begin, macros

LIST = r"\begin{thebibliography}{9}\bibitem{a} One.\end{thebibliography}"


def test_each_definition_is_read_once_however_many_lists_there_are() -> None:
    """A .bbl by chapters has hundreds of lists: they took the square of their number."""
    definition = r"\providecommand{\own}[1]{#1}"
    text = whole(Source(Path("main.bbl"), f"{definition}{LIST}\n{LIST}{definition}\n{LIST}"))
    assert [text.slice(span) for span in macros(text, 0)] == [definition, definition]


def test_list_behind_its_own_heading_brings_no_other() -> None:
    """What natbib's `\\bibsection` prints stands before the list, and its name behind that."""
    text = whole(Source(Path("main.tex"), rf"\section{{Read}}\bibsection{LIST}"))
    found = next(command for command in commands(text, 0) if command.environment)
    assert [edit.text for edit in begin(text, found)] == ["\n\n"]
    plain = whole(Source(Path("main.tex"), LIST))
    first = next(iter(commands(plain, 0)))
    assert "listed" in next(edit.text for edit in begin(plain, first))
