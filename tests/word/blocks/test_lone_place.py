r"""A `\label` between blank lines leaves no empty line in Word, and references lead there."""

from __future__ import annotations

from pathlib import Path

import panflute as pf
import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.blocks.lone_place import with_places
from trykklar.word.mark.edit import rewrite
from trykklar.word.mark.rule_table import edits
from trykklar.word.neutral.vocabulary import LABEL, PAGE_BREAK

PLACE = "@"


def _block(kind: str) -> pf.Block:
    if kind == "heading":
        return pf.Header(pf.Str("H"))
    if kind == "styled":
        return pf.Div(pf.Para(pf.Str("styled")))
    place, words = pf.Span(classes=[LABEL]), pf.Str(kind)
    return pf.Para(*([place] if kind == PLACE else [words]))


def _shown(block: pf.Block) -> str:
    if isinstance(block, pf.Div):
        return "".join(map(_shown, block.content))
    items = (PLACE if isinstance(item, pf.Span) else item.text for item in block.content)
    return "".join(items)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["heading", PLACE, "text"], ["H", "@text"]),
        (["text", PLACE, "heading"], ["text@", "H"]),
        (["a", PLACE, PLACE, "b"], ["a", "@@b"]),
        (["a", PLACE], ["a@"]),
        # A numbered equation is a paragraph with a style.
        (["heading", PLACE, "styled"], ["H", "@styled"]),
        (["styled", PLACE, "heading"], ["styled@", "H"]),
        # Nowhere else to go.
        (["heading", PLACE, "heading"], ["H", "@", "H"]),
    ],
)
def test_a_place_alone_goes_into_the_paragraph_beside_it(
    before: list[str], after: list[str]
) -> None:
    assert [_shown(block) for block in with_places(map(_block, before))] == after


def test_the_place_that_pandoc_puts_around_a_heading_is_the_headings() -> None:
    """R Markdown and Quarto write every heading so: an empty line stood above each."""
    text = "\\hypertarget{aim}{%\n\\subsection{Aim}\\label{aim}}"
    passage = whole(Source(Path("main.tex"), text))
    made = rewrite(passage, edits(passage, 0, len(text)), 0, len(text)).text
    assert "target" not in made
    assert "\\subsection{" in made


def test_a_place_before_the_end_of_a_page_has_no_page_of_its_own() -> None:
    """Between two breaks, the empty line of a `\\label` was a page by itself."""
    first, second = (pf.Div(classes=[PAGE_BREAK]) for _ in range(2))
    found = with_places([first, _block(PLACE), second, _block("text")])
    assert [PAGE_BREAK in getattr(block, "classes", ()) for block in found] == [True, True, False]
    assert _shown(found[-1]) == "@text"
