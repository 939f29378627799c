"""A citation of the PDF that no command of the source stands for is not missing in silence."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import panflute as pf

from trykklar.printed.citations_and_lists import PrintedCitation, TexPosition
from trykklar.printed.text_run import MARK, Run
from trykklar.word.cite.from_tex.unmatched import report_unmatched

MAIN = Path("/paper/main.tex")


def reported(
    shown: list[PrintedCitation], known: list[PrintedCitation], text: str
) -> list[tuple[str, int]]:
    document = SimpleNamespace(source=MAIN, root=MAIN.parent)
    state: Any = SimpleNamespace(inputs=SimpleNamespace(document=document), findings=[])
    body = pf.Doc(pf.Para(*(pf.Str(word) for word in text.split())))
    report_unmatched(shown, {id(citation) for citation in known}, body, state)
    return [(finding.path.name, finding.line) for finding in state.findings]


def citation(text: str, line: int, file: str = "") -> PrintedCitation:
    return PrintedCitation(TexPosition(file, line), "cite", (("holm",),), (Run(text),))


def test_a_citation_that_only_tex_knows_of_is_reported_where_it_is_printed() -> None:
    ours, theirs = citation(" Holm 2001", 3), citation(" Holm 2001", 9, "part.tex")
    assert reported([ours, theirs], [ours], "As Holm 2001 says.") == [("part.tex", 9)]


def test_one_whose_text_a_command_printed_is_in_word() -> None:
    ours, theirs = citation(" Holm 2001", 3), citation(" Holm 2001", 9)
    assert reported([ours, theirs], [ours], "As Holm 2001 says, and Holm 2001 again.") == []


def test_of_a_mark_the_note_is_looked_for() -> None:
    noted = PrintedCitation(
        TexPosition("", 4), "footcite", (("holm",),), (MARK,), ((Run("Holm, Lys."),),)
    )
    assert reported([noted], [], "Nothing of it.") == [("main.tex", 4)]
    assert reported([noted], [], "Nothing but Holm, Lys. in it.") == []
