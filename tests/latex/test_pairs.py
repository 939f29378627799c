"""What is looked up for a whole text is what going through it from each brace would find."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trykklar.latex.pairs import Braces, Brackets, braced, bracketed
from trykklar.latex.passage import Passage, Span
from trykklar.latex.repeated_search import Searched
from trykklar.latex.source import Source

TEXT = st.lists(st.sampled_from(["{", "}", "[", "]", "(", ")", "\n", "a", "\\}", "%x\n"])).map(
    "".join
)


@given(TEXT)
def test_the_braces_looked_up_are_those_that_are_sought(text: str) -> None:
    pairs = Braces(text)
    for at, mark in enumerate(text):
        if mark == "{" and pairs.closing(at) is not None:
            assert pairs.closing(at) == braced(text, at, len(text))


@given(TEXT, st.sampled_from(["[]", "()"]))
def test_the_brackets_looked_up_are_those_that_are_sought(text: str, pair: str) -> None:
    pairs = Brackets(text, *pair)
    for at, mark in enumerate(text):
        if mark == pair[0] and pairs.closing(at) is not None:
            assert pairs.closing(at) == bracketed(text, at, len(text), pair[1])


@pytest.mark.parametrize("opening", ["{", "["])
def test_an_argument_of_any_length_is_found_in_a_text_full_of_open_brackets(opening: str) -> None:
    closing = {"{": "}", "[": "]"}[opening]
    text = f"{opening}x" * 3000 + f"\n\n{opening}{'y' * 5000}{closing}"
    passage = Passage(text, Source(Path("x.tex"), text))
    at = text.rindex(opening)
    found = passage.group(at) if opening == "{" else passage.delimited(at)
    assert found == Span(at + 1, len(text) - 1)


@given(st.text("ab", max_size=30), st.lists(st.integers(0, 30), max_size=20))
def test_a_search_that_remembers_finds_the_same(text: str, places: list[int]) -> None:
    searched = Searched(text)
    for at in places:
        assert searched.find("ab", at) == text.find("ab", at)
