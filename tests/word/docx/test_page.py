"""A reviewer who asked for line numbers and room between the lines gets both, and nobody else."""

import pytest

from trykklar.word.docx.page import Page, margin_parts, page, section
from trykklar.word.running_heads import PAGE, MarginLine, PageMargins, RunningHeads


@pytest.mark.parametrize(
    ("preamble", "text", "double", "numbered"),
    [
        (r"\usepackage{setspace,lineno}", "", False, False),
        (r"\doublespacing\linenumbers", "", True, True),
        (r"\usepackage[doublespacing]{setspace}", "", True, False),
        ("% \\doublespacing\n% \\linenumbers", "", False, False),
        (r"\usepackage{lineno}", r"\linenumbers Text", False, True),
        ("", r"\begin{doublespace}Text\end{doublespace}", True, False),
        (r"\documentclass[review]{elsarticle}", "", True, False),
    ],
)
def test_what_the_source_turns_on_is_on(
    preamble: str, text: str, *, double: bool, numbered: bool
) -> None:
    look = page(preamble, "Title", text)
    assert (look.double, look.numbered) == (double, numbered)


def test_heads_of_the_pdf_take_the_place_of_the_short_title() -> None:
    """A co-author saw the title above each page, and not that the draft is confidential."""
    usual = PageMargins((MarginLine("Draft", "", PAGE),), ())
    look = Page(title="Title", running=RunningHeads(usual, None, PageMargins()))
    parts = margin_parts(look)
    assert "Title" not in "".join(parts.values())
    assert parts["header"].index("Draft") < parts["header"].index("PAGE")
    assert set(parts) == {"header", "footer", "headerFirst", "footerFirst"}
    assert all(f'r:id="rId{name[0].upper()}{name[1:]}"' in section(look) for name in parts)


def test_the_sides_of_a_head_may_have_more_than_half_of_it() -> None:
    """A long title beside the page's number took two lines above every page."""
    usual = PageMargins((MarginLine("A long title", "", PAGE), MarginLine("", "Middle", "")), ())
    head = margin_parts(Page(running=RunningHeads(usual, None, PageMargins())))["header"]
    first, second = head.split("</w:p>")[:2]
    assert ('w:val="center"' in first, first.count("<w:tab/>")) == (False, 1)
    assert ('w:val="center"' in second, second.count("<w:tab/>")) == (True, 2)
