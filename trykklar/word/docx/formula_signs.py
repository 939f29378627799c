"""A formula of Word's as a line to read, and when two such lines are of one formula.

A word processor writes formulas in its own way at each save: brackets become attributes, invisible
letters and blanks go, a sign stands before or behind what it belongs to. What stays are the letters
and digits in their order, and all other signs in some order: by these two formulas are compared.

Source of the elements: ECMA-376, part 1, 22.1.2 (Office Math Markup Language), with the default
values that 22.1.2.20 (begChr), 22.1.2.22 (d), 22.1.2.41 (groupChr) and 22.1.2.70 (nary) name.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import m, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_SKIPPED = frozenset([w("del"), w("moveFrom"), w("rPr"), m("rPr"), m("ctrlPr")])
_BEFORE = {m("sup"): "^", m("sub"): "_", m("den"): "/", m("mr"): ";"}
"""What stands before the content of an element, where that has any."""
_STACKED = "noBar"
# Marks above and below a group: LibreOffice has another sign for a bar, and none for a brace.
_BARS = dict.fromkeys("\u0304\u0305\u0301¯´‾", "\u0305")
_SAME = str.maketrans(
    {
        "∣": "|", "∨": "|", "∥": "‖", "∗": "*", "−": "-", "⋅": "·", "∙": "·", "′": "'", "’": "'",
        "⟨": "<", "⟩": ">", "〈": "<", "〉": ">", "∖": "\\", "⏟": "", "⏞": "",
        "\u0302": "^", "\u0303": "~", "\u0307": "˙", "\u0308": "¨", "\u20d7": "→", **_BARS,
    }
)  # fmt: skip
"""Signs that a word processor takes for each other: LibreOffice 7.4 reads `|` as "or"."""


def formula_text(formula: etree._Element) -> str:
    """A formula in a line, as it is with all tracked changes accepted.

    Args:
        formula: The `m:oMath`, or `m:oMathPara`.
    """
    return "".join("".join(_signs(formula)).split())


def is_same_formula(one: str, other: str) -> bool:
    """Whether two formulas in lines are the same, as far as a word processor keeps them so.

    Args:
        one: A formula.
        other: Another.
    """
    return one == other or _key(one) == _key(other)


def _key(text: str) -> tuple[str, str]:
    plain = unicodedata.normalize("NFKC", text).translate(_SAME)
    seen = [sign for sign in plain if unicodedata.category(sign) not in ("Cf", "Cc", "Zs")]
    letters = "".join(sign for sign in seen if sign.isalnum())
    return letters, "".join(sorted(sign for sign in seen if not sign.isalnum()))


def _signs(element: etree._Element) -> Iterator[str]:
    for item in element:
        if item.tag in _SKIPPED or not isinstance(item.tag, str):
            continue
        if item.tag == m("t"):
            yield item.text or ""
        elif item.tag == m("d"):
            yield from _bracketed(item)
        else:
            yield _own_sign(item)
            yield from _signs(item)


def _own_sign(element: etree._Element) -> str:
    """The sign that an element stands for, besides what is in it."""
    if element.tag in _BEFORE:
        filled = bool("".join("".join(_signs(element)).split()).strip("\u200b"))
        return _BEFORE[element.tag] if filled and not _is_stacked(element) else ""
    if element.tag == m("rad"):
        return "√"
    if element.tag == m("nary"):
        return _property(element, "chr", "∫")
    if element.tag == m("acc"):
        return _property(element, "chr", "\u0302")
    if element.tag == m("groupChr"):
        return _property(element, "chr", "⏟")
    return "\u0305" if element.tag == m("bar") else ""


def _is_stacked(element: etree._Element) -> bool:
    """Whether it is the lower half of what stands above each other without a line."""
    around = element.getparent()
    if around is None or element.tag != m("den"):
        return False
    return _property(around, "type", "bar") == _STACKED


def _bracketed(element: etree._Element) -> Iterator[str]:
    yield _property(element, "begChr", "(")
    for number, part in enumerate(element.findall(m("e"))):
        if number:
            yield _property(element, "sepChr", "|")
        yield from _signs(part)
    yield _property(element, "endChr", ")")


def _property(element: etree._Element, name: str, otherwise: str) -> str:
    """The value of a property of an element."""
    own = f"{element.tag}Pr"
    found = element.find(f"{own}/{m(name)}")
    return otherwise if found is None else found.get(m("val"), "")
