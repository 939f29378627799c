"""The labels of a list go on by a number that Word can count, or are words."""

from __future__ import annotations

import pytest

from trykklar.word.blocks.label_series import LabelSeries, series


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (["(a)", "(b)"], LabelSeries("alph", 1, "(", ")")),
        (["A.1", "A.2"], LabelSeries("arabic", 1, "A.", "")),
        (["1.a)", "2.a)"], LabelSeries("arabic", 1, "", ".a)")),
        (["(i)"], LabelSeries("roman", 1, "(", ")")),
        (["h.", "i."], LabelSeries("alph", 8, "", ".")),
        (["C:"], LabelSeries("Alph", 3, "", ":")),
        (["R 9", "R 10"], LabelSeries("arabic", 9, "R ", "")),
    ],
)
def test_what_is_counted_in_labels_goes_on_in_word(labels: list[str], found: LabelSeries) -> None:
    assert series(labels) == found


@pytest.mark.parametrize("labels", [[], ["1.1", "2.2"], ["first", "second"], ["01"], ["*"]])
def test_labels_that_no_number_goes_through_are_not_counted(labels: list[str]) -> None:
    assert series(labels) is None
