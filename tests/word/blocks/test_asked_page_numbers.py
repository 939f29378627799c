"""Pages are counted as TeX counts them, whatever a class makes of the command that says so."""

from __future__ import annotations

from types import SimpleNamespace

import panflute as pf
import pytest

from trykklar.word.blocks import asked_page_numbers
from trykklar.word.blocks.front_zone import beginning_of
from trykklar.word.neutral.vocabulary import PAGE_BREAK, PAGE_NUMBERS


@pytest.mark.parametrize(
    ("shown", "number", "expected"),
    [
        ("1", "1", ("decimal", "1")),
        ("7", "7", ("decimal", "7")),
        ("i", "1", ("lowerRoman", "1")),
        ("V", "5", ("upperRoman", "5")),
        ("b", "2", ("lowerLetter", "2")),
        ("A", "1", ("upperLetter", "1")),
        ("", "1", ("none", "1")),
        ("A-1", "1", ("", "1")),  # Word has a number, and nothing before it
    ],
)
def test_the_form_is_the_one_in_which_tex_prints(
    shown: str, number: str, expected: tuple[str, str]
) -> None:
    assert asked_page_numbers._read(shown, number) == expected


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (r"\pagenumbering{Roman}", ("upperRoman", "1")),
        (r"\pagenumbering {gobble}", ("none", "1")),
        (r"\setcounter{page}{3}", ("", "3")),
        (r"\frontmatter", ("lowerRoman", "1")),
        (r"\mainmatter", ("decimal", "1")),
    ],
)
def test_without_tex_it_is_what_the_command_says(command: str, expected: tuple[str, str]) -> None:
    assert asked_page_numbers._usual(command) == expected


def _place() -> pf.Div:
    return pf.Div(classes=[PAGE_NUMBERS])


def _styled(style: str) -> pf.Div:
    return pf.Div(pf.Para(pf.Str(style)), attributes={"custom-style": style})


def test_a_place_in_the_front_matter_stays_before_what_is_behind_it() -> None:
    """An empty block would end the front matter, so that the title was taken for text."""
    title, abstract, first, last = _styled("Title"), _styled("Abstract"), _place(), _place()
    chapter = pf.Header(pf.Str("Sheep"), level=1)
    blocks, places = asked_page_numbers.set_aside([title, first, abstract, last, chapter])
    assert blocks == [title, abstract, chapter]
    again = asked_page_numbers.put_back([abstract, title, chapter], places)
    assert [id(item) for item in again] == [
        id(item) for item in (first, abstract, title, last, chapter)
    ]


def test_a_place_before_all_text_stays_there() -> None:
    title, place = _styled("Title"), _place()
    blocks, places = asked_page_numbers.set_aside([place, title])
    put = asked_page_numbers.put_back(blocks, places)
    assert [id(item) for item in put] == [id(place), id(title)]


def test_the_text_begins_behind_such_a_place() -> None:
    """The heading of a first chapter was taken for front matter that the text lacked."""
    state = SimpleNamespace(met=SimpleNamespace(headings=[]))
    text = pf.Para(pf.Str("Sheep"))
    begun = beginning_of([pf.Div(classes=[PAGE_BREAK]), _place(), text], state)  # type: ignore[arg-type]
    assert begun.letters == "sheep"
