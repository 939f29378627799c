"""Whatever is written, expansion ends without a fault, and each character knows its place."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.latex.expansion.document import expanded
from trykklar.latex.expansion import plain_run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PARTS = [
    "\\", "{", "}", "#1", "#", "$", "%", "\n", "\n\n", " ", "a", "word", "[", "]", "*", "~", "=",
    "1",
    r"\def", r"\x", r"\y", r"\newcommand", r"\let", r"\edef", r"\if", r"\ifx", r"\ifnum", r"\else",
    r"\fi", r"\or", r"\ifcase", r"\newif\ifz", r"\ztrue", r"\ifz", r"\begin{x}", r"\end{x}",
    r"\newenvironment{x}{a}{b}", r"\csname", r"\endcsname", r"\expandafter", r"\noexpand", r"\the",
    r"\numexpr", r"\number", r"\value{c}", r"\newcounter{c}", r"\foreach \x in {1,2}{\x}",
    r"\@ifnextchar", r"\makeatletter", r"\verb|", r"\url{", r"\input{main}", r"\input{no}",
    r"\NewDocumentCommand\x{s o m}", r"\IfNoValueTF", r"\begin{comment}", r"\end{comment}",
    r"\loop", r"\repeat", r"\global", r"\vskip", r"\hbox", r"\begin{document}", r"\end{document}",
    r"\endinput", r"\futurelet", r"\afterassignment", r"\uppercase", "ø", '"a',
    r"\selectlanguage{ngerman}",
    r"\ifthenelse", r"\equal", r"\boolean", r"\unexpanded", r"\string", r"\detokenize", r"\relax",
]  # fmt: skip


def _documents() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(PARTS), max_size=40).map("".join)


@settings(max_examples=150)
@given(text=_documents())
def test_every_character_that_is_copied_stands_where_it_says(tmp_path: Path, text: str) -> None:
    made = expanded(tmp_path, text, r"\usepackage[ngerman]{babel}")
    for offset, letter in _sampled(made.passage.text):
        place = made.passage.place(offset)
        if place.written:
            assert place.source.text[place.offset] == letter


@settings(max_examples=150)
@given(text=_documents())
def test_what_is_passed_over_in_one_go_is_what_comes_out_token_by_token(
    tmp_path: Path, text: str
) -> None:
    preamble = r"\usepackage[ngerman]{babel}\newcommand{\y}[1]{(#1)}"
    made = expanded(tmp_path, text, preamble).passage
    with patch.object(plain_run, "pass_over", lambda *_: None):
        slowly = expanded(tmp_path, text, preamble).passage
    assert made.text == slowly.text
    for offset, _ in _sampled(made.text):
        one, other = made.place(offset), slowly.place(offset)
        assert (one.offset, one.written) == (other.offset, other.written)


@given(text=_documents())
def test_what_is_copied_stands_in_the_file_letter_by_letter(tmp_path: Path, text: str) -> None:
    passage = expanded(tmp_path, text, r"\newcommand{\y}[1]{(#1)}").passage
    for source, start, end in passage.copied(0, len(passage.text)):
        assert source.text[start:end] in passage.text


def _sampled(text: str) -> Iterator[tuple[int, str]]:
    stride = max(len(text) // 500, 1)
    return ((offset, text[offset]) for offset in range(0, len(text), stride))
