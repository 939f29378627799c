"""The lines of a table of contents look as TeX prints them."""

from __future__ import annotations

import pytest

from trykklar.printed.latex_pieces import LatexPiece
from trykklar.printed.text_run import Look, Run
from trykklar.word.blocks.contents_look import line_look
from trykklar.word.docx.ooxml import parse, w
from trykklar.word.docx.package import _styles
from trykklar.word.docx.page import Page
from trykklar.word.model import LineLook

_BOLD = Look(bold=True)


@pytest.mark.parametrize(
    ("runs", "look"),
    [
        ((Run("1 Xyz\xa07", _BOLD),), LineLook(bold=True, dotted=False)),
        ((Run("1.1 Xyz . . . 7"),), LineLook()),
        ((Run("1 "), Run("Xyz", _BOLD), Run(" . . 7")), LineLook(bold=True)),
        ((Run("7"),), None),
    ],
)
def test_it_is_read_of_the_line(runs: tuple[Run, ...], look: LineLook | None) -> None:
    assert line_look(LatexPiece((runs,), plain=True)) == look
    assert line_look(None) is None


def test_the_style_of_a_level_has_the_look() -> None:
    """Chapters of a thesis were as light in the contents as their sections."""
    page = Page(contents=((1, LineLook(bold=True, dotted=False)), (2, LineLook())))
    styles = {item.get(w("styleId")): item for item in parse(_styles(page, "en", native=True))}
    first, second = styles["TOC1"], styles["TOC2"]
    assert first.find(f"{w('rPr')}/{w('b')}") is not None
    assert [tab.get(w("leader")) for tab in first.iter(w("tab"))] == [None, None]
    assert second.find(f"{w('rPr')}/{w('b')}") is None
    assert [tab.get(w("leader")) for tab in second.iter(w("tab"))] == [None, "dot"]
    assert "TOC6" in styles
