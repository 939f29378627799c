"""Heads of theorems and signs at their ends, read from TeX's log as it shows them."""

from __future__ import annotations

from tests.printed.test_log_record import box, line
from trykklar.printed.from_records import assemble
from trykklar.printed.log_record import read
from trykklar.printed.text_run import plain


def _record(kind: str, *data: str, nodes: tuple[str, ...] = ()) -> list[str]:
    return [line("RECORD", 1, kind, 7, "/", 0, *data), *box(1, *nodes)]


def _letters(text: str) -> tuple[str, ...]:
    return tuple(rf"\OT1/cmr/bx/n/10 {letter}" for letter in text)


def test_a_head_is_what_waits_before_the_text() -> None:
    nodes = (r"\glue -5.0", *_letters("(2)"), r"\glue 5.0")
    (head,) = assemble(read(_record("head", "claim", "it", nodes=nodes))).heads
    assert (plain(head.runs), head.environment, head.place.line) == ("(2)", "claim", 7)
    assert (head.slanted, head.apart, head.runs[0].look.bold) == (True, False, True)


def test_a_text_that_begins_a_new_line_is_told_from_one_that_does_not() -> None:
    nodes = (*_letters("A"), r"\penalty -10000", r"\glue 0.0")
    (head,) = assemble(read(_record("head", "claim", "n", nodes=nodes))).heads
    assert (head.slanted, head.apart) == (False, True)


def test_a_sign_that_is_drawn_is_a_square_full_or_empty() -> None:
    full, thin = r"\rule(4.3+0.0)x4.3", r"\rule(6.7+0.0)x0.4"
    (mark,) = assemble(read(_record("endmark", "", nodes=(full,)))).end_marks
    assert mark.sign == "◼"
    (mark,) = assemble(read(_record("endmark", "", nodes=(thin, thin)))).end_marks
    assert mark.sign == "◻"


def test_a_sign_in_a_font_without_a_table_is_the_formula_that_it_is_written_as() -> None:
    sign = (r"\U/stmry/m/n/10 ^^D",)
    (mark,) = assemble(read(_record("endmark", "$\\blacksquare $", nodes=sign))).end_marks
    assert (mark.sign, mark.formula) == ("", r"\blacksquare")
    assert not assemble(read(_record("endmark", "\\ding {110}", nodes=sign))).end_marks
