"""Which one is lost is told by its key and by the units around it."""

from __future__ import annotations

from trykklar.word.inventory.alignment import align
from trykklar.word.inventory.finished import ANCHOR
from trykklar.word.inventory.thing import Thing


def row(*names: str) -> list[Thing]:
    """Anchors are digits; everything else is a figure, with what follows the colon as key."""
    return [
        Thing(ANCHOR, at, name) if name.isdigit() else Thing("figures", at, name.partition(":")[2])
        for at, name in enumerate(names)
    ]


def test_the_lost_one_is_found_between_its_units() -> None:
    found = align(row("1", "f", "2", "f", "3", "f"), row("1", "f", "2", "3", "f"), "figures")
    assert [one.offset for one in found.lost] == [3]
    assert (len(found.pairs), found.new) == (2, ())


def test_what_has_only_moved_is_not_lost() -> None:
    found = align(row("1", "f:a", "2", "f:b"), row("1", "f:b", "f:a", "2"), "figures")
    assert (len(found.pairs), found.lost, found.new) == (2, (), ())


def test_a_new_one_is_told_behind_what_stands_before_it() -> None:
    found = align(row("1", "2"), row("1", "f:x", "2"), "figures")
    assert [(one.key, before.key if before else "") for one, before in found.new] == [("x", "1")]
