"""Runs -> pandoc's inlines: looks, links and notes must come out as TeX printed them."""

from __future__ import annotations

import panflute as pf

from trykklar.printed.text_run import MARK, Look, Run
from trykklar.word.cite.from_tex.run_inlines import inlines


def test_a_look_is_a_style() -> None:
    (item,) = inlines([Run("Title", Look(italic=True, bold=True))], ())
    assert isinstance(item, pf.Strong)
    assert isinstance(item.content[0], pf.Emph)


def test_spaces_are_spaces_and_bound_ones_are_kept() -> None:
    found = inlines([Run("p.\N{NO-BREAK SPACE}5 f")], ())
    assert [type(item) for item in found] == [pf.Str, pf.Space, pf.Str]
    assert found[0].text == "p.\N{NO-BREAK SPACE}5"


def test_a_work_in_the_list_is_linked_once_whatever_its_looks() -> None:
    link = "cite.0@foo"
    found = inlines(
        [Run("Foo ", Look(link=link)), Run("2001", Look(italic=True, link=link))], ["foo"]
    )
    (item,) = found
    assert (type(item), item.url) == (pf.Link, "#ref-foo")


def test_a_work_in_no_list_is_not_linked_to_nowhere() -> None:
    (item,) = inlines([Run("Foo", Look(link="cite.0@foo"))], ())
    assert isinstance(item, pf.Str)


def test_an_address_is_a_link() -> None:
    (item,) = inlines([Run("here", Look(link="https://x.y/z", address=True))], ())
    assert item.url == "https://x.y/z"


def test_a_mark_is_a_live_note() -> None:
    found = inlines([Run("."), MARK], (), [[pf.Str("Note")]])
    assert [type(item) for item in found] == [pf.Str, pf.Note]


def test_a_mark_without_its_note_is_no_empty_note() -> None:
    assert inlines([MARK], ()) == []
