"""What a Word file says, run by run: a wrong unit would bring an edit to another line."""

from __future__ import annotations

from trykklar.word.docx.ooxml import W, parse
from trykklar.word.docx.story import STYLES, paragraphs
from trykklar.word.docx.word_paragraph import OBJECT, Paragraph, WordCell, WordRevision

COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
SPAN, FIRST = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'
_START = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>'
_END = '<w:bookmarkEnd w:id="{0}"/>'


def test_a_run_stands_in_the_innermost_unit_and_atom() -> None:
    (paragraph,) = _read(
        f"<w:p>{_START.format(1, '_src_u1')}{_run('As ')}{_START.format(2, '_at_u1_1')}"
        f"{_run('(Smith)')}{_END.format(2)}{_run(' says')}{_END.format(1)}{_run('!')}</w:p>"
    )
    assert [(run.text, run.unit, run.atom) for run in paragraph.runs] == [
        ("As ", "_src_u1", ""),
        ("(Smith)", "_src_u1", "_at_u1_1"),
        (" says", "_src_u1", ""),
        ("!", "", ""),
    ]


def test_a_bookmark_without_an_end_takes_in_nothing() -> None:
    """LibreOffice leaves such behind: all that follows would be part of one piece of the text."""
    first, second = _read(
        f"<w:p>{_START.format(1, '_src_u1')}{_run('First')}</w:p><w:p>{_run('Second')}</w:p>"
    )
    assert [run.unit for run in (*first.runs, *second.runs)] == ["", ""]


def test_a_unit_may_go_on_over_several_paragraphs() -> None:
    found = _read(
        f"<w:p>{_START.format(1, '_src_u1')}{_run('First')}</w:p>"
        f"<w:p>{_run('Second')}{_END.format(1)}</w:p><w:p>{_run('Third')}</w:p>"
    )
    assert [run.unit for item in found for run in item.runs] == ["_src_u1", "_src_u1", ""]


def test_who_put_in_and_took_away_what_is_known_of_each_run() -> None:
    (paragraph,) = _read(
        '<w:p><w:ins w:id="1" w:author="Kari" w:date="D"><w:del w:id="2" w:author="Per">'
        '<w:r><w:delText>so</w:delText></w:r></w:del></w:ins><w:moveTo w:id="3" w:author="Per">'
        f"{_run('here')}</w:moveTo></w:p>"
    )
    so, here = paragraph.runs
    assert (so.inserted, so.deleted) == (WordRevision("Kari", "D"), WordRevision("Per", ""))
    assert here.inserted == WordRevision("Per", "", moved=True)


def test_a_field_that_lost_its_text_is_still_there() -> None:
    """A word processor that does not find what a reference names leaves it without a text."""
    (paragraph,) = _read(
        f"<w:p>{_START.format(1, '_src_u1')}{_run('Part ')}{_START.format(2, '_at_u1_1')}<w:r>"
        f"<w:instrText> REF x </w:instrText></w:r>{_END.format(2)}{_END.format(1)}</w:p>"
    )
    assert [(run.text, run.atom) for run in paragraph.runs] == [("Part ", ""), ("", "_at_u1_1")]


def test_an_atom_that_was_taken_away_with_its_field_is_gone() -> None:
    (paragraph,) = _read(
        f"<w:p>{_run('Part ')}{_START.format(2, '_at_u1_1')}{_END.format(2)}</w:p>"
    )
    assert [run.text for run in paragraph.runs] == ["Part "]


def test_a_picture_that_older_programs_read_in_another_form_is_one() -> None:
    """LibreOffice writes a line across the page in both forms when it saves."""
    (paragraph,) = _read(
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{COMPATIBILITY}"><mc:Choice Requires="wps">'
        "<w:drawing><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>"
        "</w:p>"
    )
    assert [run.text for run in paragraph.runs] == [OBJECT]


def test_the_end_of_a_line_within_a_run_is_a_blank() -> None:
    """LibreOffice writes it as one, and it would be read as the end of a paragraph."""
    (paragraph,) = _read("<w:p><w:r><w:t>one\ntwo\u2028three</w:t></w:r></w:p>")
    assert [run.text for run in paragraph.runs] == ["one two three"]


def test_each_cell_knows_its_place_in_its_own_table() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p/>{}</w:tc>"
    inner = f"<w:tbl><w:tr>{cell.format('', '')}</w:tr></w:tbl><w:p/>"
    found = _read(
        f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        f"{cell.format(SPAN, '')}</w:tr>"
        f"<w:sdt><w:sdtContent><w:tr>{cell.format(FIRST, inner)}"
        f"{cell.format('<w:vMerge/>', '')}</w:tr></w:sdtContent></w:sdt></w:tbl>"
        f"<w:p/><w:tbl><w:tr>{cell.format('', '')}</w:tr></w:tbl>"
    )
    assert [paragraph.cell for paragraph in found] == [
        WordCell(0, 0, 0, span=2, head=True),
        WordCell(0, 1, 0),
        WordCell(1, 0, 0),
        WordCell(0, 1, 0),
        WordCell(0, 1, 1, merged=True),
        None,
        WordCell(2, 0, 0),
    ]


def test_who_put_in_or_took_away_a_row_is_known_of_its_cells() -> None:
    row = '<w:tr><w:trPr><w:{} w:id="1" w:author="Kari"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
    first, second = _read(f"<w:tbl>{row.format('ins')}{row.format('del')}</w:tbl>")
    assert (first.row, first.row_gone) == (WordRevision("Kari", ""), None)
    assert (second.row, second.row_gone) == (None, WordRevision("Kari", ""))


def test_a_heading_is_one_by_the_name_of_its_style_or_of_the_one_it_is_based_on() -> None:
    styles = parse(
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="Overskrift2"><w:name w:val="heading 2"/>'
        '</w:style><w:style w:styleId="Min"><w:basedOn w:val="Overskrift2"/></w:style>'
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    names = ("Overskrift2", "Min", "Heading3", "A", "Nobody", "")
    body = "".join(f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr></w:p>' for name in names)
    document = parse(f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    found = paragraphs({"word/document.xml": document, STYLES: styles})
    assert [paragraph.heading for paragraph in found] == [2, 2, 3, 0, 0, 0]


def test_an_item_has_a_list_and_a_number_that_was_taken_off_is_none() -> None:
    number = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr></w:pPr></w:p>'
    )
    found = _read(number.format(1, 4) + number.format(0, 0) + number.format("x", "9" * 30))
    assert [(item.listed, item.level) for item in found] == [(True, 1), (False, 0), (False, 0)]


def _read(markup: str) -> list[Paragraph]:
    body = f'<w:document xmlns:w="{W}"><w:body>{markup}</w:body></w:document>'
    return paragraphs({"word/document.xml": parse(body)})


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
