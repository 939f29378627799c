"""A formula's list in TeX's log: what each line is a part of."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trykklar.printed.box_node import DEEPEST, UnreadableBoxError
from trykklar.printed.math_list import ABOVE, BELOW, NUCLEUS, OVER, UNDER, math_list

_BEFORE = ["! OK (see the transcript file).", "", "### math mode entered at line 3"]
_BEHIND = ["### internal vertical mode entered at line 3", "prevdepth ignored"]


def test_parts_are_told_apart_by_the_letters_before_them() -> None:
    lines = [
        r"\mathord",
        r".\fraction, thickness = default",
        r".\\mathord",
        r".\.\fam0 d",
        r"./\mathord",
        r"./.\fam1 x",
        r"./^\fam0 2",
        r"\mathop",
        r".\fam3 P",
        r"_\mathord",
        r"_.\fam1 i",
    ]
    nodes = math_list([*_BEFORE, *lines, *_BEHIND])
    assert nodes is not None
    whole, total = nodes
    (fraction,) = whole.part(NUCLEUS)
    assert fraction.part(OVER)[0].part(NUCLEUS)[0].text == r"\fam0 d"
    below = fraction.part(UNDER)[0]
    assert (below.part(NUCLEUS)[0].text, below.part(ABOVE)[0].text) == (r"\fam1 x", r"\fam0 2")
    assert total.part(BELOW)[0].part(NUCLEUS)[0].text == r"\fam1 i"


def test_a_choice_in_a_fraction_is_no_command() -> None:
    r"""`\D` is the upper half of a fraction, and in it what is chosen in a display."""
    lines = [r"\fraction, thickness = default", r"\\mathchoice", r"\D\mathord", r"\D.\fam1 x"]
    nodes = math_list([*_BEFORE, *lines])
    assert nodes is not None
    (choice,) = nodes[0].part(OVER)
    assert choice.part("D")[0].part(NUCLEUS)[0].text == r"\fam1 x"


def test_the_letter_of_a_lines_end_is_one() -> None:
    """The capital omega stands there, and all that followed it was lost."""
    nodes = math_list([*_BEFORE, r"\mathord", r".\fam0 ", "", r"\mathord", r".\fam1 x"])
    assert nodes is not None
    assert [node.part(NUCLEUS)[0].text for node in nodes] == [r"\fam0 ^^J", r"\fam1 x"]


@pytest.mark.parametrize("lines", [[], ["no list"], [*_BEFORE, r"..\fam0 x"]])
def test_what_is_no_list_is_none(lines: list[str]) -> None:
    assert math_list(lines) is None


def test_a_list_that_is_nested_too_deep_is_refused() -> None:
    lines = ["." * depth + r"\mathord" for depth in range(DEEPEST + 2)]
    with pytest.raises(UnreadableBoxError):
        math_list([*_BEFORE, *lines])


@given(st.lists(st.text(alphabet="\\.^_/|DTSsfam01 {}x", max_size=12), max_size=20))
def test_any_lines_have_an_answer(lines: list[str]) -> None:
    with suppress(UnreadableBoxError):
        nodes = math_list([*_BEFORE, *lines])
        assert nodes is None or len(nodes) <= len(lines)
