"""What a document is called, as Word's properties and its header say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.word.metadata import title_of

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
