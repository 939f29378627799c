"""A file that lost its map, as Google Docs and converters return it, is matched by its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.review.commented import commented
from tests.review.word_file import DOCUMENT, FOOTNOTES, MAP, Hand
from trykklar.finding import FatalError
from trykklar.review.returned_file import read
from trykklar.review.review_change import State
from trykklar.review.review_plan import review
from trykklar.review.review_report import text

if TYPE_CHECKING:
    from tests.review.round_trip import RoundTrip
    from tests.review.word_file import WordFile

_BOOKMARK = re.compile(r"<w:bookmark(?:Start|End)\b[^>]*/>")
KARI = Hand("Kari")


@pytest.fixture(params=["without its map", "without bookmarks, too"])
def bare(request: pytest.FixtureRequest, trip: RoundTrip) -> WordFile:
    """A file that nobody edited and a program stripped."""
    return _stripped(trip.file.copy(), bookmarks="bookmarks" in request.param)


def _stripped(file: WordFile, *, bookmarks: bool = True) -> WordFile:
    file.put(MAP, "<other/>")
    if bookmarks:
        for part in (DOCUMENT, FOOTNOTES):
            file.put(part, _BOOKMARK.sub("", file.part(part).decode()))
    return file


def test_a_stripped_file_that_nobody_edited_asks_for_nothing(
    trip: RoundTrip, bare: WordFile
) -> None:
    found = trip.review(bare)
    assert not found.changes
    assert found.matching is not None
    assert found.matching.share == 1
    assert found.matching.alike == found.matching.lost == 0
    assert "word for word" in text(found)


@pytest.mark.parametrize("number", [1, 5, 12, 20])
def test_what_was_tracked_in_a_stripped_file_lands_in_its_place(
    trip: RoundTrip, number: int
) -> None:
    file = trip.file.copy()
    paragraph = [item for item in file.paragraphs() if file.unit(item)][number]
    first, _ = file.unit(paragraph) or (0, 0)
    file.insert(paragraph, first, "Zebra ", KARI)
    (change,) = trip.review(_stripped(file)).changes
    (known,) = trip.review(_marked(trip, number)).changes
    assert change.state is State.APPLIES
    assert [(edit.source.path, edit.start, edit.text) for edit in change.change.edits] == [
        (edit.source.path, edit.start, edit.text) for edit in known.change.edits
    ]


def _marked(trip: RoundTrip, number: int) -> WordFile:
    """The same change in a file that has kept its map."""
    file = trip.file.copy()
    paragraph = [item for item in file.paragraphs() if file.unit(item)][number]
    first, _ = file.unit(paragraph) or (0, 0)
    file.insert(paragraph, first, "Zebra ", KARI)
    return file


def test_what_was_not_tracked_may_be_the_authors_own_and_is_offered(trip: RoundTrip) -> None:
    file = trip.file.copy()
    paragraph = [item for item in file.paragraphs() if file.unit(item)][5]
    first, _ = file.unit(paragraph) or (0, 0)
    file.insert(paragraph, first, "Zebra ", Hand())
    (change,) = trip.review(_stripped(file)).changes
    assert change.state is State.CONFLICT
    assert "lost its map" in change.reason
    assert [edit.text for edit in change.change.edits] == ["Zebra "]


def test_a_paragraph_that_was_taken_away_or_added_is_found_without_bookmarks(
    trip: RoundTrip,
) -> None:
    file = trip.file.copy()
    inside = [item for item in file.paragraphs() if file.unit(item)]
    file.insert(inside[6], len(file.text(inside[6])), "\nA paragraph of Kari's own.", KARI)
    found = trip.review(_stripped(file))
    assert [change.state for change in found.changes] == [State.APPLIES]
    assert found.matching is not None
    assert found.matching.lost == 0


def test_without_the_exported_file_it_is_compared_with_the_manuscript(
    trip: RoundTrip, bare: WordFile
) -> None:
    path = trip.exported.path
    aside = path.rename(path.with_suffix(".aside"))
    try:
        found = trip.review(bare)
    finally:
        aside.rename(path)
    assert not found.changes
    assert found.matching is not None
    assert "as it is now" in found.matching.baseline


def test_a_stripped_file_of_another_text_is_refused(trip: RoundTrip) -> None:
    file = _stripped(trip.file.copy())
    words = re.compile(r"(<w:t\b[^>]*>)([^<&]+)")
    for part in (DOCUMENT, FOOTNOTES):
        file.put(part, words.sub(lambda match: match[1] + match[2][::-1], file.part(part).decode()))
    with pytest.raises(FatalError, match="of another text"):
        trip.review(file)


def test_a_file_of_no_map_is_read_as_any_other(trip: RoundTrip, bare: WordFile) -> None:
    returned = read(bare.save(trip.folder / "build" / "returned.docx"))
    assert returned.source_map is None
    assert review(returned, trip.document).units > 20


def test_comments_in_a_stripped_file_are_at_their_lines(trip: RoundTrip) -> None:
    file = commented(trip.file.copy())
    known = [placed.place for placed in trip.review(file).comments]
    found = [placed.place for placed in trip.review(_stripped(file)).comments]
    assert len(known) == 2
    for here, there in zip(found, known, strict=True):
        assert here is not None
        assert there is not None
        assert (here.path, here.line) == (there.path, there.line)
