"""Changes as Word itself writes them, which no program on this system does.

Source of the markup: ECMA-376, part 1, 17.13 (annotations) and 17.16 (fields); Microsoft's
[MS-DOCX] 2.5.1 (comments that answer others).
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from tests.review.commented import commented
from tests.review.word_file import DOCUMENT, FOOTNOTES, Hand
from trykklar.review.review_change import State
from trykklar.word.docx.ooxml import M, W, m, parse, w

if TYPE_CHECKING:
    from lxml import etree

    from tests.review.round_trip import RoundTrip
    from tests.review.word_file import WordFile
    from trykklar.review.review_change import Review

KARI = 'w:id="1" w:author="Kari" w:date="2026-11-20T10:00:00Z"'
PER = 'w:id="2" w:author="Per" w:date="2026-11-21T10:00:00Z"'
LAST = "A list is a promise that nobody made."


def test_a_word_that_one_put_in_and_another_took_away_changes_nothing(trip: RoundTrip) -> None:
    file = trip.file.copy()
    _behind(file, LAST, f"<w:ins {KARI}><w:del {PER}>{_run(' ever', 'delText')}</w:del></w:ins>")
    assert not _reviewed(trip, file).changes


def test_a_change_of_another_authors_insertion_names_both(trip: RoundTrip) -> None:
    file = trip.file.copy()
    _behind(
        file,
        LAST,
        f"<w:ins {KARI}>{_run(' So we')}<w:del {PER}>{_run(' say', 'delText')}</w:del></w:ins>"
        f"<w:ins {PER}>{_run(' think')}</w:ins><w:ins {KARI}>{_run('.')}</w:ins>",
    )
    found = _reviewed(trip, file)
    assert [set(change.authors) for change in found.changes] == [{"Kari", "Per"}]
    trip.apply(found)
    assert f"{LAST} So we think." in _source(trip)


def test_words_that_were_moved_are_taken_away_and_put_in(trip: RoundTrip) -> None:
    file = trip.file.copy()
    paragraph = _paragraph(file, "Some readers of a draft")
    words = "Some readers of a draft found this too careful. "
    file.delete(paragraph, 0, len(words), Hand("Kari"))
    for mark in list(paragraph.iter(w("del"))):
        mark.tag = w("moveFrom")
        for text in mark.iter(w("delText")):
            text.tag = w("t")
    _wrapped(paragraph, w("moveFrom"), "moveFrom", "moved")
    end = len(file.text(paragraph))
    file.insert(paragraph, end, f" {words.strip()}", Hand("Kari"))
    for mark in list(paragraph.iter(w("ins"))):
        mark.tag = w("moveTo")
    _wrapped(paragraph, w("moveTo"), "moveTo", "moved")
    found = _reviewed(trip, file)
    assert {change.state for change in found.changes} == {State.APPLIES}
    trip.apply(found)
    assert "We left it as it stands. Some readers of a draft found this too careful." in _source(
        trip
    )


def test_a_paragraph_mark_that_was_put_in_splits(trip: RoundTrip) -> None:
    file = trip.file.copy()
    paragraph = _paragraph(file, "Some readers of a draft")
    file.split(paragraph, len("Some readers of a draft found this too careful. "), Hand("Kari"))
    found = _reviewed(trip, file)
    assert [(change.kind, change.authors) for change in found.changes] == [("split", ("Kari",))]
    trip.apply(found)
    assert "too careful.\n\nWe left it" in _source(trip)


def test_a_paragraph_mark_that_was_taken_away_joins(trip: RoundTrip) -> None:
    file = trip.file.copy()
    file.join(_paragraph(file, "The figures end in 2019"), Hand("Per"))
    found = _reviewed(trip, file)
    assert [(change.kind, change.authors) for change in found.changes] == [("join", ("Per",))]
    trip.apply(found)
    assert "have to ask them. Some readers" in _source(trip)


def test_a_look_that_was_changed_with_tracking_names_its_author(trip: RoundTrip) -> None:
    file = trip.file.copy()
    paragraph = _paragraph(file, "Some readers of a draft")
    file.restyle(paragraph, 5, 12, "<w:b/>", Hand("Kari"))
    found = _reviewed(trip, file)
    assert [(change.kind, change.authors) for change in found.changes] == [("look", ("Kari",))]
    trip.apply(found)
    assert r"Some \textbf{readers} of a draft" in _source(trip)


def test_an_answer_stands_below_its_comment_and_a_resolved_one_says_so(trip: RoundTrip) -> None:
    found = _reviewed(trip, commented(trip.file.copy()))
    assert not found.changes
    first, second = found.comments
    assert (first.comment.author, first.comment.text) == ("Kari Nordmann", "Who?")
    assert [(item.author, item.text) for item in first.answers] == [("Per Hansen", "Two of them.")]
    assert (first.comment.resolved, second.comment.resolved) == (True, False)
    assert (first.words, second.words) == ("readers", "2021")
    for placed in found.comments:
        assert placed.place is not None
        place = placed.place
        assert place.source.text[place.offset :].startswith(placed.words)


def test_a_field_that_was_written_anew_in_its_short_form_is_still_the_same(
    trip: RoundTrip,
) -> None:
    """A word processor may write a field in either form when it saves."""
    file = trip.file.copy()
    fields = [item for item in file.roots[DOCUMENT].iter(w("fldChar")) if _kind(item) == "begin"]
    assert fields
    for field in fields:
        _simplify(field.getparent())
    assert not _reviewed(trip, file).changes


def test_a_title_that_was_changed_is_shown_where_the_source_has_it(trip: RoundTrip) -> None:
    file = trip.file.copy()
    title = next(item for item in file.roots[DOCUMENT].iter(w("p")) if file.text(item))
    assert file.text(title) == "Waiting lists"
    file.insert(title, len("Waiting"), " room", Hand("Kari"))
    (change,) = _reviewed(trip, file).changes
    assert change.state is State.CONFLICT
    assert change.place is not None
    assert change.place.source.text[change.place.offset :].startswith("Waiting lists}")
    assert "change it here" in change.reason


def test_a_formula_in_which_something_was_tracked_is_a_stated_conflict(trip: RoundTrip) -> None:
    file = trip.file.copy()
    number = next(item for item in file.roots[DOCUMENT].iter(m("t")) if item.text == "3")
    run = number.getparent()
    assert run is not None
    gone = parse(f'<w:del xmlns:w="{W}" {KARI}/>')
    run.addnext(parse(f'<w:ins xmlns:w="{W}" {KARI}><x:r xmlns:x="{M}"><x:t>4</x:t></x:r></w:ins>'))
    run.addprevious(gone)
    gone.append(run)
    (change,) = _reviewed(trip, file).changes
    assert (change.state, change.authors) == (State.CONFLICT, ("Kari",))
    assert "formula" in change.reason
    assert "n=4" in change.after


def test_text_in_a_content_control_is_read(trip: RoundTrip) -> None:
    file = trip.file.copy()
    paragraph = _paragraph(file, LAST)
    control = parse(f'<w:sdt xmlns:w="{W}"><w:sdtPr/><w:sdtContent/></w:sdt>')
    paragraph.addprevious(control)
    control[1].append(paragraph)
    assert not _reviewed(trip, file).changes
    file.insert(paragraph, len(LAST), " Or so.", Hand("Kari"))
    found = _reviewed(trip, file)
    assert [change.state for change in found.changes] == [State.APPLIES]


def test_a_picture_that_was_put_in_is_a_stated_conflict(trip: RoundTrip) -> None:
    file = trip.file.copy()
    _behind(file, LAST, f"<w:ins {KARI}><w:r><w:drawing/></w:r></w:ins>")
    (change,) = _reviewed(trip, file).changes
    assert change.state is State.CONFLICT
    assert "picture" in change.reason


def test_a_footnote_that_was_put_in_becomes_one(trip: RoundTrip) -> None:
    file = trip.file.copy()
    _behind(file, LAST, f'<w:ins {KARI}><w:r><w:footnoteReference w:id="77"/></w:r></w:ins>')
    file.roots[FOOTNOTES].append(
        parse(
            f'<w:footnote xmlns:w="{W}" w:id="77"><w:p><w:ins {KARI}>'
            f"{_run('Or did they?')}</w:ins></w:p></w:footnote>"
        )
    )
    found = _reviewed(trip, file)
    assert [change.state for change in found.changes] == [State.APPLIES]
    trip.apply(found)
    assert rf"{LAST}\footnote{{Or did they?}}" in _source(trip)


def test_a_paragraph_that_word_moved_goes_with_its_citations(trip: RoundTrip) -> None:
    """Word marks its words and its end at both places, and leaves the bookmarks at the first."""
    file = trip.file.copy()
    first = next(item for item in file.paragraphs() if "counts the calls" in file.text(item))
    copy = deepcopy(first)
    for mark in [
        item for item in copy.iter() if item.tag in (w("bookmarkStart"), w("bookmarkEnd"))
    ]:
        _drop(mark)
    for paragraph, name in ((first, "moveFrom"), (copy, "moveTo")):
        for run in list(paragraph.iter(w("r"))):
            mark = parse(f'<w:{name} xmlns:w="{W}" {KARI}/>')
            run.addprevious(mark)
            mark.append(run)
        properties = paragraph.find(w("pPr"))
        assert properties is not None
        properties.append(parse(f'<w:rPr xmlns:w="{W}"><w:{name} {KARI}/></w:rPr>'))
        _wrapped(paragraph, w(name), name, "move1")
    _paragraph(file, "The last word").addprevious(copy)
    found = _reviewed(trip, file)
    assert [(item.kind, item.state, item.authors) for item in found.changes] == [
        ("move", State.APPLIES, ("Kari",))
    ]
    trip.apply(found)
    text = _source(trip)
    assert "\\cite{offerdal,lipsky}.\n\nThe last word" in text
    assert text.count("counts the calls") == 1


def test_what_is_put_in_within_links_controls_and_other_marks_is_read(trip: RoundTrip) -> None:
    for opening, closing in (
        ("<w:hyperlink w:anchor='x'>", "</w:hyperlink>"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:smartTag w:element='x'>", "</w:smartTag>"),
        ("<w:fldSimple w:instr='DATE'>", "</w:fldSimple>"),
        ("<w:bdo w:val='ltr'>", "</w:bdo>"),
    ):
        for markup in (
            f"<w:ins {KARI}>{opening}{_run(' Or so.')}{closing}</w:ins>",
            f"{opening}<w:ins {KARI}>{_run(' Or so.')}</w:ins>{closing}",
        ):
            file = trip.file.copy()
            _behind(file, LAST, markup)
            found = _reviewed(trip, file)
            assert [item.state for item in found.changes] == [State.APPLIES], markup
            trip.apply(found)
            assert f"{LAST} Or so." in _source(trip)
            trip.restore()


def test_the_codes_of_a_field_that_was_put_in_are_no_text(trip: RoundTrip) -> None:
    """Its parts may be tracked one by one, and its old result be deleted."""
    file = trip.file.copy()
    code = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    old = '<w:r><w:delInstrText xml:space="preserve"> DATE </w:delInstrText></w:r>'
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    _behind(
        file,
        LAST,
        f"<w:ins {KARI}>{_run(' See page ')}{sign.format('begin')}</w:ins>"
        f"<w:ins {PER}>{code}</w:ins>"
        f"<w:del {PER}>{old}</w:del><w:ins {KARI}>{sign.format('separate')}{_run('3')}</w:ins>"
        f"<w:ins {PER}>{sign.format('end')}{_run('.')}</w:ins>",
    )
    found = _reviewed(trip, file)
    assert [set(item.authors) for item in found.changes] == [{"Kari", "Per"}]
    trip.apply(found)
    assert f"{LAST} See page 3." in _source(trip)


def test_a_citation_of_which_a_part_was_rewritten_is_asked_about(trip: RoundTrip) -> None:
    file = trip.file.copy()
    paragraph = _paragraph(file, "Officers call it")
    text = next(item for item in paragraph.iter(w("t")) if "12" in (item.text or ""))
    run = text.getparent()
    assert run is not None
    text.tag = w("delText")
    mark = parse(f'<w:del xmlns:w="{W}" {KARI}/>')
    run.addprevious(mark)
    mark.append(run)
    words = (text.text or "").replace("12", "a later page")
    mark.addnext(parse(f'<w:ins xmlns:w="{W}" {KARI}>{_run(words)}</w:ins>'))
    (change,) = _reviewed(trip, file).changes
    assert change.state is State.CONFLICT
    assert change.authors == ("Kari",)


def test_marks_that_change_no_words_are_no_change(trip: RoundTrip) -> None:
    """A new section's page, a table's look, and how Word 97 says that a number was another."""
    file = trip.file.copy()
    item = _paragraph(file, "those who ask twice")
    number = item.find(f".//{w('numPr')}")
    assert number is not None
    number.append(parse(f'<w:numberingChange xmlns:w="{W}" {KARI} w:original="%1:1:0:."/>'))
    table = next(file.roots[DOCUMENT].iter(w("tbl")))
    properties = table.find(w("tblPr"))
    assert properties is not None
    properties.append(parse(f'<w:tblPrChange xmlns:w="{W}" {PER}><w:tblPr/></w:tblPrChange>'))
    for section in file.roots[DOCUMENT].iter(w("sectPr")):
        section.append(parse(f'<w:sectPrChange xmlns:w="{W}" {PER}><w:sectPr/></w:sectPrChange>'))
    for paragraph in file.paragraphs():
        paragraph.append(parse(f'<w:proofErr xmlns:w="{W}" w:type="spellStart"/>'))
        paragraph.append(parse(f'<w:r xmlns:w="{W}"><w:lastRenderedPageBreak/></w:r>'))
    assert not _reviewed(trip, file).changes


def test_a_sign_of_a_font_of_signs_is_not_lost_without_a_word(trip: RoundTrip) -> None:
    """Word makes one of an arrow that is typed as two hyphens and a greater-than sign."""
    file = trip.file.copy()
    arrow = '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
    _behind(file, LAST, f"<w:ins {KARI}>{_run(' So ')}{arrow}{_run(' go.')}</w:ins>")
    (change,) = _reviewed(trip, file).changes
    assert change.state is State.CONFLICT


def test_a_paragraph_made_an_item_with_tracking_names_its_author(trip: RoundTrip) -> None:
    file = trip.file.copy()
    properties = _paragraph(file, "Some readers of a draft").find(w("pPr"))
    assert properties is not None
    properties.append(
        parse(
            f'<w:numPr xmlns:w="{W}"><w:ilvl w:val="0"/><w:numId w:val="1"/>'
            f"<w:ins {PER}/></w:numPr>"
        )
    )
    (change,) = _reviewed(trip, file).changes
    assert (change.state, change.authors) == (State.CONFLICT, ("Per",))
    assert change.reason == "text became item of a list"


def test_a_cell_that_was_put_in_by_itself_is_a_stated_conflict(trip: RoundTrip) -> None:
    file = trip.file.copy()
    row = next(reversed(list(file.roots[DOCUMENT].iter(w("tr")))))
    row.append(
        parse(
            f'<w:tc xmlns:w="{W}"><w:tcPr><w:cellIns {KARI}/></w:tcPr><w:p><w:ins {KARI}>'
            f"{_run('more')}</w:ins></w:p></w:tc>"
        )
    )
    (change,) = _reviewed(trip, file).changes
    assert (change.state, change.after) == (State.CONFLICT, "[more]")
    assert change.authors == ("Kari",)


def _reviewed(trip: RoundTrip, file: WordFile) -> Review:
    return trip.review(file)


def _source(trip: RoundTrip) -> str:
    return (trip.folder / "sections" / "findings.tex").read_text("utf-8")


def _paragraph(file: WordFile, words: str) -> etree._Element:
    return next(item for item in file.paragraphs() if file.text(item).startswith(words))


def _run(text: str, name: str = "t") -> str:
    return f'<w:r><w:{name} xml:space="preserve">{text}</w:{name}></w:r>'


def _behind(file: WordFile, words: str, markup: str) -> None:
    """Put markup at the end of a paragraph."""
    paragraph = _paragraph(file, words)
    for item in parse(f'<w:p xmlns:w="{W}">{markup}</w:p>'):
        paragraph.append(item)


def _wrapped(paragraph: etree._Element, tag: str, kind: str, name: str) -> None:
    """Put the ends of a range around what was moved."""
    marks = list(paragraph.iter(tag))
    start = parse(f'<w:{kind}RangeStart xmlns:w="{W}" {KARI} w:name="{name}"/>')
    marks[0].addprevious(start)
    marks[-1].addnext(parse(f'<w:{kind}RangeEnd xmlns:w="{W}" w:id="1"/>'))


def _kind(mark: etree._Element) -> str:
    return mark.get(w("fldCharType"), "")


def _simplify(begin: etree._Element | None) -> None:
    """Write the field that begins with a run as `w:fldSimple`."""
    assert begin is not None
    simple = parse(f'<w:fldSimple xmlns:w="{W}"/>')
    pieces = list(begin.itersiblings())
    begin.addprevious(simple)
    _drop(begin)
    shown = False
    for item in pieces:
        marks = [_kind(mark) for mark in item.iter(w("fldChar"))]
        codes = [text.text or "" for text in item.iter(w("instrText"))]
        if "end" in marks:
            _drop(item)
            return
        if codes:
            simple.set(w("instr"), "".join(codes))
            _drop(item)
        elif "separate" in marks:
            _drop(item)
            shown = True
        elif shown:
            simple.append(item)


def _drop(item: etree._Element) -> None:
    parent = item.getparent()
    assert parent is not None
    parent.remove(item)
