"""Word must not count a note that the PDF marks with a sign, or all that follow would be off."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.word.reader import part
from trykklar.document import Document
from trykklar.word.docx.ooxml import w
from trykklar.word.export import export

if TYPE_CHECKING:
    from lxml import etree

pytestmark = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="TeX is not installed")

SOURCE = r"""\documentclass{article}
\title{A Study\thanks{We thank the Bank.}}\author{Kari Holm}
\begin{document}
\maketitle
First\footnote{Automatic.}, own\footnote[7]{Numbered seven.}, next\footnote{Again.}.
\renewcommand{\thefootnote}{}\footnote{Without a mark.}
\end{document}
"""


def test_a_note_with_a_mark_of_its_own_has_it_here_and_there(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(SOURCE, "utf-8")
    made = export(Document("main", tmp_path, Path("main.tex"), Path("work"), Path("build")))
    references = list(part(made.path).iter(w("footnoteReference")))
    own = w("customMarkFollows")
    assert [item.get(own) for item in references] == ["1", None, "1", None, "1"]
    assert [_behind(item) for item in references] == ["*", "", "7", "", "\u200b"]
    notes = {note.get(w("id"), ""): note for note in part(made.path, "word/footnotes.xml")}
    below = [notes[item.get(w("id"), "")] for item in references]
    assert [_text(note).strip() for note in below] == [
        "* We thank the Bank.", "Automatic.", "7 Numbered seven.", "Again.",
        "\u200b Without a mark.",
    ]  # fmt: skip
    assert [len(list(note.iter(w("footnoteRef")))) for note in below] == [0, 1, 0, 1, 0]


def _behind(reference: etree._Element) -> str:
    following = reference.getnext()
    return following.text or "" if following is not None and following.tag == w("t") else ""


def _text(note: etree._Element) -> str:
    return "".join(item.text or "" for item in note.iter(w("t")))
