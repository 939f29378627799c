"""Words that pandoc would drop without saying so, and what must not be reported as a loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.word.reader import bookmarks, fields, paragraphs
from trykklar.word.export import export

if TYPE_CHECKING:
    from tests.word.conftest import Change

# What the author writes -> what Word must say.
KEPT = [
    (r"The long\textendash short distinction", "The long–short distinction"),
    (r"A\dag{} and 5\,\texttrademark\ more", "†"),
    (r"\vspace{1em}{\bfseries The aim} of it", "The aim of it"),
    (r"Before\quad{after} it", "after it"),
    (r"{\sffamily {A group} in a group}", "A group in a group"),
    ("\\newcommand{\\eg}{e.g.\\@} See \\eg{} this", "See e.g. this"),
    ("\\newcommand{\\mail}{kari@uib.no} Write to \\mail", "kari@uib.no"),
    ("One\\footnotemark\nThe second\\footnotemark\nThe third", "The third"),
]


@pytest.mark.parametrize(("source", "expected"), KEPT)
def test_no_word_is_dropped(changed: Change, source: str, expected: str) -> None:
    made = export(changed("sections/method.tex", f"\n\n{source}.\n"))
    assert expected in "\n".join(paragraphs(made.path))
    assert "word-lost" not in {item.code for item in made.findings}


def test_paragraphs_that_end_in_a_line_break_stay_apart(changed: Change) -> None:
    made = export(
        changed("sections/method.tex", "\n\nThe first.\\\\\n\nThe second.\\\\[2pt]\n\nThird.\n")
    )
    assert {"The first.", "The second.", "Third."} <= set(paragraphs(made.path))


BROKEN = "\n\nThis is {\\bf broken}}.\n\n"


def test_a_macro_of_the_text_is_known_behind_a_part_that_cannot_be_read(changed: Change) -> None:
    text = (
        f"\n\n\\def\\iadj{{i-adjective\\xspace}}\n\nFirst.{BROKEN}The \\iadj\\xspace {{\\em akai}}."
    )
    made = export(changed("sections/method.tex", text))
    assert "The i-adjectiveakai." in paragraphs(made.path)
    assert "word-lost" not in {item.code for item in made.findings}


def test_a_heading_behind_a_definition_is_a_heading(changed: Change) -> None:
    text = "\n\n\\def\\chart#1{\\vspace{2pt}\n\\begin{tikzpicture}\\draw(#1,0);\\end{tikzpicture}}"
    made = export(changed("sections/method.tex", f"{text}\n\\section{{Aims}}\n\nText.\n"))
    assert "Aims" in paragraphs(made.path, "Heading1Unnumbered")
    assert made.inventory.different == ()


def test_a_heading_command_that_is_redefined_stays_one(changed: Change) -> None:
    text = "\n\\let\\old=\\section\\renewcommand{\\section}[2][]{\\old{#2}\\foo{x}}\n"
    back = "\\let\\section=\\old\n"
    made = export(changed("sections/method.tex", f"{text}\\section{{Aims}}\n{back}\nText.\n"))
    assert "Aims" in paragraphs(made.path, "Heading1Unnumbered")
    assert made.inventory.different == ()


def test_an_equation_without_a_number_keeps_its_label(changed: Change) -> None:
    text = "\n\n\\begin{equation*}\\label{eq:bare} a = b\\end{equation*}\n"
    made = export(changed("sections/method.tex", text))
    assert "_Ref_eq_bare" in bookmarks(made.path)
    assert made.inventory.different == ()


def test_a_label_in_a_line_without_a_number_means_the_next(changed: Change) -> None:
    text = (
        "\n\n\\begin{align}\\label{eq:two} a &= b \\nonumber\\\\ &= c\\end{align}\n"
        "See \\eqref{eq:two}.\n"
    )
    made = export(changed("sections/method.tex", text))
    assert made.inventory.different == ()
    assert any(field.instruction.startswith("REF _Ref_eq_two") for field in fields(made.path))


# What only TeX reads, and words that stand where they were not looked for.
SILENT = [
    "\\overfullrule=5mm\n\nText",
    "\\parskip 4pc\\hangindent=3em Text",
    "One\\\\[2em] two",
    "\\includegraphics[width=2cm]\n  {square.png}",
    "A word\\footnote{One paragraph.\n\nAnd another one.} of it",
]


@pytest.mark.parametrize("source", SILENT)
def test_what_is_not_lost_is_not_reported(changed: Change, source: str) -> None:
    made = export(changed("sections/method.tex", f"\n\n{source}.\n"))
    assert [str(item) for item in made.findings if item.code == "word-lost"] == []


@pytest.mark.parametrize(
    "command", ["\\minitoc", "\\printcontents[one]{l}{1}{}", "\\localtableofcontents"]
)
def test_the_contents_of_a_chapter_are_not_lost_in_silence(changed: Change, command: str) -> None:
    """They repeat headings, so that no word was missed in the Word file."""
    made = export(changed("sections/method.tex", f"\n\n{command}\n\nText. % \\minitoc\n"))
    found = [item for item in made.findings if item.code == "word-skipped"]
    assert ["The list of what is in this part" in item.message for item in found] == [True]
