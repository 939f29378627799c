"""A letter or sign of a formula, by its font and its place there -> LaTeX that sets it so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trykklar.printed.box_node import UnreadableBoxError
from trykklar.printed.font_encoding import letters
from trykklar.printed.nfss_font import UNICODE, font, letter, place_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.printed.box_node import Node
    from trykklar.printed.text_run import Look

_CHARACTER = re.compile(r"(?:\\(?:math)?accent)?\\fam(\d+) (.+)", re.DOTALL)
_LETTER = r"\fam"
_DELIMITER = re.compile(r'"([0-9A-F]{1,6})')
# Of OMX, what stands for operators (The TeXbook, appendix F, figure 5).
_LARGE = {
    0x46: "bigsqcup", 0x48: "oint", 0x4A: "bigodot", 0x4C: "bigoplus", 0x4E: "bigotimes",
    0x50: "sum", 0x51: "prod", 0x52: "int", 0x53: "bigcup", 0x54: "bigcap", 0x55: "biguplus",
    0x56: "bigwedge", 0x57: "bigvee", 0x60: "coprod",
}  # fmt: skip
_ACCENTS: Mapping[str, Mapping[int, str]] = {
    "OT1": {
        0x12: "grave", 0x13: "acute", 0x14: "check", 0x15: "breve", 0x16: "bar", 0x17: "mathring",
        0x5E: "hat", 0x5F: "dot", 0x7E: "tilde", 0x7F: "ddot",
    },
    "OML": {0x7E: "vec"},
    "OMX": {
        **dict.fromkeys((0x62, 0x63, 0x64), "widehat"),
        **dict.fromkeys((0x65, 0x66, 0x67), "widetilde"),
    },
}  # fmt: skip
# Signs that are brackets, and how LaTeX writes them.
_BRACKETS = {
    "{": r"\{", "}": r"\}", "⟨": r"\langle", "⟩": r"\rangle", "∥": r"\|", "⌊": r"\lfloor",
    "⌋": r"\rfloor", "⌈": r"\lceil", "⌉": r"\rceil", "\\": r"\backslash", "↑": r"\uparrow",
    "↓": r"\downarrow", "⇑": r"\Uparrow", "⇓": r"\Downarrow", "|": "|", "(": "(", ")": ")",
    "[": "[", "]": "]", "/": "/",
}  # fmt: skip
_MEANING = "{}\\"  # signs that mean something to TeX
_NEGATION, _TAIL = ("OMS", 0x36), ("OMS", 0x37)  # of ≠, and of ↦
_SYMBOLS = ("OMS", "LMS")
_UNNAMED = "/"  # between `U` and the family of a font that has an encoding of its own
_FAMILIES = {
    "msb": "mathbb", "bbm": "mathbb", "bbold": "mathbb", "dsrom": "mathbb",
    "euf": "mathfrak", "yfrak": "mathfrak", "rsfs": "mathscr", "eus": "mathscr", "pzc": "mathscr",
}  # fmt: skip


class MathLetter(NamedTuple):
    """A letter or sign of a formula.

    Attributes:
        text: What it is, in Unicode or as a command.
        alphabet: The command that sets letters so; "" of an ordinary one.
    """

    text: str
    alphabet: str = ""

    @property
    def latex(self) -> str:
        """It in its alphabet."""
        return in_alphabet(self.text, self.alphabet)


def in_alphabet(text: str, alphabet: str) -> str:
    """Letters of one alphabet as LaTeX.

    Args:
        text: The letters.
        alphabet: Its command; "" of ordinary ones.
    """
    return rf"\{alphabet}{{{text}}}" if alphabet else text


def math_letter(text: str, families: Mapping[int, str]) -> MathLetter | None:
    r"""The letter or sign that a line of a formula's list is.

    Args:
        text: The line: `\fam1 x`.
        families: Number of a family -> its font, as LaTeX names it: `\OML/cmm/m/it/10`.

    Returns:
        None where it is another thing.

    Raises:
        UnreadableBoxError: No table says which.
    """
    match = _CHARACTER.fullmatch(text)
    if match is None or not text.startswith(_LETTER):
        return None
    encoding, place = _place(match, families)
    if encoding == "OMX" and place in _LARGE:
        return MathLetter(rf"\{_LARGE[place]} ")
    if (encoding, place) == _NEGATION:
        return MathLetter(r"\not ")
    face = font(families.get(int(match[1]), "")[1:])
    if face is None or (encoding, place) == _TAIL:
        raise UnreadableBoxError(f"a sign in a font of no known encoding ({text[:20]})")
    if _UNNAMED in encoding:
        return _of_family(encoding, place)
    if encoding in UNICODE:
        return _sign(match[2], encoding, face.look)
    found = letters(encoding, typewriter=face.typewriter).get(place)
    if not found:
        raise UnreadableBoxError(f"place {place} of the font encoding {encoding}")
    return _sign(found, encoding, face.look)


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


def accent_name(text: str, families: Mapping[int, str]) -> str:
    r"""The command of an accent.

    Args:
        text: The line of the list: `\accent\fam0 ^`.
        families: As of `math_letter`.

    Raises:
        UnreadableBoxError: No table has it.
    """
    match = _CHARACTER.fullmatch(text)
    encoding, place = _place(match, families) if match else ("", -1)
    name = _ACCENTS.get(encoding, {}).get(place)
    if name is None:
        raise UnreadableBoxError(f"the accent {text[:40]}")
    return name


def bracket(text: str, families: Mapping[int, str]) -> str:
    r"""A bracket as LaTeX writes it, by its place in the font of small ones; `.` of none.

    Args:
        text: With its code in it: `\left"28300`.
        families: As of `math_letter`.

    Raises:
        UnreadableBoxError: No table has it.
    """
    match = _DELIMITER.search(text)
    code = int(match[1], 16) if match else -1
    if code == 0:
        return "."
    small = code >> 12
    sign = letters(_encoding(families, small >> 8)).get(small & 0xFF, "")
    if code < 0 or sign not in _BRACKETS:
        raise UnreadableBoxError(f"the bracket {text[:40]}")
    return _separate(_BRACKETS[sign])


def _place(match: re.Match[str], families: Mapping[int, str]) -> tuple[str, int]:
    """The encoding and the place that a character means."""
    face = font(families.get(int(match[1]), "")[1:])
    return face.encoding if face else _encoding(families, int(match[1])), place_of(match[2])


def _encoding(families: Mapping[int, str], number: int) -> str:
    return families.get(number, "")[1:].partition("/")[0]


def _of_family(encoding: str, place: int) -> MathLetter:
    """A letter of a font that has an encoding of its own."""
    family, sign = encoding.partition(_UNNAMED)[2], chr(place)
    alphabets = (name for begins, name in _FAMILIES.items() if family.startswith(begins))
    alphabet = next(alphabets, "") if sign.isascii() and sign.isalpha() else ""
    known = sign if alphabet else letters(encoding).get(place)
    if known is None:
        raise UnreadableBoxError(f"place {place} of a font of the family {family}")
    return MathLetter(known, alphabet)


def _sign(text: str, encoding: str, look: Look) -> MathLetter:
    sign = _BRACKETS[text] if text in _MEANING else text
    return MathLetter(_separate(sign), _alphabet(encoding, sign, look))


def _separate(sign: str) -> str:
    """A sign with a blank behind it, if it is a command whose name letters would go on."""
    return f"{sign} " if sign.startswith("\\") and sign[1:].isalpha() else sign


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
