r"""Boxes of a page -> its paragraphs: where one ends decides what a reader takes for an address."""

from __future__ import annotations

from trykklar.printed.front_pages import PageParagraph, paragraphs
from trykklar.printed.text_run import plain

LAST = r"\glue(\parfillskip) 0.0 plus 1.0fil"
MARGIN = r"\glue(\rightskip) 0.0"


def letters(text: str) -> list[str]:
    return [r"\glue 3.33 plus 1.66" if sign == " " else rf"\T1/lmr/m/n/10 {sign}" for sign in text]


def line(text: str, *ends: str, depth: int = 1) -> list[str]:
    dots = "." * depth
    return [
        rf"{dots}\hbox(6.9+2.3)x345.0, glue set 1.0",
        *(f"{dots}.{node}" for node in (*letters(text), *ends)),
    ]


def read(*lines: str) -> list[PageParagraph]:
    return list(paragraphs([r"\vbox(550.0+0.0)x345.0", *lines]))


def shown(found: list[PageParagraph]) -> list[str]:
    return [plain(each.runs) for each in found]


def test_lines_of_a_paragraph_are_one_and_others_stand_alone() -> None:
    found = read(
        *line("Rents of", MARGIN), *line("halls", LAST, MARGIN), *line("Kari"), *line("Bo")
    )
    assert shown(found) == ["Rents of halls", "Kari", "Bo"]


def test_the_place_of_a_line_number_ends_no_paragraph() -> None:
    """With lineno, an address of two lines was two."""
    number = [r".\hbox(0.0+2.3)x0.0", r"..\hbox(0.0+0.0)x0.0", r"...\glue 0.0 minus 1.0fil"]
    found = read(*line("Hall of", MARGIN), *number, *line("studies", LAST, MARGIN), *number)
    assert shown(found) == ["Hall of studies"]


def test_a_paragraph_that_ends_in_a_line_break_is_not_one_with_the_next() -> None:
    """Two institutes ran together whose lines end in `\\break`: TeX leaves an empty line there."""
    found = read(*line("Hall", MARGIN), *line("", MARGIN), *line("House", LAST, MARGIN))
    assert shown(found) == ["Hall", "House"]


def test_an_address_of_the_web_is_not_torn_at_a_line_end() -> None:
    found = read(*line("See https://a.org/b.", MARGIN), *line("c", LAST, MARGIN))
    assert shown(found) == ["See https://a.org/b.c"]


def test_columns_beside_each_other_are_read_to_their_ends() -> None:
    """Two authors of a conference stand beside each other, each above his town."""
    columns: list[str] = []
    for name, town in (("Kari", "Volda"), ("Bo", "Moss")):
        columns += [r"..\vbox(30.0+0.0)x150.0", *line(name, depth=3), *line(town, depth=3)]
    found = read(r".\hbox(30.0+0.0)x345.0", *columns)
    assert shown(found) == ["Kari", "Volda", "Bo", "Moss"]


def test_notes_and_lists_of_contents_are_known_as_such() -> None:
    found = read(
        *line("Rents"), r".\special{trykklar:contents}", *line("Opening"),
        r".\special{trykklar:notes}", *line("Paid by nobody"),
    )  # fmt: skip
    assert [(plain(each.runs), each.note, each.contents) for each in found] == [
        ("Rents", False, False), ("", False, True), ("Opening", False, False),
        ("Paid by nobody", True, False),
    ]  # fmt: skip


def test_a_paragraph_with_an_unknown_sign_says_nothing_and_the_others_stay() -> None:
    unknown = r"..\U/signs/m/n/10 ^^03"
    found = read(*line("Rents"), *line("Odd", LAST, MARGIN)[:-2], unknown, *line("Halls"))
    assert shown(found)[0] == "Rents"
    assert shown(found)[-1] == "Halls"
    assert "Odd" not in " ".join(shown(found))


def test_a_font_with_a_name_of_its_own_has_latin_letters() -> None:
    found = read(r".\hbox(6.9+2.3)x345.0", *(rf"..\foo {sign}" for sign in "ABSTRACT"))
    assert shown(found) == ["ABSTRACT"]


def test_a_comma_that_goes_with_a_lines_end_is_read() -> None:
    """acmart sets the comma between town and country as leaders."""
    comma = [r"..\cleaders 4.7", r"...\hbox(0.9+1.3)x4.7", r"....\T1/lmr/m/n/10 ,"]
    found = read(*line("Oslo"), *comma)
    assert shown(found) == ["Oslo,"]


def test_the_mark_of_a_note_is_known_as_such() -> None:
    marked = [r"..\special{trykklar:sign}", r"..\T1/lmr/m/n/7 *", r"..\special{trykklar:unsigned}"]
    (found,) = read(*line("Kari"), *marked)
    assert [(run.text, run.mark) for run in found.runs] == [("Kari", False), ("*", True)]
