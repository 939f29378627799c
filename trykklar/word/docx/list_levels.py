"""Lists whose labels are others than those that pandoc gives them: levels of their own in Word.

Source: ECMA-376, part 1, 17.9 (numbering).
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from trykklar.storage.xml_text import xml_escaped
from trykklar.word.docx.ooxml import W, dump, parse, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml import etree

_FORMS = {
    "bullet": "bullet", "arabic": "decimal", "alph": "lowerLetter", "Alph": "upperLetter",
    "roman": "lowerRoman", "Roman": "upperRoman",
}  # fmt: skip
_LOOKS = {
    "bold": "<w:b/>", "italic": "<w:i/>", "small_caps": "<w:smallCaps/>",
    "raised": '<w:vertAlign w:val="superscript"/>', "lowered": '<w:vertAlign w:val="subscript"/>',
}  # fmt: skip
_NUMBERED = f"{w('pPr')}/{w('numPr')}"
_FIRST = 20_000  # above what pandoc and the headings have
_PLACE = w("divId")


def place(number: int) -> str:
    """A paragraph that only says how the list behind it is labelled; it is taken out again.

    Args:
        number: Which of the labels.
    """
    return f'<w:p><w:pPr><w:divId w:val="{number}"/></w:pPr></w:p>'


def with_labels(
    document: bytes, numbering: bytes, labels: Sequence[Mapping[str, str]]
) -> tuple[bytes, bytes]:
    """The main part without these paragraphs, and the numbering part with the levels.

    Args:
        document: As pandoc wrote it.
        numbering: The same.
        labels: What the items of each such list begin with.
    """
    if not labels:
        return document, numbering
    body, lists = parse(document), parse(numbering)
    nums = {item.get(w("numId"), ""): item for item in lists.findall(w("num"))}
    kinds = {item.get(w("abstractNumId"), ""): item for item in lists.findall(w("abstractNum"))}
    for count, (number, level, wanted) in enumerate(_places(body, labels), _FIRST):
        kind = nums[number].find(w("abstractNumId")) if number in nums else None
        old = kinds.get(kind.get(w("val"), "")) if kind is not None else None
        if kind is None or old is None:
            continue
        own = _own(old, count, level, wanted)
        last = lists.findall(w("abstractNum"))[-1]
        last.addnext(own)
        kind.set(w("val"), str(count))
    return dump(body), dump(lists)


def _places(
    body: etree._Element, labels: Sequence[Mapping[str, str]]
) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """The number of each list, its level and its labels; the paragraphs that say so are gone."""
    for paragraph in [item for item in body.iter(w("p")) if _says(item)]:
        number = int(paragraph[0][0].get(w("val"), "0"))
        following = paragraph.getnext()
        paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]
        found = following.find(_NUMBERED) if following is not None else None
        if found is not None:
            level, of = found.find(w("ilvl")), found.find(w("numId"))
            if level is not None and of is not None:
                yield of.get(w("val"), ""), level.get(w("val"), "0"), labels[number]


def _says(paragraph: etree._Element) -> bool:
    properties = paragraph[0] if len(paragraph) == 1 else None
    return properties is not None and [item.tag for item in properties] == [_PLACE]


def _own(
    kind: etree._Element, number: int, level: str, wanted: Mapping[str, str]
) -> etree._Element:
    """A kind of list like another one, with one level as it is wanted."""
    own = deepcopy(kind)
    own.set(w("abstractNumId"), str(number))
    for name in ("nsid", "tmpl"):
        for item in own.findall(w(name)):
            own.remove(item)
    for old in own.findall(w("lvl")):
        if old.get(w("ilvl")) == level:
            _label(old, level, wanted)
    return own


def _label(level: etree._Element, at: str, wanted: Mapping[str, str]) -> None:
    shown = "" if wanted["form"] == "bullet" else f"%{int(at) + 1}"
    text = xml_escaped(f"{wanted['before']}{shown}{wanted['behind']}")
    for name, value in (("numFmt", _FORMS[wanted["form"]]), ("lvlText", text)):
        found = level.find(w(name))
        if found is not None:
            found.set(w("val"), value)
    for old in level.findall(w("rPr")):
        level.remove(old)
    looks = "".join(_LOOKS.get(look, "") for look in wanted["look"].split())
    if looks:
        level.append(parse(f'<w:rPr xmlns:w="{W}">{looks}</w:rPr>'))
