"""Word's own numbering of headings and appendices, tied to the heading styles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trykklar.storage.xml_text import xml_escaped
from trykklar.word.docx.ooxml import W, dump, parse, w
from trykklar.word.model import Lead

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from lxml import etree

    from trykklar.word.model import HeadingKind

# Far above the numbers pandoc gives its lists, which would else be taken for the headings' own.
HEADINGS, APPENDICES = 9001, 9002
HEADING_STYLE, APPENDIX_STYLE = "Heading", "Appendix"
_LEVELS = 3


class Numbering(NamedTuple):
    """How headings are numbered.

    Attributes:
        native: Whether Word numbers them itself.
        leads: What stands around their numbers, kind by kind.
        written: Anchors of headings whose number is text.
        lists: What the items of lists begin with that have labels of their own.
    """

    native: bool
    leads: Mapping[HeadingKind, Lead]
    written: AbstractSet[str] = frozenset()
    lists: Sequence[Mapping[str, str]] = ()


def with_headings(numbering: bytes, leads: Mapping[HeadingKind, Lead]) -> bytes:
    """The numbering part with the two lists for headings.

    Args:
        numbering: What pandoc wrote for the lists of the text.
        leads: What stands around the numbers of a kind of headings.
    """
    root = parse(numbering)
    first = root.find(w("num"))
    at = list(root).index(first) if first is not None else len(root)
    for number, style, form in (
        (HEADINGS, HEADING_STYLE, "decimal"),
        (APPENDICES, APPENDIX_STYLE, "upperLetter"),
    ):
        behind = style == APPENDIX_STYLE
        own = [leads.get((level, behind), Lead()) for level in range(1, _LEVELS + 1)]
        root.insert(at, _abstract(number, style, form, own))
    for number in (HEADINGS, APPENDICES):
        root.append(parse(_NUMBER.format(W=W, id=number)))
    return dump(root)


def tie(styles: etree._Element) -> None:
    """Let the heading styles count."""
    for name, number in ((HEADING_STYLE, HEADINGS), (APPENDIX_STYLE, APPENDICES)):
        for level in range(1, _LEVELS + 1):
            properties = _properties(styles, f"{name}{level}")
            properties.insert(
                _place(properties), parse(_TIED.format(W=W, level=level - 1, id=number))
            )


_NUMBER = '<w:num xmlns:w="{W}" w:numId="{id}"><w:abstractNumId w:val="{id}"/></w:num>'
_TIED = '<w:numPr xmlns:w="{W}"><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>'
_LEVEL = (
    '<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    '<w:pStyle w:val="{style}"/><w:suff w:val="{behind}"/><w:lvlText w:val="{text}"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{indent}"/></w:tabs>'
    '<w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl>'
)
_INDENTS = (454, 624, 794)


def _abstract(number: int, style: str, form: str, leads: Sequence[Lead]) -> etree._Element:
    levels = "".join(
        _LEVEL.format(
            at=level,
            form=form if level == 0 else "decimal",
            style=f"{style}{level + 1}",
            behind="nothing" if lead.apart or lead.before else "tab",
            # Behind a word, the number is a part of the heading's text; the level still counts.
            text="" if lead.before else xml_escaped(_counted(level) + lead.after),
            indent=0 if lead.before else _INDENTS[level],
        )
        for level, lead in enumerate(leads)
    )
    return parse(
        f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _counted(level: int) -> str:
    return ".".join(f"%{part + 1}" for part in range(level + 1))


def _properties(styles: etree._Element, name: str) -> etree._Element:
    style = next(item for item in styles if item.get(w("styleId")) == name)
    found = style.find(w("pPr"))
    if found is None:
        found = parse(f'<w:pPr xmlns:w="{W}"/>')
        style.append(found)
    return found


def _place(properties: etree._Element) -> int:
    """`numPr` stands behind these, by the schema."""
    before = {w("keepNext"), w("keepLines"), w("pageBreakBefore"), w("framePr"), w("widowControl")}
    return sum(item.tag in before for item in properties)
