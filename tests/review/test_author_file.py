"""What a macro writes is not edited, and the macro is named: its author knows where to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.review.round_trip import RoundTrip
from tests.review.word_file import Hand
from trykklar.review.review_change import State

if TYPE_CHECKING:
    from trykklar.review.review_change import ReviewChange

SOURCE = r"""
\documentclass{article}
\newcommand{\project}{Fairway}
\newcommand{\mysection}[1]{\section{#1}}
\newcommand{\standard}{\section{Methods and data}}
\newcommand{\loud}[1]{\section{About \uppercase{#1}}}
\begin{document}
\mysection{Given to a macro}
Words in a paragraph.
\standard
More words of % a comment
another one.
\section{\project}
And of the end of \project.
\loud{upper}
The last words.
\end{document}
"""


@pytest.fixture(scope="module")
def changes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ReviewChange]:
    """A letter typed into the last word of each paragraph: paragraph -> what becomes of it."""
    folder = tmp_path_factory.mktemp("macros")
    (folder / "source").mkdir()
    (folder / "source" / "main.tex").write_text(SOURCE.lstrip(), "utf-8")
    trip = RoundTrip(folder, folder / "source")
    file = trip.file.copy()
    for paragraph in file.paragraphs():
        at = len(file.text(paragraph)) - 2
        if at > 0:
            file.insert(paragraph, at, "q", Hand("Kari"))
    return {change.before: change for change in trip.review(file).changes}


@pytest.mark.parametrize(
    ("before", "line"),
    [("Given to a macro", 7), ("Words in a paragraph.", 8), ("The last words.", 15)],
)
def test_words_that_are_handed_to_a_macro_are_the_authors(
    changes: dict[str, ReviewChange], before: str, line: int
) -> None:
    change = changes[before]
    assert change.state is State.APPLIES
    assert change.place is not None
    assert change.place.line == line


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        ("Methods and data", r"the macro \standard writes some of it"),
        ("Fairway", r"the macro \project writes some of it"),
        ("And of the end of Fairway.", r"the macro \project writes"),
        ("About UPPER", r"other words than the source, which has \uppercase"),
    ],
)
def test_the_macro_that_writes_a_text_is_named(
    changes: dict[str, ReviewChange], before: str, reason: str
) -> None:
    assert changes[before].state is State.CONFLICT
    assert reason in changes[before].reason
