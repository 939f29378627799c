"""A reviewer who asked for line numbers and room between the lines gets both, and nobody else."""

import pytest

from trykklar.word.docx.page import page


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
