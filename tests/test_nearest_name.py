from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trykklar.nearest_name import nearest


def test_a_slip_of_the_finger_is_understood() -> None:
    assert nearest("abstrct", ["abstract", "title"]) == "Did you mean 'abstract'?"


def test_capitals_do_not_matter_and_are_kept() -> None:
    assert nearest("husbanken2009", ["Husbanken2009"]) == "Did you mean 'Husbanken2009'?"


def test_nothing_alike_gives_no_question() -> None:
    assert nearest("qqq", ["abstract"]) == ""


@given(st.text(), st.lists(st.text()))
def test_any_word_can_be_asked_about(word: str, known: list[str]) -> None:
    assert isinstance(nearest(word, known), str)
