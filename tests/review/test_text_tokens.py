"""What counts as the same text, and where two texts differ."""

from __future__ import annotations

import pytest

from trykklar.review.text_tokens import comparable, differences, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“so”", "«so»"),
        ("won’t", "won't"),
        ("a  b", "a\N{NO-BREAK SPACE}b"),
        ("cafe\N{COMBINING ACUTE ACCENT}", "café"),
        ("well\N{NON-BREAKING HYPHEN}known", "well-known"),
        ("work\N{SOFT HYPHEN}shop", "workshop"),
        ("work\N{ZERO WIDTH SPACE}shop", "workshop"),
        ("the o\N{LATIN SMALL LIGATURE FFI}ce", "the office"),
    ],
)
def test_what_a_program_decides_is_no_difference(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("one", "other"), [("a–b", "a-b"), ("A", "a"), ("a\nb", "a b"), ("5 %", "5%"), ("å", "a")]
)
def test_what_an_author_decides_is_a_difference(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("It is old.", "It is new.", [("old", "new")]),
        ("It is.", "It is so.", [("", " so")]),
        ("It is so.", "It is.", [(" so", "")]),
        ("a b c d e", "a X c Y e", [("b", "X"), ("d", "Y")]),
        ("same", "same", []),
        ("", "all", [("", "all")]),
    ],
)
def test_differences_are_whole_words(old: str, new: str, changed: list[tuple[str, str]]) -> None:
    before, after = tokens(old), tokens(new)
    assert [
        (
            "".join(token.key for token in before[step.start : step.end]),
            "".join(token.key for token in after[step.first : step.last]),
        )
        for step in differences(before, after)
    ] == changed
