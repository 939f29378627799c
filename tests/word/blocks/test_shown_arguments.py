r"""`\cventry{2010}{Degree}{Town}` of a class for CVs: but for the last, its arguments were lost."""

from __future__ import annotations

import pytest

from trykklar.word.blocks.shown_arguments import drawn_lines, in_a_row

PAGE = """Words before.
2010–2012 Degree in Law, Institution of it, City.
He said: Anna Berg, Oslo now."""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\entry{2010--2012}{Degree in \textbf{Law}}{Institution of it}{City}{}",
         "\n\n2010--2012 Degree in \\textbf{Law}, Institution of it, City\n\n"),
        (r"\who[key=x]{Anna Berg}{Oslo}", "Anna Berg, Oslo"),
        (r"\who{Anna Berg}{Bergen}", None),  # not in a row, or hidden
        (r"\who{Oslo}{Anna Berg}", None),
        (r"\who{Anna Berg, Oslo}", None),  # of one argument, more is known
        (r"\who{nna}{Berg, Oslo}", None),  # a part of a word
    ],
)  # fmt: skip
def test_arguments_that_the_pdf_has_in_a_row_are_kept(source: str, expected: str | None) -> None:
    assert in_a_row(source, drawn_lines([PAGE])) == expected
