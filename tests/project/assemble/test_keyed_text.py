"""Texts know their key: what a made file shows is followed back to the TOML file that says it."""

from __future__ import annotations

from pathlib import Path

from trykklar.project.assemble.keyed_text import keyed, unmarked
from trykklar.project.assemble.markup import text, verbatim
from trykklar.project.assemble.table_source import Table, render

FILE = Path("x.toml")


def test_a_text_that_is_cut_still_knows_where_it_is_from() -> None:
    words = keyed("  given & so", FILE, ("rows", 3))
    plain, (stretch,) = unmarked(f"a{text(words[3:])}b")
    assert plain == r"aiven \& sob"
    assert (stretch.start, stretch.end, stretch.key, stretch.offset) == (1, 11, ("rows", 3), 3)
    assert not stretch.is_latex
    plain, (stretch,) = unmarked(text(words))
    assert stretch.offset == 2  # blanks at the ends are not set


def test_a_letter_and_every_other_letter_are_plain_text() -> None:
    words = keyed("given", FILE)
    assert type(words[0]) is str
    assert type(words[::2]) is str


def test_latex_of_a_toml_file_says_that_it_is() -> None:
    source = keyed(r"see \citet{x}", FILE, ("source", "en"))
    plain, (stretch,) = unmarked(f"{{{verbatim(source)}}}")
    assert plain == r"{see \citet{x}}"
    assert stretch.is_latex


def test_what_is_no_text_of_a_file_has_no_mark() -> None:
    assert unmarked(text("given")) == ("given", ())
    assert unmarked(text(": ".join([keyed("a", FILE), keyed("b", FILE)]))) == ("a: b", ())


def test_each_cell_of_a_table_has_its_own_key_and_the_table_looks_the_same() -> None:
    table = Table(
        label="tab:x",
        widths=(1, 1),
        caption={"en": "So & so"},
        columns={"en": ("A", "B")},
        strong={"en": ("so",)},
        rows=({"en": ("so", "so much")}, {"en": ("so", "so")}, {"en": "so"}),
    )
    made, stretches = unmarked(render(keyed(table, FILE), "en"))
    assert made == render(table, "en")
    cells = [(each.key, made[each.start : each.end]) for each in stretches if each.end > each.start]
    assert cells == [
        (("caption", "en"), r"So \& so"),
        (("columns", "en", 0), "A"),
        (("columns", "en", 1), "B"),
        (("rows", 0, "en", 0), "so"),
        (("rows", 0, "en", 1), "so"),
        (("rows", 0, "en", 1), "much"),
        (("rows", 1, "en", 0), "so"),
        (("rows", 1, "en", 1), "so"),
        (("rows", 2, "en"), "so"),
    ]
