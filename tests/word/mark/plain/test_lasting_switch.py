r"""A switch of the font holds to the end of its group, as in the PDF: interviews in italics."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.edit import rewrite
from trykklar.word.mark.pandoc_preamble import body
from trykklar.word.mark.plain.lasting_switch import edits


def made(text: str) -> str:
    source = f"\\begin{{document}}{text}\\end{{document}}"
    passage = whole(Source(Path("main.tex"), source))
    changed = rewrite(passage, edits(passage, body(passage)), 0, len(source)).text
    return changed.removeprefix("\\begin{document}").removesuffix("\\end{document}")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{\\itshape a\n\nb\\par c}\n\nd", "{\\itshape a\n\n\\itshape b\\par \\itshape c}\n\nd"),
        (
            "\\begin{quote}\\bfseries\\em a\n\n  b\\end{quote}",
            "\\begin{quote}\\bfseries\\em a\n\n  \\bfseries\\em b\\end{quote}",
        ),
        (
            "\\begin{itshape}a\n\nb\\end{itshape}",
            "\\begin{itshape}\\itshape a\n\n\\itshape b\\end{itshape}",
        ),
        (
            "{\\sl\\begin{itemize}\\item a\\item[x] b\\end{itemize} c}",
            "{\\sl\\begin{itemize}\\item \\sl a\\item[x] \\sl b\\end{itemize} \\sl c}",
        ),
        ("{\\itshape a\\normalfont\n\nb}", "{\\itshape a\\normalfont\n\nb}"),
        ("{\\itshape a {\\bf b}\n\nc}", "{\\itshape a {\\bf b}\n\n\\itshape c}"),
    ],
)
def test_each_paragraph_and_item_of_a_group_has_its_font(source: str, expected: str) -> None:
    assert made(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "\\itshape a\n\nb",  # the whole document's font is a matter of styles
        "{\\itshape a\\footnote{b\n\nc}}",
        "{\\itshape a\\begin{tabular}{l}b\n\nc\\\\ d\\end{tabular}}",
        "{\\itshape a\n\n\\section{b}}",
        "{\\itshape\\begin{minipage}{5cm}a\\end{minipage}}",
        "{\\itshape a $x\\par$}} b\n\nc",
        "\\begin{verbatim}{\\itshape a\n\nb}\\end{verbatim}",
        "} \\itshape {a\n\nb",
    ],
)
def test_what_has_a_font_of_its_own_keeps_it(source: str) -> None:
    assert made(source) == source
