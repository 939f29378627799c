"""Headings, items and rows that a co-author put in or took out become LaTeX of the same kind."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

from tests.review.word_file import DATE, DOCUMENT, Hand, WordFile
from trykklar.review.review_change import State
from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.export import export

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from tests.review.round_trip import RoundTrip

KARI = Hand("Kari")
NOBODY = Hand()
MARK = f'w:id="77001" w:author="Kari" w:date="{DATE}"'
HANDS = pytest.mark.parametrize("hand", [KARI, NOBODY], ids=["tracked", "untracked"])


@HANDS
def test_a_heading_becomes_the_command_that_other_headings_of_its_level_have(
    trip: RoundTrip, hand: Hand
) -> None:
    file = trip.file.copy()
    place = _paragraph(file, "Some readers of a draft")
    place.addprevious(_new("What it costs at 5 %", hand, "Heading2"))
    assert _kinds(trip, file) == ["new heading"]
    assert "have to ask them.\n\n\\subsection{What it costs at 5 \\%}\n\nSome readers" in _source(
        trip, "findings"
    )


def test_a_level_that_has_no_heading_yet_is_counted_from_those_that_are_there(
    trip: RoundTrip,
) -> None:
    file = trip.file.copy()
    _paragraph(file, "Some readers of a draft").addprevious(_new("Cost", KARI, "Heading3"))
    assert _kinds(trip, file) == ["new heading"]
    assert "\n\n\\subsubsection{Cost}\n\nSome readers" in _source(trip, "findings")


def test_a_style_that_is_called_otherwise_and_named_a_heading_is_one(trip: RoundTrip) -> None:
    """Word in Norwegian has `Overskrift2` in its XML, and calls it heading 2."""
    file = trip.file.copy()
    styles = file.part("word/styles.xml").decode()
    own = (
        '<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Min"><w:name w:val="min"/>'
        '<w:basedOn w:val="Overskrift2"/></w:style>'
    )
    file.put("word/styles.xml", styles.replace("</w:styles>", f"{own}</w:styles>"))
    place = _paragraph(file, "Some readers of a draft")
    place.addprevious(_new("Hva det koster", KARI, "Overskrift2"))
    place.addprevious(_new("Og hvorfor", KARI, "Min"))
    assert set(_kinds(trip, file)) == {"new heading"}
    assert "\\subsection{Hva det koster}\n\n\\subsection{Og hvorfor}\n\nSome" in _source(
        trip, "findings"
    )


@HANDS
def test_a_section_with_its_text_is_written_behind_a_list(trip: RoundTrip, hand: Hand) -> None:
    file = trip.file.copy()
    item = _paragraph(file, "those who never ask")
    for made in (_new("It grew.", hand), _new("Growth", hand, "Heading1")):
        item.addnext(made)
    found = _kinds(trip, file)
    assert found == ["new paragraphs"]
    assert "\\end{itemize}\n\\section{Growth}\n\nIt grew.\n\nThe second is" in _source(
        trip, "queue"
    )


def test_a_heading_at_the_top_of_a_section_stands_before_its_text(trip: RoundTrip) -> None:
    file = trip.file.copy()
    _paragraph(file, "The figures end in 2019").addprevious(_new("Years", KARI, "Heading3"))
    _kinds(trip, file)
    assert (
        "\\subsection{What this does not show}\n\n\\subsubsection{Years}\n\nThe figures"
        in _source(trip, "findings")
    )


@HANDS
def test_text_behind_a_quotation_is_not_written_into_it(trip: RoundTrip, hand: Hand) -> None:
    file = trip.file.copy()
    quoted = _paragraph(file, "A list is a promise")
    quoted.addnext(_new("Said twice.", hand, "BlockText"))
    following = _paragraph(file, "The last word")
    following.addprevious(_new("So much for that.", hand, "BodyText"))
    _kinds(trip, file)
    assert (
        "nobody made.\n\nSaid twice.\n\\end{quote}\n\nSo much for that.\n\nThe last word"
        in _source(trip, "findings")
    )


@HANDS
def test_a_heading_goes_with_its_command(trip: RoundTrip, hand: Hand) -> None:
    file = trip.file.copy()
    file.remove(_paragraph(file, "What this does not show"), hand)
    assert _kinds(trip, file) == ["deleted heading"]
    text = _source(trip, "findings")
    assert "subsection" not in text
    assert "\\end{table}\n\nThe figures end" in text


def test_a_heading_that_the_text_refers_to_is_taken_away_only_if_the_author_says_so(
    trip: RoundTrip,
) -> None:
    file = trip.file.copy()
    file.remove(_paragraph(file, "What we found"), KARI)
    (change,) = trip.review(file).changes
    assert change.state is State.CONFLICT
    assert "still refers" in change.reason
    assert "sec:findings" in change.reason
    assert [edit.source.text[edit.start : edit.end].split("}")[0] for edit in change.change.edits]


@pytest.mark.parametrize(
    ("words", "style", "wanted"),
    [
        ("What this does not show", "Heading3", "\\subsubsection{What this does not show}\n"),
        ("What this does not show", "", "\nWhat this does not show\n"),
        ("The last word", "Heading2", "\\subsection{The last word belongs"),
    ],
)
def test_a_paragraph_that_became_another_kind_of_heading_gets_its_command(
    trip: RoundTrip, words: str, style: str, wanted: str
) -> None:
    file = trip.file.copy()
    _restyle(_paragraph(file, words), style)
    (change,) = trip.review(file).changes
    assert (change.kind, change.state, change.authors) == ("heading", State.APPLIES, ("Kari",))
    trip.apply(trip.review(file))
    assert wanted in _source(trip, "findings")
    assert _source(trip, "findings").count("{") == _source(trip, "findings").count("}")


def test_a_paragraph_that_became_an_item_is_asked_about(trip: RoundTrip) -> None:
    file = trip.file.copy()
    paragraph = _paragraph(file, "The last word")
    _list(paragraph, "1")
    (change,) = trip.review(file).changes
    assert change.state is State.CONFLICT
    assert change.reason == "text became item of a list at level 2"


@HANDS
@pytest.mark.parametrize("front", [True, False])
def test_an_item_is_written_beside_its_neighbours(trip: RoundTrip, hand: Hand, front: bool) -> None:
    file = trip.file.copy()
    item = _paragraph(file, "those who ask twice")
    made = _new("those who wait", hand)
    _list(made, "0", like=item)
    (item.addprevious if front else item.addnext)(made)
    assert _kinds(trip, file)
    new, old = "  \\item those who wait\n", "  \\item those who ask twice are seen twice,\n"
    assert (new + old if front else old + new) in _source(trip, "queue")


@HANDS
def test_an_item_that_was_moved_in_begins_a_list_within_the_one_before_it(
    trip: RoundTrip, hand: Hand
) -> None:
    """Tab makes such an item in every word processor; written into the outer list it was lost."""
    file = trip.file.copy()
    item = _paragraph(file, "those who ask twice")
    for words, level in (("and wait", "0"), ("[twice] again", "2"), ("and again", "1")):
        made = _new(words, hand)
        _list(made, level, like=item)
        item.addnext(made)
    assert _kinds(trip, file) == ["new item"]
    assert (
        "  \\item those who ask twice are seen twice,\n"
        "    \\begin{itemize}\n"
        "      \\item and again\n"
        "        \\begin{itemize}\n"
        "          \\item {}[twice] again\n"
        "        \\end{itemize}\n"
        "    \\end{itemize}\n"
        "  \\item and wait\n"
        "  \\item those who \\textbf{"
    ) in _source(trip, "queue")
    body, _ = trip.reads()
    at = body.index("and again")
    assert body[at : at + 3] == ["and again", "[twice] again", "and wait"]


def test_an_item_at_the_front_of_a_list_within_an_item_goes_into_that_list(
    trip: RoundTrip,
) -> None:
    queue = trip.folder / "sections" / "queue.tex"
    text = queue.read_text("utf-8")
    inner = "\n  \\begin{enumerate}\n  \\item at noon\n  \\end{enumerate}\n"
    queue.write_text(text.replace("seen twice,\n", f"seen twice,{inner}"), "utf-8")
    file = WordFile(export(trip.document, typeset=False).path.read_bytes())
    item = _paragraph(file, "at noon")
    made = _new("at night", KARI)
    _list(made, "1", like=item)
    item.addprevious(made)
    assert _kinds(trip, file) == ["new item"]
    assert "  \\begin{enumerate}\n  \\item at night\n  \\item at noon\n" in _source(trip, "queue")


def _listed(file: WordFile, number: str, *levels: str) -> None:
    """Put a list behind a paragraph, of items of these levels."""
    names = ("first,", "second.")
    place = _paragraph(file, "Some readers of a draft")
    properties = _paragraph(file, "those who ask twice").find(f".//{w('numId')}")
    assert properties is not None
    for words, level in reversed(list(zip(names, levels, strict=True))):
        item = _new(words, KARI)
        _list(item, level, like=_paragraph(file, "those who ask twice"))
        next(item.iter(w("numId"))).set(w("val"), number or properties.get(w("val"), ""))
        place.addnext(item)


@pytest.mark.parametrize(("number", "name"), [("", "itemize"), ("9001", "enumerate")])
def test_a_list_that_was_begun_is_one_of_latex(trip: RoundTrip, number: str, name: str) -> None:
    """A co-author who typed a list had to ask the author for it."""
    file = trip.file.copy()
    _listed(file, number, "0", "0")
    assert _kinds(trip, file) == ["new item"]
    items = f"\\begin{{{name}}}\n  \\item first,\n  \\item second.\n\\end{{{name}}}\n"
    assert f"as it stands.\n\n{items}" in _source(trip, "findings")
    body, _ = trip.reads()
    assert [text for text in body if text in ("first,", "second.")] == ["first,", "second."]


def test_a_list_that_begins_with_another_in_it_is_the_authors(trip: RoundTrip) -> None:
    file = trip.file.copy()
    _listed(file, "", "1", "1")
    (change,) = trip.review(file).changes
    assert change.state is State.CONFLICT
    assert change.reason == "a list was begun that lies in no item of the one around it"


def test_a_list_that_is_deeper_than_latex_has_is_the_authors(trip: RoundTrip) -> None:
    """TeX stops at the fifth level with `Too deeply nested`."""
    file = trip.file.copy()
    item = _paragraph(file, "those who ask twice")
    for level in ("4", "3", "2", "1"):
        made = _new(f"at {level}", KARI)
        _list(made, level, like=item)
        item.addnext(made)
    (change,) = trip.review(file).changes
    assert (change.state, change.reason) == (
        State.CONFLICT,
        "a list was begun at level 5, and LaTeX has 4",
    )


@HANDS
def test_a_list_of_another_kind_is_not_written_into_the_one_before_it(
    trip: RoundTrip, hand: Hand
) -> None:
    """Numbered items behind bullets had become bullets."""
    file = trip.file.copy()
    item = _paragraph(file, "those who never ask")
    made = _new("first of all", hand)
    _list(made, "0", like=item)
    next(made.iter(w("numId"))).set(w("val"), "9001")
    item.addnext(made)
    assert _kinds(trip, file) == ["new item"]
    numbered = "\\begin{enumerate}\n  \\item first of all\n\\end{enumerate}"
    assert f"\\end{{itemize}}\n\n{numbered}\n\nThe second" in _source(trip, "queue")


@HANDS
def test_an_item_goes_and_with_the_last_one_its_list(trip: RoundTrip, hand: Hand) -> None:
    file = trip.file.copy()
    file.remove(_paragraph(file, "those who ask twice"), hand)
    assert _kinds(trip, file) == ["deleted item"]
    assert "\\begin{itemize}\n  \\item those who \\textbf{" in _source(trip, "queue")


def test_with_its_last_item_a_list_goes(trip: RoundTrip) -> None:
    queue = trip.folder / "sections" / "queue.tex"
    queue.write_text(queue.read_text("utf-8").replace(" % the quiet ones", ""), "utf-8")
    file = trip.file.copy()
    for words in ("those who ask twice", "those who never ask"):
        file.remove(_paragraph(file, words), KARI)
    assert _kinds(trip, file) == ["deleted item"]
    assert "follow from that:\n\nThe second is" in _source(trip, "queue")


@HANDS
@pytest.mark.parametrize(
    ("behind", "before", "after"),
    [
        ("Town", "\\midrule\n", "    North town"),
        ("North town", "counted by hand \\\\\n", "    South town"),
        ("South town", "counted by a machine \\\\\n", "    \\bottomrule"),
    ],
)
def test_a_row_is_written_where_it_was_put_in(
    trip: RoundTrip, hand: Hand, behind: str, before: str, after: str
) -> None:
    file = trip.file.copy()
    _row(file, behind).addnext(_cells(["East & West", "1 %", "“new”"], hand))
    assert _kinds(trip, file) == ["new row"]
    row = "    East \\& West & 1 \\% & \\enquote{new} \\\\\n"
    assert f"{before}{row}{after}" in _source(trip, "findings")


def test_rows_that_were_put_in_together_keep_their_order(trip: RoundTrip) -> None:
    file = trip.file.copy()
    row = _row(file, "North town")
    for words in ("b", "a"):
        row.addnext(_cells([words, "", "x"], KARI))
    assert _kinds(trip, file) == ["new row"]
    assert "hand \\\\\n    a &  & x \\\\\n    b &  & x \\\\\n    South" in _source(trip, "findings")


@HANDS
@pytest.mark.parametrize("words", ["North town", "South town"])
def test_a_row_goes_with_its_line(trip: RoundTrip, hand: Hand, words: str) -> None:
    file = trip.file.copy()
    _without_row(file, words, hand)
    assert _kinds(trip, file) == ["deleted row"]
    text = _source(trip, "findings")
    assert words not in text
    assert text.count("town &") == 1
    assert text.count("\n    ") == 5


def test_a_row_that_was_changed_stays_where_another_goes(trip: RoundTrip) -> None:
    file = trip.file.copy()
    _without_row(file, "North town", KARI)
    paragraph = _paragraph(file, "counted by a machine")
    file.insert(paragraph, len("counted"), " twice", KARI)
    assert _kinds(trip, file) == ["deleted row", "text"]
    assert "\\midrule\n    South town & 340 & counted twice by a machine" in _source(
        trip, "findings"
    )


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (["a", "b"], "a row of 2 cells was put in, and the table has 3 columns"),
        (["", "", ""], "an empty row was put into a table"),
    ],
)
def test_a_row_that_does_not_fit_is_a_stated_conflict(
    trip: RoundTrip, texts: Sequence[str], reason: str
) -> None:
    file = trip.file.copy()
    _row(file, "North town").addnext(_cells(texts, KARI))
    (change,) = trip.review(file).changes
    assert (change.state, change.reason) == (State.CONFLICT, reason)
    assert change.place is not None


def test_a_table_that_was_put_in_is_one_stated_conflict(trip: RoundTrip) -> None:
    file = trip.file.copy()
    table = parse(f'<w:tbl xmlns:w="{W}"/>')
    table.extend([_cells(["a", "b"], KARI), _cells(["c", "d"], KARI)])
    _paragraph(file, "Some readers of a draft").addprevious(table)
    (change,) = trip.review(file).changes
    assert (change.state, change.reason) == (State.CONFLICT, "a table was put in")


def _kinds(trip: RoundTrip, file: WordFile) -> list[str]:
    """The kinds of all changes, which apply and are carried out."""
    found = trip.review(file)
    assert {change.state for change in found.changes} == {State.APPLIES}, found.changes
    trip.apply(found)
    again = trip.review(file)
    assert State.APPLIES not in {change.state for change in again.changes}, again.changes
    return [change.kind for change in found.changes]


def _source(trip: RoundTrip, name: str) -> str:
    return (trip.folder / "sections" / f"{name}.tex").read_text("utf-8")


def _paragraph(file: WordFile, words: str) -> etree._Element:
    return next(item for item in file.paragraphs() if file.text(item).startswith(words))


def _new(text: str, hand: Hand, style: str = "") -> etree._Element:
    """A paragraph that was typed."""
    kind = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    mark = ""
    if hand.tracks_insertion:
        mark, run = f"<w:rPr><w:ins {MARK}/></w:rPr>", f"<w:ins {MARK}>{run}</w:ins>"
    return parse(f'<w:p xmlns:w="{W}"><w:pPr>{kind}{mark}</w:pPr>{run}</w:p>')


def _restyle(paragraph: etree._Element, style: str) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = parse(f'<w:pPr xmlns:w="{W}"/>')
        paragraph.insert(0, properties)
    before = deepcopy(properties)
    for item in properties.findall(w("pStyle")):
        properties.remove(item)
    if style:
        properties.insert(0, parse(f'<w:pStyle xmlns:w="{W}" w:val="{style}"/>'))
    change = parse(f'<w:pPrChange xmlns:w="{W}" {MARK}/>')
    change.append(before)
    properties.append(change)


def _list(paragraph: etree._Element, level: str, like: etree._Element | None = None) -> None:
    """Make a paragraph an item, of the list that another one is in."""
    number = "1" if like is None else like.find(f".//{w('numId')}").get(w("val"))  # type: ignore[union-attr]
    properties = paragraph.find(w("pPr"))
    assert properties is not None
    properties.insert(
        0,
        parse(
            f'<w:numPr xmlns:w="{W}"><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        ),
    )


def _row(file: WordFile, words: str) -> etree._Element:
    return next(
        row
        for row in file.roots[DOCUMENT].iter(w("tr"))
        if "".join(text.text or "" for text in row.iter(w("t"))).startswith(words)
    )


def _cells(texts: Sequence[str], hand: Hand) -> etree._Element:
    """A row as Word puts it in."""
    row = parse(f'<w:tr xmlns:w="{W}"/>')
    if hand.tracks_insertion:
        row.append(parse(f'<w:trPr xmlns:w="{W}"><w:ins {MARK}/></w:trPr>'))
    for text in texts:
        cell = parse(f'<w:tc xmlns:w="{W}"><w:tcPr/></w:tc>')
        cell.append(_new(text.replace("&", "&amp;"), hand))
        row.append(cell)
    return row


def _without_row(file: WordFile, words: str, hand: Hand) -> None:
    row = _row(file, words)
    if not hand.tracks_deletion:
        parent = row.getparent()
        assert parent is not None
        parent.remove(row)
        return
    for paragraph in row.iter(w("p")):
        file.delete(paragraph, 0, len(file.text(paragraph)), hand)
    properties = row.find(w("trPr"))
    if properties is None:
        properties = parse(f'<w:trPr xmlns:w="{W}"/>')
        row.insert(0, properties)
    properties.append(parse(f'<w:del xmlns:w="{W}" {MARK}/>'))
