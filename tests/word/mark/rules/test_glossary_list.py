"""Each glossary has its own entries."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import Span, whole
from trykklar.latex.source import Source
from trykklar.word.mark.command import commands
from trykklar.word.mark.rules.glossary_list import entries, field

PREAMBLE = r"""\usepackage[acronym,symbols]{glossaries}
\newglossaryentry{rent}{name={rent},description={what is paid}}
\newacronym{nav}{NAV}{an office}
\newglossaryentry{pi}{type=symbols,name={pi},description={a ratio}}
\gls{rent} \gls{nav} \gls{pi}
"""
MADE = r"\makeglossaries "


@pytest.mark.parametrize(
    ("command", "terms"),
    [
        (r"\printnoidxglossary", ["rent"]),
        (MADE + r"\printglossary[type=\acronymtype]", ["NAV"]),
        (r"\printacronyms[title=Short]", ["NAV"]),
        (MADE + r"\printglossary[type=symbols,title=Signs]", ["pi"]),
        (MADE + r"\printglossaries", ["NAV", "pi", "rent"]),
        (r"\printglossaries", []),
    ],
)
def test_a_glossary_lists_the_entries_of_its_type(command: str, terms: list[str]) -> None:
    """Each list had those of all types."""
    passage = whole(Source(Path("main.tex"), PREAMBLE + command))
    last = next(item for item in commands(passage) if item.name.startswith("print"))
    assert [passage.slice(term) for term, _ in entries(passage, last)] == terms


def test_what_acro_prints_in_brackets_is_listed_too() -> None:
    """Of `extra` and `foreign`, the list in Word had nothing, and nothing was reported."""
    source = (
        r"\DeclareAcronym{nav}{short=NAV,long=an office,extra={since 2006},foreign=et kontor}"
        r"\iac{nav}\printacronyms"
    )
    passage = whole(Source(Path("main.tex"), source))
    last = next(item for item in commands(passage) if item.name == "printacronyms")
    shown = [[passage.slice(span) for span in entry] for entry in entries(passage, last)]
    assert shown == [["NAV", "an office", "et kontor", "since 2006"]]


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        (r"name=\ensuremath{\alpha, \beta},text=x", r"\ensuremath{\alpha, \beta}"),
        (r"description={a name=no, see {it}}, name = {A, b} ", "A, b"),
        (r"description={50\% of {\{}}, name={a} and {b}", "{a} and {b}"),
        ("name", None),
        ("names=x,name=", ""),
        ("name={open, text=x", "{open"),
    ],
)
def test_a_field_is_what_keyval_takes_for_it(fields: str, value: str | None) -> None:
    """A name set in braces lost them, and pandoc could not read the chapter that it stood in."""
    passage = whole(Source(Path("main.tex"), fields))
    found = field(passage, Span(0, len(fields)), "name")
    assert (passage.slice(found) if found else None) == value
