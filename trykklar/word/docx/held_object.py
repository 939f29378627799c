"""What a formula, picture or text box is, in a line: by this a changed one is known.

In the text all of them are one sign, `OBJECT`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.formula_signs import formula_text, is_same_formula
from trykklar.word.docx.ooxml import R, m, w

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

FORMULA, PICTURE, BOX, SIGN, OTHER = "formula", "picture", "text box", "sign", "object"
_FORMULAS = frozenset([m("oMath"), m("oMathPara")])
_SHOWN = ("embed", "link", "id")
_LEGACY = "{urn:schemas-microsoft-com:vml}imagedata"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def held(element: etree._Element, pictures: Mapping[str, str]) -> str:
    """What an object is: its kind, a colon, and what tells it from another of its kind.

    Args:
        element: The formula, drawing, picture, sign or other object.
        pictures: Identifier of a relation -> digest of the picture.
    """
    if element.tag in _FORMULAS:
        return f"{FORMULA}:{formula_text(element)}"
    if element.tag == w("sym"):
        return f"{SIGN}:{element.get(w('char'), '')}"
    if next(element.iter(w("txbxContent")), None) is not None:
        return f"{BOX}:{_words(element)}"
    shown = list(element.iter(_DRAWN, _LEGACY))
    if not shown:
        return f"{OTHER}:"
    names = (item.get(f"{{{R}}}{name}", "") for item in shown for name in _SHOWN)
    digests = (pictures.get(name, "") for name in names)
    described = next((item.get("descr", "") for item in element.iter(_PROPERTIES)), "")
    return f"{PICTURE}:{'+'.join(filter(None, digests))} {' '.join(described.split())}"


def kind(of: str) -> str:
    """What an object is: `formula`, `picture` ..."""
    return of.partition(":")[0]


def is_same(one: str, other: str) -> bool:
    """Whether two objects are the same, as far as a word processor keeps them so."""
    if kind(one) == kind(other) == FORMULA:
        return is_same_formula(_rest(one), _rest(other))
    return one == other


def is_same_picture(one: str, other: str) -> bool:
    """Whether two objects show the same picture, however it is described."""
    return (
        kind(one) == kind(other) == PICTURE
        and _rest(one).split(" ")[0] == (_rest(other).split(" ")[0])
    )


def readable(of: str) -> str:
    """An object for a reader: a formula as it is, anything else in brackets."""
    if kind(of) == FORMULA:
        return _rest(of)
    if kind(of) == PICTURE:
        described = _rest(of).partition(" ")[2]
        return f"[picture: {described}]" if described else "[picture]"
    rest = _rest(of)
    return f"[{kind(of)}: {rest}]" if rest and kind(of) != SIGN else f"[{kind(of) or OTHER}]"


def _rest(of: str) -> str:
    return of.partition(":")[2]


def _words(element: etree._Element) -> str:
    """The words of a text box, without what only older programs read."""
    texts = (
        "".join(item.text or "" for item in paragraph.iter(w("t")))
        for content in element.iter(w("txbxContent"))
        for paragraph in content.iter(w("p"))
        if not any(around.tag == _FALLBACK for around in content.iterancestors())
    )
    return " ".join(" ".join(texts).split())
