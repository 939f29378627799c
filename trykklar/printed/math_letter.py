"""A letter or sign of a formula, by what TeX shows of it -> LaTeX that sets it so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.printed.box_node import UnreadableBoxError
from trykklar.printed.font_encoding import letters
from trykklar.printed.math_signs import MathLetter, MathSigns, accent_line
from trykklar.printed.nfss_font import UNICODE, font, letter, place_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.printed.box_node import Node
    from trykklar.printed.text_run import Look

_CHARACTER = re.compile(r"\\fam(\d+) (.+)", re.DOTALL)
_CODE = re.compile(r'"[0-9A-F]+')
_NO_BRACKET = '"0'
_ESCAPED = {"{": r"\{", "}": r"\}", "\\": r"\backslash "}
_SYMBOLS = ("OMS", "LMS")
_UNNAMED = "/"  # between `U` and the family of a font that has an encoding of its own


@dataclass(frozen=True, slots=True)
class MathFonts:
    r"""The fonts of a formula.

    Attributes:
        families: Number of a family -> its font, as LaTeX names it: `\OML/cmm/m/it/10`.
        signs: What TeX shows of signs in the document's fonts.
    """

    families: Mapping[int, str]
    signs: MathSigns

    def letter(self, text: str) -> MathLetter | None:
        r"""The letter or sign that a line of a formula's list is.

        Args:
            text: The line: `\fam1 x`.

        Returns:
            None where it is another thing.

        Raises:
            UnreadableBoxError: Nobody knows which.
        """
        match = _CHARACTER.fullmatch(text)
        if match is None:
            return None
        if (known := self.signs.letters.get(text)) is not None:
            return known
        face = font(self.families.get(int(match[1]), "")[1:])
        if face is None or _UNNAMED in face.encoding:
            raise UnreadableBoxError(f"a sign in a font of no known encoding ({text[:20]})")
        table = letters(face.encoding, typewriter=face.typewriter)
        found = match[2] if face.encoding in UNICODE else table.get(place_of(match[2]))
        if not found:
            raise UnreadableBoxError(f"{text[:20]} of the font encoding {face.encoding}")
        return _sign(found, face.encoding, face.look)

    def accent(self, text: str) -> str:
        r"""The command of an accent.

        Args:
            text: The line of the list: `\accent\fam0 ^`.

        Raises:
            UnreadableBoxError: Nobody knows which.
        """
        name = self.signs.accents.get(accent_line(text))
        if name is None:
            raise UnreadableBoxError(f"the accent {text[:40]}")
        return name

    def bracket(self, text: str) -> str:
        r"""A bracket as LaTeX writes it; `.` of none.

        Args:
            text: With its code in it: `\left"28300`.

        Raises:
            UnreadableBoxError: Nobody knows which.
        """
        match = _CODE.search(text)
        code = match[0] if match else ""
        sign = "." if code == _NO_BRACKET else self.signs.brackets.get(code)
        if sign is None:
            raise UnreadableBoxError(f"the bracket {text[:40]}")
        return sign


def set_letter(node: Node) -> MathLetter:
    """A letter of a formula that is set already.

    Args:
        node: Of the box.

    Raises:
        UnreadableBoxError: It is no letter, or no table says which.
    """
    found = None if node.children else letter(node.text)
    if found is None or _UNNAMED in found.font.encoding:
        raise UnreadableBoxError("a formula that is set already")
    return _sign(found.text, found.font.encoding, found.font.look)


def _sign(text: str, encoding: str, look: Look) -> MathLetter:
    return MathLetter(_ESCAPED.get(text, text), _alphabet(encoding, text, look))


def _alphabet(encoding: str, sign: str, look: Look) -> str:
    """The command by which a letter of a font is written; "" for one of a formula's own."""
    if not sign.isalnum() or encoding == "OML":
        return "boldsymbol" if look.bold else ""
    if encoding in _SYMBOLS:
        return "mathcal"
    if look.bold:
        return "mathbf"
    if look.typewriter:
        return "mathtt"
    if sign.isdigit() or not sign.isascii():
        return ""
    return "mathit" if look.italic else "mathrm"
