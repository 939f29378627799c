"""Words looked for in a PDF's text: none that is hidden is taken for one that only moved."""

from __future__ import annotations

from trykklar.word.judge.folding import level, words
from trykklar.word.judge.printed_text import Print

TEXT = "the rents of all municipalities rose in the year\nand nobody has an explanation for it"


def gaps(text: str, *pages: str) -> list[list[str]]:
    every = words(text)
    return [every[a:b] for a, b in Print([pages or (TEXT,)], set(every)).gaps(every)]


def test_common_words_in_another_order_are_not_shown() -> None:
    assert gaps("nobody rose for the rents") == [["nobody", "rose", "for", "the", "rents"]]


def test_a_hidden_word_amid_shown_ones_is_named_alone() -> None:
    assert gaps("the rents of all municipalities allegedly rose in the year") == [["allegedly"]]


def test_a_name_of_two_words_is_not_shown_because_each_word_is() -> None:
    assert gaps("municipalities nobody") == [["municipalities", "nobody"]]


def test_a_float_between_two_pages_hides_nothing() -> None:
    pages = ("whatever rises must", "Table 1: a float\nat last\ncome down again later")
    assert gaps("whatever rises must come down again later", *pages) == []


def test_a_word_that_the_end_of_a_page_broke_is_there() -> None:
    pages = ("for the characteris-", "A table\ntics of all houses")
    assert gaps("for the characteristics of all houses", *pages) == []


def test_a_compound_keeps_its_hyphen_at_a_line_end() -> None:
    assert (
        gaps("a well-known and long-term process", "a well-\nknown and long-\nterm process") == []
    )


def test_accents_beside_their_letters_are_the_same_letters() -> None:
    assert gaps("Müller, Łódź and naïve", "M¨uller, L´od´z and na¨ıve") == []


def test_nothing_is_not_missing() -> None:
    assert gaps("") == []
    assert gaps("1 2 x") == []


def test_a_folded_text_has_every_place_where_it_was() -> None:
    text = "Straße Ærøskøbing ﬁn İ ½ é"
    assert len(level(text)) == len(text)


def test_cells_that_say_the_same_are_no_running_head() -> None:
    table = "Group 1\nGroup 2\nGroup 3\nGroup 4\nMonth 1"
    assert gaps("group 1 group 2 group 3 group 4 month", table) == []


def test_a_line_on_every_page_is_a_running_head() -> None:
    pages = [f"Rents in towns {number}\nand so on\nin {name}" for number, name in enumerate("abc")]
    assert gaps("and so on rents in towns", *pages) == []
    assert gaps("rents in towns and so on", *pages) == []


def test_subscripts_that_stand_apart_in_word_hide_nothing_at_the_end_of_a_page() -> None:
    pages = ("the model by 1GCT and 2GCT where TAG", "A table of words\nis weighted by hand")
    assert gaps("the model by 1G CT and 2G CT where TAG is weighted by hand", *pages) == []
    (other,) = gaps("the model by 1G CT and 2G CT wherever TAG is weighted by hand", *pages)
    assert "wherever" in other
