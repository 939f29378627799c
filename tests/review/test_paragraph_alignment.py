"""Which paragraphs are which: a wrong pair would put a co-author's words into another paragraph."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from trykklar.review.paragraph_alignment import aligned
from trykklar.word.docx.word_paragraph import Paragraph, WordCell, WordRevision, WordRun

TEXT = "word/document.xml"
NOTES = "word/footnotes.xml"
KARI = WordRevision("Kari", "2026-11-01")


def _text(words: str, unit: str = "", **flags: object) -> Paragraph:
    return Paragraph(TEXT, runs=[WordRun(words, unit)], **flags)  # type: ignore[arg-type]


def _pairs(base: list[Paragraph], returned: list[Paragraph]) -> list[tuple[list[int], list[int]]]:
    return [(group.base, group.returned) for group in aligned(base, returned)]


BASE = [_text("One is here.", "_src_u1"), _text("Two is there.", "_src_u2"), _text("3", "_src_u3")]


def test_a_text_that_nobody_changed_is_paired_in_order() -> None:
    assert _pairs(BASE, BASE) == [([0], [0]), ([1], [1]), ([2], [2])]
    assert aligned([], []) == []


def test_bookmarks_say_which_paragraph_is_which_whatever_it_says_now() -> None:
    now = [_text("Quite another thing", "_src_u1"), *BASE[1:]]
    assert _pairs(BASE, now) == [([0], [0]), ([1], [1]), ([2], [2])]


def test_without_bookmarks_the_text_says_it() -> None:
    now = [_text("One is here, too."), _text("Two is there."), _text("3")]
    assert _pairs(BASE, now) == [([0], [0]), ([1], [1]), ([2], [2])]


def test_a_new_paragraph_is_read_with_the_one_before_it() -> None:
    now = [BASE[0], _text("New."), *BASE[1:]]
    assert _pairs(BASE, now) == [([0], [0, 1]), ([1], [2]), ([2], [3])]


def test_a_new_paragraph_behind_a_heading_is_read_with_the_text_behind_it() -> None:
    heading = Paragraph(TEXT, "Heading1", 1, [WordRun("A title", "_src_u1")])
    base = [heading, *BASE[1:]]
    assert _pairs(base, [heading, _text("New."), *BASE[1:]])[1] == ([1], [1, 2])


def test_a_part_of_a_heading_that_the_program_writes_is_read_with_that() -> None:
    own = Paragraph(TEXT, "Heading1", 1, [WordRun("References")])
    parts = [Paragraph(TEXT, "Heading1", 1, [WordRun(words)]) for words in ("R", "eferences")]
    assert _pairs([*BASE, own], [*BASE, *parts])[-1] == ([3], [3, 4])


def test_a_paragraph_that_went_is_a_group_with_nothing_now() -> None:
    assert _pairs(BASE, [BASE[0], BASE[2]]) == [([0], [0]), ([1], []), ([2], [1])]


def test_what_was_joined_is_read_together() -> None:
    joined = Paragraph(TEXT, runs=[*BASE[0].runs, *BASE[1].runs])
    assert _pairs(BASE, [joined, BASE[2]]) == [([0, 1], [0]), ([2], [1])]
    ended = Paragraph(TEXT, runs=BASE[0].runs, deleted=KARI)
    assert _pairs(BASE, [ended, *BASE[1:]]) == [([0, 1], [0, 1]), ([2], [2])]


def test_what_was_moved_is_reported_as_moved_with_its_new_neighbours() -> None:
    moved = [group for group in aligned(BASE, [BASE[1], BASE[2], BASE[0]]) if group.moved]
    assert [(group.base, group.returned, group.beside) for group in moved] == [
        ([0], [2], ("_src_u3", ""))
    ]


def test_a_copy_that_libreoffice_renamed_is_where_the_paragraph_went() -> None:
    cut = Paragraph(TEXT, runs=[WordRun("One is here.", "_src_u1", deleted=KARI)])
    pasted = _text("One is here.", "_src_u1_Copy_1")
    (group,) = [item for item in aligned(BASE, [cut, *BASE[1:], pasted]) if 0 in item.base]
    assert group.moved


def test_a_note_is_never_read_with_the_text() -> None:
    note = Paragraph(NOTES, runs=[WordRun("One is here.")], note="2")
    groups = aligned(BASE, [*BASE, note])
    assert [group.returned for group in groups if not group.base] == [[3]]


def _row(row: int, *words: str, new: bool = False, unit: int = 0) -> list[Paragraph]:
    return [
        Paragraph(
            TEXT,
            runs=[WordRun(word, f"_src_c{unit}_{column}" * bool(unit))] if word else [],
            cell=WordCell(0, row, column),
            row=KARI if new else None,
        )
        for column, word in enumerate(words)
    ]


TABLE = [
    *_row(0, "Town", "Calls", unit=1),
    *_row(1, "North", "", unit=2),
    *_row(2, "S", "", unit=3),
]


def test_a_row_that_came_is_a_row_and_empty_cells_stay_with_theirs() -> None:
    new = [*TABLE[:2], *_row(1, "East", "5"), *_row(2, "North", "", unit=2)]
    new += _row(3, "S", "", unit=3)
    groups = aligned(TABLE, new)
    (came,) = [group for group in groups if group.row]
    assert (came.base, came.returned, came.beside) == ([], [2, 3], ("_src_c1_1", "_src_c2_0"))
    assert [(group.base, group.returned) for group in groups if not group.row] == [
        ([0], [0]), ([1], [1]), ([2], [4]), ([3], [5]), ([4], [6]), ([5], [7]),
    ]  # fmt: skip


def test_a_row_that_went_is_a_row() -> None:
    groups = aligned(TABLE, [*TABLE[:2], *_row(1, "S", "", unit=3)])
    (gone,) = [group for group in groups if group.row]
    assert (gone.base, gone.returned) == ([2, 3], [])


def test_rows_that_follow_one_another_are_one_change_and_others_are_not() -> None:
    both = [*TABLE[:2], *_row(1, "a", "1", new=True), *_row(2, "b", "2", new=True)]
    both += [*_row(3, "North", "", unit=2), *_row(4, "c", "3"), *_row(5, "S", "", unit=3)]
    came = [group.returned for group in aligned(TABLE, both) if group.row]
    assert came == [[2, 3, 4, 5], [8, 9]]


def test_cells_that_were_all_rewritten_are_no_row_that_came() -> None:
    now = [*TABLE[:2], *_row(1, "West", "7"), *_row(2, "S", "", unit=3)]
    groups = aligned(TABLE, now)
    assert not [group for group in groups if group.row]
    assert ([2], [2]) in [(group.base, group.returned) for group in groups]


def test_a_map_that_knows_no_rows_is_read_as_it_always_was() -> None:
    old = [Paragraph(TEXT, runs=item.runs, cell=WordCell(-1, -1, -1)) for item in TABLE]
    assert not [group for group in aligned(old, TABLE) if group.row]


_WORDS = st.lists(st.sampled_from("abcde"), max_size=8)


@settings(max_examples=50)
@given(_WORDS, _WORDS)
def test_every_paragraph_of_both_texts_is_in_one_group_alone(
    before: list[str], now: list[str]
) -> None:
    base = [_text(word, f"_src_u{at}") for at, word in enumerate(before)]
    groups = aligned(base, [_text(word) for word in now])
    assert sorted(number for group in groups for number in group.base) == [*range(len(before))]
    assert sorted(place for group in groups for place in group.returned) == [*range(len(now))]
    starts = [group.base[0] for group in groups if group.base]
    assert all(first < last for first, last in pairwise(starts))
