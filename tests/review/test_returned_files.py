"""What LibreOffice saves after co-authors have worked in it, made by `make_returned.py`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from trykklar.review.returned_file import read
from trykklar.review.review_change import State
from trykklar.review.review_plan import review

if TYPE_CHECKING:
    from tests.review.round_trip import RoundTrip
    from trykklar.review.review_change import Review

RETURNED = Path(__file__).parent / "returned"
KARI, PER = ("Kari Nordmann",), ("Per Hansen",)
TRACKED = [
    ("sections/queue.tex", r"The list is \emph{hardly ever} read"),
    ("sections/queue.tex", "from the top of the page: officers"),
    ("sections/queue.tex", "``urgent'' cases ---. % ask Kari"),
    ("sections/queue.tex", "are seen twice or more,"),
    ("sections/queue.tex", "known under a second name.}"),
    ("sections/findings.tex", r"\section{What we saw}"),
    ("sections/findings.tex", r"\caption{Calls and open cases in both towns}"),
    ("sections/findings.tex", r"South town & 340 & counted twice, at 5 \% \\"),
]
BORDERS = [
    ("sections/queue.tex", r"\section{How a queue is kept today}"),
    ("sections/findings.tex", "have to ask them.\n\nThis paragraph is new.\n\nSome readers"),
    ("sections/findings.tex", "this too careful.\n\nWe left it as it stands."),
]


STRUCTURE = [
    ("sections/queue.tex", "are seen twice,\n  \\item those who wait,\n  \\item those"),
    (
        "sections/findings.tex",
        "counted by hand \\\\\n    East town & 5 \\% & guessed \\\\\n    \\bottomrule",
    ),
    ("sections/findings.tex", "ask them.\n\n\\subsection{What it would cost}\n\nSome readers"),
    ("sections/findings.tex", r"\caption{Calls and open cases in both towns}"),
]


@pytest.mark.parametrize("name", ["saved", "rejected", "structure rejected"])
def test_saved_or_rejected_is_no_change(trip: RoundTrip, name: str) -> None:
    found = _reviewed(trip, name)
    assert not found.changes
    assert found.matched == found.units


@pytest.mark.parametrize("name", ["tracked", "untracked", "accepted"])
def test_words_of_every_kind_of_text_come_to_their_lines(trip: RoundTrip, name: str) -> None:
    found = _reviewed(trip, name)
    assert {change.state for change in found.changes} == {State.APPLIES}
    trip.apply(found)
    for file, text in TRACKED:
        assert text in _source(trip, file)


@pytest.mark.parametrize("name", ["structure", "structure untracked"])
def test_headings_items_and_rows_that_came_and_went_are_carried_out(
    trip: RoundTrip, name: str
) -> None:
    found = _reviewed(trip, name)
    assert {change.state for change in found.changes} == {State.APPLIES}
    assert {change.authors for change in found.changes} == {() if "un" in name else KARI}
    trip.apply(found)
    for file, text in STRUCTURE:
        assert text in _source(trip, file)


def test_each_change_has_its_author_and_its_day(trip: RoundTrip) -> None:
    found = _reviewed(trip, "tracked")
    assert [change.authors for change in found.changes] == [KARI] * 3 + [PER] * 5
    assert all(change.date.startswith("2026-11-29T") for change in found.changes)


def test_nobody_is_named_for_what_was_not_tracked(trip: RoundTrip) -> None:
    for name in ("untracked", "accepted"):
        assert not any(change.authors for change in _reviewed(trip, name).changes)


def test_paragraphs_that_came_went_or_were_split_are_carried_out(trip: RoundTrip) -> None:
    found = _reviewed(trip, "borders")
    trip.apply(found)
    for file, text in BORDERS:
        assert text in _source(trip, file)
    assert "A list is a promise" not in _source(trip, "sections/findings.tex")


def test_a_join_over_a_comment_of_the_source_is_offered_and_not_done(trip: RoundTrip) -> None:
    found = _reviewed(trip, "borders")
    (refused,) = [change for change in found.changes if change.state is State.CONFLICT]
    assert "comment" in refused.reason
    assert refused.change.edits
    trip.apply(found)
    assert "% Everything from here on was rewritten in spring." in _source(
        trip, "sections/queue.tex"
    )


def test_a_paragraph_that_was_moved_is_moved_as_it_is_written(trip: RoundTrip) -> None:
    found = _reviewed(trip, "moved")
    assert [(item.kind, item.authors) for item in found.changes] == [("move", KARI)]
    trip.apply(found)
    assert (
        "not show}\n\nSome readers of a draft found this too careful. We left it as it stands.\n\n"
        "The figures end in 2019."
    ) in _source(trip, "sections/findings.tex")
    assert _source(trip, "sections/findings.tex").count("Some readers") == 1


def test_a_look_becomes_its_command(trip: RoundTrip) -> None:
    found = _reviewed(trip, "looks")
    assert [change.authors for change in found.changes] == [KARI, PER]
    trip.apply(found)
    assert r"ask twice are \textbf{seen twice}," in _source(trip, "sections/queue.tex")
    assert r"The last word \emph{belongs} to the" in _source(trip, "sections/findings.tex")


def test_a_new_note_stands_behind_its_word(trip: RoundTrip) -> None:
    trip.apply(_reviewed(trip, "footnote"))
    text = r"``It is not a rule\footnote{It is, at 5 \%.}, it is how"
    assert text in _source(trip, "sections/queue.tex")


def _reviewed(trip: RoundTrip, name: str) -> Review:
    return review(read(RETURNED / f"{name}.docx"), trip.document)


def _source(trip: RoundTrip, file: str) -> str:
    return (trip.folder / file).read_text("utf-8")


def test_comments_are_read_with_the_words_that_they_stand_on(trip: RoundTrip) -> None:
    """LibreOffice 7.4 does not write which comment answers which: all stand side by side."""
    found = _reviewed(trip, "commented")
    assert not found.changes
    assert {
        (item.comment.author, item.comment.text, item.words, item.comment.resolved)
        for item in found.comments
    } == {
        ("Kari Nordmann", "Who?", "readers", True),
        ("Per Hansen", "Two of them.", "readers", True),
        ("Per Hansen", "Not 2020?", "2021", False),
    }
