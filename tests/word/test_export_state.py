"""What an export is given stays as it is; what it meets is kept beside it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from types import SimpleNamespace
from typing import Any

import pytest

from trykklar.word.aux_numbers import Numbers, Target
from trykklar.word.blocks.own_count import define
from trykklar.word.export_state import ExportInputs, ExportState


def _state(**targets: Target) -> ExportState:
    given: Any = SimpleNamespace()
    return ExportState(ExportInputs(given, given, Numbers(targets, {}, {}), "en"))


def test_a_number_that_tex_gave_is_not_counted_again() -> None:
    state = _state(a=Target("7", "3"))
    define(["a", "b"], "1", "table", state)
    assert state.targets["a"].number == "7"
    assert state.targets["b"].number == "1"
    assert set(state.met.estimates) == {"b"}


def test_what_is_counted_here_does_not_become_one_of_texs_numbers() -> None:
    state = _state()
    define(["b"], "1", "table", state)
    assert not state.inputs.numbers.targets


def test_nothing_of_what_is_given_can_be_replaced() -> None:
    with pytest.raises(FrozenInstanceError):
        _state().inputs.language = "nb"  # type: ignore[misc]


def test_a_label_that_stands_twice_numbers_nothing() -> None:
    """The first of two tables had the number of the second, in another chapter."""
    given: Any = SimpleNamespace()
    targets = {"once": Target("1.1", "2"), "twice": Target("6.2", "90")}
    numbers = Numbers(targets, {}, {}, repeated=frozenset(["twice"]))
    state = ExportState(ExportInputs(given, given, numbers, "en"))
    assert set(state.own_targets) == {"once"}
    assert state.targets["twice"].number == "6.2"


def test_pages_that_lie_in_a_comment_do_not() -> None:
    """A table between was as wide as such a page, and its numbers broke in their cells."""
    lying, upright = r"a\begin{landscape}b\end{landscape}", "50\\% c\n% \\begin{landscape}\nd\n"
    text = f"{upright}{lying}\n%% \\end{{landscape}}\ne"
    manuscript: Any = SimpleNamespace(flat=SimpleNamespace(text=text), start=0, preamble="")
    given: Any = SimpleNamespace()
    inputs = ExportInputs(given, manuscript, Numbers({}, {}, {}), "en")
    places = text.index("d\n"), text.index("a\\begin"), len(text) - 1
    assert [at for at in places if inputs.width_at(at) > inputs.text_width] == []
    assert inputs.width_at(text.rindex("b\\end")) > inputs.text_width
