"""Which item is lost is decided by its key and by the units around it."""

from __future__ import annotations

from trykklar.word.inventory.alignment import align
from trykklar.word.inventory.count_docx import ANCHOR
from trykklar.word.inventory.counted import CountedItem


def row(*names: str) -> list[CountedItem]:
    """Anchors are digits; everything else is a figure, with what follows the colon as key."""
    return [
        CountedItem(ANCHOR, at, name)
        if name.isdigit()
        else CountedItem("figures", at, name.partition(":")[2])
        for at, name in enumerate(names)
    ]


def test_the_lost_one_is_found_between_its_units() -> None:
    found = align(row("1", "f", "2", "f", "3", "f"), row("1", "f", "2", "3", "f"), "figures")
    assert [item.offset for item in found.lost] == [3]
    assert (len(found.pairs), found.new) == (2, ())


def test_what_has_only_moved_is_not_lost() -> None:
    found = align(row("1", "f:a", "2", "f:b"), row("1", "f:b", "f:a", "2"), "figures")
    assert (len(found.pairs), found.lost, found.new) == (2, (), ())


def test_a_new_one_is_reported_behind_what_stands_before_it() -> None:
    found = align(row("1", "2"), row("1", "f:x", "2"), "figures")
    assert [(item.key, before.key if before else "") for item, before in found.new] == [("x", "1")]


def test_thousands_without_a_key_are_held_against_each_other_in_order() -> None:
    before = [CountedItem("equations", at) for at in range(5_000)]
    after = [CountedItem("equations") for _ in range(4_990)]
    found = align(before, after, "equations")
    assert (len(found.pairs), len(found.lost), found.new) == (4_990, 10, ())


def test_thousands_in_another_order_have_only_moved() -> None:
    names = [f"f:{number}" for number in range(5_000)]
    found = align(row("1", *names, "2"), row("1", *names[::-1], "2"), "figures")
    assert (len(found.pairs), found.lost, found.new) == (5_000, (), ())


def test_what_has_no_key_stands_for_what_was_lost() -> None:
    found = align(row("1", "f:a", "f:b", "2"), row("1", "f", "2", "f:c"), "figures")
    assert (len(found.pairs), [item.key for item in found.lost]) == (1, ["b"])
    assert [item.key for item, _ in found.new] == ["c"]
