"""How far front matter goes: what belongs to the text is not taken for it."""

from __future__ import annotations

from trykklar.printed.front_pages import PageParagraph
from trykklar.printed.text_run import Look, Run
from trykklar.word.blocks.front_alignment import PrintedFront, printed
from trykklar.word.blocks.front_zone import Beginning, zone_of
from trykklar.word.judge.folding import folded_letters

RAISED = Look(raised=True)


def piece(order: int, *runs: str | Run, note: bool = False) -> PrintedFront:
    made = tuple(Run(run) if isinstance(run, str) else run for run in runs)
    return printed(PageParagraph(made, note=note), order)


def test_a_note_that_the_text_marks_is_none_of_the_front_matter() -> None:
    title = piece(0, "On peat", Run("*", RAISED))
    heading = piece(1, "1 Introduction")
    text = piece(2, "It burns", Run("1", RAISED), ".")
    thanks = piece(3, Run("*", RAISED), "With thanks", note=True)
    cited = piece(4, Run("1", RAISED), "Alm 1990.", note=True)
    address = piece(5, "Author's address: Oslo", note=True)
    pieces = [title, heading, text, thanks, cited, address]
    # biblatex-chicago has the number of a note in its line.
    pieces.append(piece(6, "1. Berg 1991.", note=True))
    zone, ended = zone_of(pieces, Beginning(folded_letters("Introduction")))
    assert ended
    assert zone == [title, thanks, address]


def test_a_note_with_the_mark_of_an_address_is_of_the_text() -> None:
    """Notes of tables stood among the addresses in Word, and once more as notes."""
    title = piece(0, "On peat")
    author = piece(1, "Ann", Run("1", RAISED), " and Bo", Run("2", RAISED))
    addresses = [piece(2, Run("1", RAISED), "Oslo"), piece(3, Run("2", RAISED), "Bergen")]
    heading = piece(4, "Introduction")
    notes = [piece(5, Run("1", RAISED), "Of a table.", note=True)]
    pieces = [title, author, *addresses, heading, *notes]
    zone, ended = zone_of(pieces, Beginning(folded_letters("Introduction")))
    assert ended
    assert zone == [title, author, *addresses]


def test_a_last_word_in_capitals_is_no_number_of_a_chapter() -> None:
    """`DATE?` stood on a title page, and not in Word; `Chapter I` is above the first heading."""
    title, last, above, heading = (
        piece(order, text) for order, text in enumerate(["On peat", "DATE?", "Chapter I", "Bogs"])
    )
    zone, ended = zone_of([title, last, above, heading], Beginning("bogs"))
    assert ended
    assert zone == [title, last]
