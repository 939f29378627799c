"""Word's own XML for what pandoc has no element for: fields, bookmarks, tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.storage.xml_text import xml_escaped
from trykklar.word.docx.list_levels import place

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORMAT = "openxml"
BREAK = "<w:r><w:br/></w:r>"


def raw(xml: str) -> Any:
    """XML as an inline."""
    return pf.RawInline(xml, format=_FORMAT)


def run(text: str, style: str = "") -> str:
    """A run of text; a tab and a break are written as what they are."""
    properties = _styled(style)
    if text == "\t":
        return f"<w:r>{properties}<w:tab/></w:r>"
    return (
        f'<w:r>{properties}<w:t xml:space="preserve">{xml_escaped(text, quote=False)}</w:t></w:r>'
    )


def field(instruction: str, shown: str, style: str = "") -> str:
    r"""A field with the text it shows until it is updated.

    Args:
        instruction: `REF _Ref_x \h`.
        shown: The number the PDF has.
        style: Character style of the text; the whole field has it, as others than Word take the
            looks of what it shows from where it begins.
    """
    return (
        f"{_part('begin', style)}<w:r>{_styled(style)}<w:instrText"
        f' xml:space="preserve"> {xml_escaped(instruction, quote=False)} </w:instrText></w:r>'
        f"{_part('separate', style)}{run(shown, style)}{_part('end', style)}"
    )


def start(name: str) -> str:
    """The beginning of a bookmark; its number is given when the file is finished."""
    return f'<w:bookmarkStart w:id="0" w:name="{xml_escaped(name)}"/>'


def end(name: str) -> str:
    """The end of a bookmark."""
    return f'<w:bookmarkEnd w:id="0" w:name="{xml_escaped(name)}"/>'


def link(name: str, inlines: Iterable[Any]) -> Any:
    """Inlines that lead to a bookmark."""
    return pf.Span(
        raw(f'<w:hyperlink w:anchor="{xml_escaped(name)}" w:history="1">'),
        *inlines,
        raw("</w:hyperlink>"),
    )


def opened(instruction: str) -> str:
    """The beginning of a field that runs over several paragraphs."""
    return (
        f'{_part("begin")}<w:r><w:instrText xml:space="preserve"> {xml_escaped(instruction)} '
        f"</w:instrText></w:r>{_part('separate')}"
    )


def closed() -> str:
    """The end of such a field."""
    return _part("end")


def _part(kind: str, style: str = "") -> str:
    return f'<w:r>{_styled(style)}<w:fldChar w:fldCharType="{kind}"/></w:r>'


def _styled(style: str) -> str:
    return f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""


def section_end(lie: str, *, again: bool = False) -> Any:
    """A paragraph that ends a section; the package says the rest of how its pages look.

    Args:
        lie: `landscape` or `portrait`.
        again: Whether notes begin again with 1 behind it.
    """
    notes = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>' if again else ""
    xml = f'<w:p><w:pPr><w:sectPr>{notes}<w:pgSz w:orient="{lie}"/></w:sectPr></w:pPr></w:p>'
    return pf.RawBlock(xml, format=_FORMAT)


def alignment(at: str) -> str:
    """Properties that the paragraph around them takes over, when the file is finished.

    Args:
        at: `center` or `right`.
    """
    return f'<w:pPr><w:jc w:val="{xml_escaped(at)}"/></w:pPr>'


def tab_to(share: str, leader: str) -> str:
    """A tab to a share of the line, for which the file gets a stop when it is finished.

    Args:
        share: `1` is the end of the line, `1/2` its middle.
        leader: What fills the line, `dot`; may be empty.
    """
    filled = f' w:leader="{xml_escaped(leader)}"' if leader else ""
    return f'<w:r><w:tab w:pos="{xml_escaped(share)}"{filled}/></w:r>'


def list_place(number: int) -> Any:
    """A paragraph that says how the list behind it is labelled; the package takes it out.

    Args:
        number: Which of the labels.
    """
    return pf.RawBlock(place(number), format=_FORMAT)


def page_begin() -> Any:
    """An empty paragraph that says that the next one begins a page, and takes that over."""
    return pf.RawBlock("<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>", format=_FORMAT)


def counted_anew(form: str, first: str) -> Any:
    """An empty paragraph that says how pages are counted from its page on; the package moves it.

    Args:
        form: Of the numbers, as Word calls it; `none` for pages without one, may be empty.
        first: The number of the page; may be empty.
    """
    form, first = (
        f' w:{key}="{xml_escaped(value)}"' if value else ""
        for key, value in (("fmt", form), ("start", first))
    )
    xml = f"<w:p><w:pPr><w:sectPr><w:pgNumType{form}{first}/></w:sectPr></w:pPr></w:p>"
    return pf.RawBlock(xml, format=_FORMAT)
