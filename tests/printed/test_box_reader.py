r"""Boxes of TeX's log -> text: a letter that is read wrong stands wrong in a co-author's file."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trykklar.printed.box_node import DEEPEST, UnreadableBoxError, tree
from trykklar.printed.box_reader import read
from trykklar.printed.box_space import with_kerns_of_tex
from trykklar.printed.text_run import Look, Run, Runs, plain


def runs(*lines: str) -> Runs:
    box = [r"\hbox(6.9+2.3)x45.0", *(f".{line}" for line in lines)]
    return read(tree(box))


def letters(text: str, font: str = "T1/lmr/m/n/10") -> list[str]:
    return [rf"\{font} {letter}" for letter in text]


def test_letters_and_spaces_are_a_text() -> None:
    shown = runs(*letters("See"), r"\glue 3.33 plus 1.66 minus 1.11", *letters("page"))
    assert plain(shown) == "See page"


def test_letters_of_t1_are_those_of_the_authors_language() -> None:
    shown = runs(r"\T1/lmr/m/n/10 Å", r"\T1/lmr/m/n/10 ^^f8", r"\T1/lmr/m/n/10 ^^\ (ligature fi)")
    assert plain(shown) == "Åøfi"


def test_a_space_that_binds_stays_one() -> None:
    shown = runs(*letters("p."), r"\penalty 10000", r"\glue 3.33 plus 1.66", *letters("5"))
    assert plain(shown) == "p.\N{NO-BREAK SPACE}5"


def test_the_space_between_two_letters_is_not_seen() -> None:
    shown = runs(*letters("V"), r"\kern-0.83", *letters("o"), r"\glue 0.0 plus 0.3", *letters("l"))
    assert plain(shown) == "Vol"


def test_a_thin_space_is_kept() -> None:
    shown = runs(*letters("z."), r"\kern 1.66663", *letters("B."))
    assert plain(shown) == "z.\N{NARROW NO-BREAK SPACE}B."


def test_a_thin_space_of_a_small_font_is_one_too() -> None:
    shown = runs(*letters("a.", "T1/lmr/m/n/8"), r"\kern 1.4167", *letters("a.", "T1/lmr/m/n/8"))
    assert plain(shown) == "a.\N{NARROW NO-BREAK SPACE}a."


def test_a_thin_space_of_luatex_is_one_too() -> None:
    """`et al.` and `u. a.` ran together."""
    lines = [*letters("u."), r"\kern1.66672", *letters("a"), r"\kern1.7 (font)", *letters("V")]
    assert plain(runs(*with_kerns_of_tex("\n".join(lines)).split("\n"))) == (
        "u.\N{NARROW NO-BREAK SPACE}aV"
    )


def test_a_thin_space_that_is_glue_is_one_too() -> None:
    """The volume of a journal stood further from its word than in the PDF."""
    shown = runs(*letters("bd."), r"\penalty 10000", r"\glue 1.66702", *letters("3"))
    assert plain(shown) == "bd.\N{NARROW NO-BREAK SPACE}3"


def test_what_makes_room_for_a_letter_that_leans_over_is_no_space() -> None:
    leaning = "T1/lmr/m/it/10"
    space = r"\glue 3.33 plus 1.66"
    shown = runs(*letters("of", leaning), r"\kern 1.66", space, *letters("it", leaning))
    assert plain(shown) == "of it"
    shown = runs(*letters("z.", leaning), r"\kern 1.66", *letters("B.", leaning))
    assert plain(shown) == "z.\N{NARROW NO-BREAK SPACE}B."


@pytest.mark.parametrize(
    ("font", "look"),
    [
        ("T1/lmr/m/it/10", Look(italic=True)),
        ("T1/lmr/m/sl/10", Look(italic=True)),
        ("T1/lmr/bx/n/10", Look(bold=True)),
        ("T1/lmr/b/it/8", Look(italic=True, bold=True)),
        ("T1/lmr/m/sc/10.95", Look(small_caps=True)),
        ("T1/lmr/m/scit/10", Look(small_caps=True, italic=True)),
        ("T1/lmtt/m/n/10", Look(typewriter=True)),
        ("TU/TeXGyreTermes(0)/m/it/10", Look(italic=True)),
    ],
)
def test_a_font_says_how_it_looks(font: str, look: Look) -> None:
    assert runs(*letters("a", font)) == (Run("a", look),)


def test_a_raised_box_is_raised_text() -> None:
    shown = runs(*letters("a"), r"\hbox(4.5+0.0)x3.9, shifted -3.6", r".\T1/lmr/m/n/7 2")
    assert shown == (Run("a"), Run("2", Look(raised=True)))


def test_a_quotation_mark_that_is_lowered_is_one_below_the_line() -> None:
    """OT1 has no other: German titles began with a closing mark."""
    low = (r"\hbox(4.3+0.0)x5.0, shifted 5.0", r'.\OT1/cmr/m/n/10 "')
    shown = runs(*low, *letters("Ja"))
    assert plain(shown) == "„Ja"
    assert not any(run.look.lowered for run in shown)


def test_an_accent_belongs_to_the_next_letter() -> None:
    shown = runs(
        r"\kern -0.5 (for accent)",
        r"\OT1/cmr/m/n/10 ^^P",
        r"\kern -4.4 (for accent)",
        r"\OT1/cmr/m/n/10 e",
    )
    assert plain(shown) == "\N{LATIN SMALL LETTER E WITH DIAERESIS}" or plain(shown)


def test_the_ring_of_knuths_fonts_stands_on_the_next_letter() -> None:
    shown = runs(
        r"\hbox(8.9+0.0)x0.0, glue set - 5.0fil",
        r".\hbox(6.9+0.0)x5.0, shifted -1.9",
        r"..\OT1/cmr/m/n/10 ^^W",
        r".\glue 0.0 plus 1.0fil minus 1.0fil",
        r"\OT1/cmr/m/n/10 A",
    )
    assert plain(shown) == "Å"


def test_a_link_leads_where_the_pdf_leads() -> None:
    shown = runs(
        r"\pdfstartlink(*+*)x* attr{/Border[0 0 0]} action goto name{cite.0@NOU\0402011}",
        *letters("b"),
        r"\pdfendlink",
        r"\pdfstartlink(*+*)x* attr{} action user{/Subtype/Link/A<</S/URI/URI(https://x.y/\(a\))>>}",
        *letters("c"),
        r"\pdfendlink",
    )
    assert shown == (
        Run("b", Look(link="cite.0@NOU 2011")),
        Run("c", Look(link="https://x.y/(a)", address=True)),
    )


def test_the_mark_of_a_note_is_not_its_number() -> None:
    shown = runs(
        *letters("a"),
        r"\special{trykklar:mark}",
        r"\hbox(4.5+0.0)x3.9, shifted -3.6",
        r".\T1/lmr/m/n/7 4",
        r"\special{trykklar:unmark}",
        *letters("."),
    )
    assert [(run.text, run.mark) for run in shown] == [("a", False), ("", True), (".", False)]


def test_what_a_word_would_have_at_the_end_of_a_line_is_not_printed() -> None:
    shown = runs(
        *letters("ab"),
        r"\discretionary",
        r".\T1/lmr/m/n/10 -",
        r"|\T1/lmr/m/n/10 x",
        *letters("cd"),
    )
    assert plain(shown) == "abcd"


def test_a_rule_as_long_as_a_name_is_a_dash() -> None:
    assert plain(runs(r"\rule(4.6+-4.0)x30.0", *letters("."))) == "———."


@pytest.mark.parametrize(
    ("before", "rule"),
    [
        ("", (r"\vbox(0.4+0.0)x3.00003", r".\rule(0.4+0.0)x3.00003")),
        (r"\mathon", (r"\vbox(-1.2+0.0)x6.0", r".\rule(0.5+0.0)x6.0", r".\kern -1.7")),
    ],
)
def test_an_underscore_that_is_a_rule_is_a_letter(before: str, rule: tuple[str, ...]) -> None:
    """An address lost its underscores, or its entry was set in another style."""
    lines = [before, *letters("x"), r"\kern 0.0", *rule, *letters("y")]
    assert plain(runs(*filter(None, lines))) == "x_y"


def test_a_fraction_is_not_read_as_letters_one_after_the_other() -> None:
    with pytest.raises(UnreadableBoxError):
        runs(r"\mathon", r"\vbox(9.0+4.0)x5.0", *(f".{one}" for one in letters("12")), r"\mathoff")


@pytest.mark.parametrize(
    "line", [r"\U/fontawesome/m/n/10 ^^A", r"\TU/lmr/m/n/10 glyph#82", r"\strange ^^A"]
)
def test_a_sign_that_no_table_knows_is_not_left_out_in_silence(line: str) -> None:
    with pytest.raises(UnreadableBoxError):
        runs(line)


def test_boxes_without_end_end() -> None:
    with pytest.raises(UnreadableBoxError):
        tree(["." * depth + r"\hbox(1.0+1.0)x1.0" for depth in range(DEEPEST + 5)])


_NODES = st.sampled_from(
    [r"\hbox(1.0+0.0)x0.0", r"\vbox(1+1)x1", r"\glue", r"\glue(\x) -", r"\kern", r"\kern 1e9",
     r"\kern (for accent)", r"\penalty", r"\rule(*+*)x*", r"\special{trykklar:mark}", r"\mathon",
     r"\pdfstartlink", r"\T1/lmr/m/n/10 a", r"\T1/lmr/m/n/10 ", r"\T1/lmr/m/n/ a", "\\", r"\ ",
     r"\discretionary", "= \\T1/lmr/m/n/10 b", "", "|", r"\special{pdf:bann", r"\OT1/a/b/c/1 ^^W"]
)  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 9), _NODES | st.text(max_size=12)), max_size=40))
def test_any_box_is_read_or_refused(lines: list[tuple[int, str]]) -> None:
    with contextlib.suppress(UnreadableBoxError):
        read(tree("." * depth + text for depth, text in lines))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("of", "the sea", "of the sea"), ("Ann/", "Ben", "Ann/Ben"), ("north-", "east", "north-east")],
)
def test_lines_of_a_paragraph_in_a_box_have_a_space_between_them(
    first: str, second: str, expected: str
) -> None:
    """Works in two columns, as jurabib sets them, had words that ran together: `ofthe sea`."""
    glue = r".\glue(\rightskip) 0.0 plus 28.45274"
    lines = (
        [r"\hbox(6.9+2.3)x45.0, glue set 0.2", *(f".{letter}" for letter in _spelt(part)), glue]
        for part in (first, second)
    )
    inside = [line for part in lines for line in part]
    box = [r"\vbox(20.0+2.3)x45.0", *inside]
    assert (
        plain(runs(*(line if at == 0 else f".{line}" for at, line in enumerate(box)))) == expected
    )


def _spelt(text: str) -> list[str]:
    space = r"\glue 3.33 plus 1.66 minus 1.11"
    return [space if letter == " " else letters(letter)[0] for letter in text]
