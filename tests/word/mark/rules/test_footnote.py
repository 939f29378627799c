r"""A `\footnotemark` whose text stands nowhere takes a number, which the reader must see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from trykklar.latex.passage import Span, whole
from trykklar.latex.source import Source
from trykklar.word.mark.edit import rewrite
from trykklar.word.mark.mark import CLOSE, OPEN, SEPARATOR
from trykklar.word.mark.rules.footnote import joined

_MARK = re.compile(f"{OPEN}notemark{SEPARATOR}\\d+{SEPARATOR}(.*?){CLOSE}")


def _read(text: str) -> str:
    """The text with its notes joined, and marks of their own in brackets."""
    passage = whole(Source(Path("main.tex"), text))

    def inside(span: Span) -> str:
        return passage.slice(span)

    edits = joined(passage, 0, len(text), inside)
    return _MARK.sub(r"[\1]", rewrite(passage, edits, 0, len(text)).text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # As TeX numbers them; Word would count only its own notes.
        (r"a\footnotemark b\footnotemark", r"a\textsuperscript{1}b\textsuperscript{2}"),
        (r"a\footnote{x}b\footnotemark", r"a\footnote{x}b\textsuperscript{2}"),
        (r"a\footnotemark b\footnote{x}", r"a\textsuperscript{1}b\footnote{[2]x}"),
        # The text is that of the latest mark, where a mark before it has none.
        (
            r"a\footnotemark b\footnotemark\footnotetext{x} c\footnote{y}",
            r"a\textsuperscript{1}b\footnote{[2]x} c\footnote{[3]y}",
        ),
        # Two texts for two marks keep their order.
        (
            r"a\footnotemark b\footnotemark\footnotetext{x}\footnotetext{y}",
            r"a\footnote{x}b\footnote{y}",
        ),
    ],
)
def test_a_mark_without_text_has_its_number_and_notes_behind_it_theirs(
    text: str, expected: str
) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"a{\let\thefootnote\relax\footnotetext{A licence.}} b", r"\footnote{[\u200b]A licence.}"),
        (r"a\footnotetext[2]{Both.} b", r"\footnote{[\u200b]\textsuperscript{2}Both.}"),
        (r"a\footnotemark\footnotetext{x} \footnotetext{y}", r" \footnote{[\u200b]y}"),
    ],
)
def test_a_text_without_a_mark_is_a_note_without_one(text: str, expected: str) -> None:
    """A licence at the foot of the first page ran into the text, and was said to be lost."""
    assert expected.replace(r"\u200b", "\u200b") in _read(text)
