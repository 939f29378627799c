"""How the letters of a run look: by its own properties, or by its style of characters.

Source: ECMA-376, part 1, 17.3.2 (properties of runs) and 17.7.5 (styles of characters).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trykklar.word.docx.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

_OFF = frozenset(["0", "false", "off", "none", "nil"])
_MOST_BASES = 20


class RunLook(NamedTuple):
    """What a reader sees of letters besides the letters; sizes, fonts and colours do not count."""

    bold: bool = False
    italic: bool = False
    small_caps: bool = False
    underlined: bool = False
    raised: bool = False
    lowered: bool = False
    struck: bool = False
    marked: bool = False
    capitals: bool = False
    hidden: bool = False


PLAIN = RunLook()
SIGNS = "bicurlsmkh"
"""A letter for each of the looks, in their order."""

_OLDEST = "bi"  # what the maps of the first versions say of


def spelt(look: RunLook) -> str:
    """A look as letters."""
    return "".join(sign for sign, on in zip(SIGNS, look, strict=True) if on)


def look_of(signs: str) -> RunLook:
    """The look that some letters stand for."""
    return RunLook(*(sign in signs for sign in SIGNS))


def known_looks(signs: str | None) -> str:
    """Which looks a map says something of, by what it says of itself."""
    return _OLDEST if signs is None else signs


def limited(look: RunLook, signs: str) -> RunLook:
    """A look without what a map says nothing of."""
    return RunLook(*(on and sign in signs for sign, on in zip(SIGNS, look, strict=True)))


def run_look(properties: etree._Element | None, styles: Mapping[str, RunLook]) -> RunLook:
    """The look that properties of a run give it.

    Args:
        properties: The `w:rPr`.
        styles: Styles of characters -> their looks.
    """
    if properties is None:
        return PLAIN
    style = properties.find(w("rStyle"))
    under = PLAIN if style is None else styles.get(style.get(w("val"), ""), PLAIN)
    place = properties.find(w("vertAlign"))
    raised = under.raised if place is None else place.get(w("val")) == "superscript"
    lowered = under.lowered if place is None else place.get(w("val")) == "subscript"
    return RunLook(
        _flag(properties, "b", otherwise=under.bold),
        _flag(properties, "i", otherwise=under.italic),
        _flag(properties, "smallCaps", otherwise=under.small_caps),
        _flag(properties, "u", otherwise=under.underlined),
        raised,
        lowered,
        _flag(properties, "strike", otherwise=under.struck) or is_on(properties, "dstrike"),
        _is_marked(properties) or under.marked,
        _flag(properties, "caps", otherwise=under.capitals),
        _flag(properties, "vanish", otherwise=under.hidden),
    )


def character_styles(styles: etree._Element | None) -> dict[str, RunLook]:
    """Styles of characters -> their looks, those of the styles that they are based on included.

    Args:
        styles: The part that describes them.
    """
    elements = () if styles is None else styles.iter(w("style"))
    known = {item.get(w("styleId"), ""): item for item in elements if _is_of_characters(item)}
    return {name: _style_look(name, known, _MOST_BASES) for name in known}


def is_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a property is there, and not switched off."""
    return _flag(properties, name, otherwise=False)


def _is_of_characters(style: etree._Element) -> bool:
    return style.get(w("type")) == "character"


def _style_look(name: str, known: Mapping[str, etree._Element], bases: int) -> RunLook:
    if name not in known or not bases:
        return PLAIN
    base = known[name].find(w("basedOn"))
    under = "" if base is None else base.get(w("val"), "")
    own = run_look(known[name].find(w("rPr")), {})
    return RunLook(*map(max, own, _style_look(under, known, bases - 1)))


def _flag(properties: etree._Element | None, name: str, *, otherwise: bool) -> bool:
    found = None if properties is None else properties.find(w(name))
    return otherwise if found is None else found.get(w("val"), "1") not in _OFF


def _is_marked(properties: etree._Element) -> bool:
    """Whether letters are marked as with a pen: LibreOffice writes that as a ground, too."""
    shade = properties.find(w("shd"))
    ground = "auto" if shade is None else shade.get(w("fill"), "auto").lower()
    return is_on(properties, "highlight") or ground not in ("auto", "ffffff")
