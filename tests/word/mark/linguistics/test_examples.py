r"""Examples of linguistics keep labels, levels and glosses, whichever package they are written for.

They were pictures, or lost their numbers, or withheld the file (`\getref`).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from trykklar.latex.passage import Span, whole
from trykklar.latex.source import Source
from trykklar.word.blocks.example_labels import example_edits
from trykklar.word.mark.edit import rewrite
from trykklar.word.mark.linguistics import (
    covington_examples,
    expex_examples,
    gb4e_examples,
    linguex_examples,
)
from trykklar.word.mark.linguistics.example_part import words
from trykklar.word.mark.linguistics.gloss_table import table

if TYPE_CHECKING:
    from types import ModuleType

_WIDTH = re.compile(r"p\{[\d.]+\\linewidth\}")
_GLOSS = r"\begin{tabular}{lll} (1) & Das & {ist es} \\ & that & is \\ \end{tabular}"

EXAMPLES = [
    (gb4e_examples, r"\begin{exe}\ex One.\ex[*]{Two.}\end{exe}",
     r"\begin{quote} (1)~ One. (2)~{Two.} \end{quote}"),
    (gb4e_examples, r"\ea\label{a}\ea In.\ex On.\z \z",
     r"\begin{quote} \begin{quote} \label{a} (1)~ In. (2)~ On. \end{quote} \end{quote}"),
    (gb4e_examples, r"\begin{exe}\ex \gll Das {ist es}\\ that is\\ \glt `It is'\end{exe}",
     rf"\begin{{quote}} {_GLOSS} `It is' \end{{quote}}"),
    (linguex_examples, "\\ex. \\a. One.\n\\b. Two.\n\nText.",
     r"\begin{quote} \begin{quote} (1)~ One. (2)~ Two. \end{quote} \end{quote} Text."),
    (linguex_examples, "\\exg. Das {ist es}\\\\ that is\\\\ `It is'\n\n",
     rf"\begin{{quote}} {_GLOSS} `It is' \end{{quote}}"),
    (expex_examples, r"\pex<a> \a One. \a<b> Two. \xe",
     r"\begin{quote} \begin{quote} (1) (2)~One. (3)~ Two. \end{quote} \end{quote}"),
    (expex_examples, r"\ex \begingl \gla Das {ist es}// \glb that is// \glft `It is'// \endgl \xe",
     rf"\begin{{quote}} {_GLOSS} `It is' \end{{quote}}"),
    (expex_examples, r"\ex \begingl \glpreamble Old// \gla Das {ist es}// \endgl \xe",
     r"\begin{quote} (1)~Old \begin{tabular}{ll} Das & {ist es} \\ \end{tabular} \end{quote}"),
    (covington_examples, r"\begin{example}\digloss{Das {ist es}}{that is}{It is}\end{example}",
     rf"\begin{{quote}} {_GLOSS} \textquoteleft{{}}It is\textquoteright{{}} \end{{quote}}"),
    (covington_examples, r"\begin{examples}\item One.\item Two.\end{examples}",
     r"\begin{quote} (1)~ One. (2)~ Two. \end{quote}"),
    (covington_examples,
     "\\begin{example}\n\\gll Das {ist es}\nthat is\n\\glt `It is'\\glend\n\\end{example}",
     rf"\begin{{quote}} {_GLOSS} `It is' \end{{quote}}"),
]  # fmt: skip


@pytest.mark.parametrize(("package", "source", "expected"), EXAMPLES)
def test_an_example_is_written_in_latex_s_own_terms(
    package: ModuleType, source: str, expected: str
) -> None:
    passage = whole(Source(Path("main.tex"), source))
    edits = [
        edit
        for example in package.examples(passage, Span(0, len(source)))
        for edit in example_edits(
            example, [f"({number + 1})" for number in range(example.labels)], {}, passage
        )
    ]
    made = _WIDTH.sub("l", rewrite(passage, edits, 0, len(source)).text)
    assert " ".join(made.split()) == expected


def test_a_command_that_points_to_an_example_is_found_with_what_belongs_to_it() -> None:
    pattern = linguex_examples.POINTERS
    assert pattern is not None
    assert [match[0] for match in pattern.finditer(r"\Next, \Last[a] \Nexting")] == [
        r"\Next", r"\Last[a]",
    ]  # fmt: skip


def test_words_of_a_gloss_stand_between_blanks_that_are_in_no_group() -> None:
    assert words(r" a {b c} \textsc{1 sg} d\ e ") == ("a", "{b c}", r"\textsc{1 sg}", r"d\ e")


def test_a_gloss_that_is_too_wide_goes_on_below() -> None:
    made = table(["longword " * 9, "word " * 9], "(1)", ("textit",))
    rows = [line for line in made.split("\n") if line.endswith(r"\\")]
    assert [row.count("longword") for row in rows] == [7, 0, 2, 0]
    assert rows[0].startswith(r"(1) & \textit{longword}")
    assert rows[2].startswith(r" & \textit")
