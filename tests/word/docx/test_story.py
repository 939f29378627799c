"""What a Word file says, run by run: a wrong unit would bring an edit to another line."""

from __future__ import annotations

from trykklar.word.docx.ooxml import W, parse
from trykklar.word.docx.story import Paragraph, Revision, paragraphs

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
    assert (so.inserted, so.deleted) == (Revision("Kari", "D"), Revision("Per", ""))
    assert here.inserted == Revision("Per", "", moved=True)


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


def _read(markup: str) -> list[Paragraph]:
    body = f'<w:document xmlns:w="{W}"><w:body>{markup}</w:body></w:document>'
    return paragraphs({"word/document.xml": parse(body)})


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
