"""What a document is called, as Word's properties and its header say it."""

from __future__ import annotations

from pathlib import Path

import panflute as pf
import pytest

from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.word.metadata import shown_title, title_of

TITLES = {
    r"\title{One}\title{Two}\begin{document}\maketitle\title{Three}\maketitle": "Two",
    r"\title{One}\title{Two}\begin{document}": "Two",
    r"\maketitle\title{One}": "One",
    r"\title{A boat \\[6pt] \large that \\* sails\\ [2mm] on}\maketitle": "A boat that sails on",
    r"\maketitle": "",
}


@pytest.mark.parametrize("text", TITLES)
def test_the_title_is_the_one_that_is_printed(text: str) -> None:
    assert title_of(Passage(text, Source(Path(), text))) == TITLES[text]


@pytest.mark.parametrize(("more", "shown"), [((), "On boats and others"), ((pf.Math("x"),), "")])
def test_the_title_of_the_text_has_what_its_acronyms_print(
    more: tuple[pf.Element, ...], shown: str
) -> None:
    note = pf.Note(pf.Para(pf.Str("Paid.")))
    words = (pf.Str("On"), pf.Space(), pf.Str("boats"), note, pf.LineBreak(), pf.Str("and others"))
    title = pf.Div(pf.Para(*words, *more), attributes={"custom-style": "Title"})
    assert shown_title(pf.Doc(pf.Para(pf.Str("x")), title)) == shown
    assert shown_title(pf.Doc()) == ""
