"""What a co-author does to the look of words: written as its command, or reported; never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.review.word_file import MAP, Hand
from trykklar.review.review_change import State
from trykklar.word.docx.ooxml import w

if TYPE_CHECKING:
    from lxml import etree

    from tests.review.round_trip import RoundTrip
    from tests.review.word_file import WordFile
    from trykklar.review.review_change import Review

TEXT = "Some readers of a draft found this too careful."
RAISED, LOWERED = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
CROSSED, MARKED = "<w:strike/>", '<w:highlight w:val="yellow"/>'


@pytest.mark.parametrize("hand", [Hand("Kari"), Hand()])
@pytest.mark.parametrize(
    ("look", "command"),
    [
        (RAISED, "textsuperscript"),
        (LOWERED, "textsubscript"),
        ("<w:smallCaps/>", "textsc"),
        ('<w:u w:val="single"/>', "underline"),
    ],
)
def test_a_look_that_latex_has_becomes_its_command(
    trip: RoundTrip, look: str, command: str, hand: Hand
) -> None:
    found = _restyled(trip, look, hand)
    assert [(item.kind, item.authors) for item in found.changes] == [
        ("look", (hand.author,) if hand.author else ())
    ]
    trip.apply(found)
    assert rf"Some \{command}{{readers}} of a draft" in _source(trip)


@pytest.mark.parametrize(("look", "shown"), [(CROSSED, "struck"), (MARKED, "marked")])
def test_what_the_source_has_no_look_for_is_reported(
    trip: RoundTrip, look: str, shown: str
) -> None:
    (change,) = _restyled(trip, look, Hand("Kari")).changes
    assert (change.kind, change.state) == ("look", State.CONFLICT)
    assert change.after == f"{shown}: “readers”"


def test_letters_that_are_typed_lower_stay_so(trip: RoundTrip) -> None:
    file = trip.file.copy()
    paragraph = _paragraph(file)
    file.insert(paragraph, len("Some"), " CO2", Hand("Kari"))
    at = len("Some CO")
    file.restyle(paragraph, at, at + 1, LOWERED, Hand())
    trip.apply(trip.review(file))
    assert r"Some CO\textsubscript{2} readers" in _source(trip)


def test_words_that_are_typed_and_crossed_out_are_asked_about(trip: RoundTrip) -> None:
    file = trip.file.copy()
    paragraph = _paragraph(file)
    file.insert(paragraph, len("Some"), " few", Hand("Kari"))
    file.restyle(paragraph, len("Some "), len("Some few"), CROSSED, Hand())
    (change,) = trip.review(file).changes
    assert change.state is State.CONFLICT
    assert "crossed out" in change.reason


def test_one_look_for_another_is_one_command_for_another(trip: RoundTrip) -> None:
    file = trip.file.copy()
    paragraph = _paragraph(file, "The list is seldom read")
    at = file.text(paragraph).index("seldom")
    words = [item for item in paragraph.iter(w("t")) if item.text == "seldom"]
    for run in (item.getparent() for item in words):
        assert run is not None
        properties = run.find(w("rPr"))
        assert properties is not None
        for item in list(properties):
            properties.remove(item)
    file.restyle(paragraph, at, at + len("seldom"), "<w:b/>", Hand())
    trip.apply(trip.review(file))
    assert r"The list is \textbf{seldom} read" in _source(trip)


def test_a_look_that_an_older_map_does_not_know_is_nobodys_change(trip: RoundTrip) -> None:
    file = trip.file.copy()
    file.put(MAP, file.part(MAP).decode().replace(' looks="bicurlsmkh"', ""))
    file.restyle(_paragraph(file), 5, 12, RAISED, Hand())
    assert not trip.review(file).changes


def _restyled(trip: RoundTrip, look: str, hand: Hand) -> Review:
    """The word `readers` with another look."""
    file = trip.file.copy()
    file.restyle(_paragraph(file), 5, 12, look, hand)
    return trip.review(file)


def _paragraph(file: WordFile, words: str = TEXT) -> etree._Element:
    return next(item for item in file.paragraphs() if words in file.text(item))


def _source(trip: RoundTrip) -> str:
    return "\n".join(path.read_text() for path in sorted(trip.folder.rglob("*.tex")))
