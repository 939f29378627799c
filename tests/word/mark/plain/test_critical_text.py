r"""An `\edtext` lost its own words, and an apparatus was nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.plain.plain_rules import plain

LOADED = r"\usepackage[noend]{reledmac}"
CASES = {
    r"a \edtext{word}{\Afootnote{variant}} b": r"a word\footnote{word] variant} b",
    r"\edtext{one}{\Afootnote[nosep]{x} \Bfootnote{y}}": (r"one\footnote{one] x}\footnote{one] y}"),
    r"\edtext{a \edtext{b}{\Afootnote{x}} c}{\lemma{a \dots c}\Afootnote{y}}": (
        r"a b\footnote{b] x} c\footnote{a \dots c] y}"
    ),
    r"\beginnumbering\pstart[\section*{Title}]a\pend\endnumbering": r"\section*{Title} a",
    r"word\footnoteB{note}": r"word\footnote{note}",
}


def made(text: str) -> str:
    return " ".join(plain(whole(Source(Path("main.tex"), text))).text.split())


@pytest.mark.parametrize("source", CASES)
def test_what_the_apparatus_says_of_a_word_is_a_note_there(source: str) -> None:
    assert made(LOADED + source).removeprefix(LOADED).strip() == CASES[source]


def test_without_the_package_they_are_the_authors_own() -> None:
    for source in CASES:
        assert made(source) == source
