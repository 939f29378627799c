"""Letters that TeX cannot set are stated before anything is written: no document is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.review.round_trip import RoundTrip
from tests.review.word_file import Hand
from trykklar.review.review_change import State
from trykklar.review.unset_letters import with_settable

if TYPE_CHECKING:
    from trykklar.review.review_change import ReviewChange

MAIN = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\begin{document}
One word stands here.

% α is in a comment.
Two words stand here.

Three words stand here, as in Øst.
\end{document}
"""


@pytest.fixture(scope="module")
def changes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReviewChange]:
    """What becomes of words with letters of several scripts, by the words."""
    folder = tmp_path_factory.mktemp("letters")
    source = folder / "source"
    source.mkdir()
    (source / "main.tex").write_text(MAIN, encoding="utf-8")
    trip = RoundTrip(folder, source)
    file = trip.file.copy()
    for paragraph, word in zip(file.paragraphs(), ("ærlig ", "α ", "дом "), strict=True):
        file.insert(paragraph, 0, word, Hand("Kari"))
    found = with_settable(trip.review(file), trip.document)
    return {change.after[:1]: change for change in found.changes}


def test_a_letter_that_the_fonts_have_applies(changes: dict[str, ReviewChange]) -> None:
    assert changes["æ"].state is State.APPLIES


def test_a_letter_that_a_command_sets_is_offered_as_one(changes: dict[str, ReviewChange]) -> None:
    change = changes["α"]
    assert change.state is State.CONFLICT
    assert "“α”" in change.reason
    assert [edit.text.isascii() for edit in change.change.edits] == [True]


def test_a_letter_that_nothing_sets_is_not_written(changes: dict[str, ReviewChange]) -> None:
    change = changes["д"]
    assert change.state is State.CONFLICT
    assert "“д”" in change.reason
    assert not change.change.edits
