r"""A font as the log names it -> its letters and its look.

LaTeX names a font by encoding, family, series, shape and size (`\T1/lmr/m/it/10`), so that the name
says all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from trykklar.printed.box_node import UnreadableBoxError
from trykklar.printed.font_encoding import letters
from trykklar.printed.text_run import Look

_NAME = re.compile(
    r"(?P<encoding>[A-Z][A-Za-z0-9]*)/(?P<family>[^/]*)/(?P<series>[^/]*)/(?P<shape>[^/]*)"
    r"/(?P<size>[\d.]+)(?:/-?\d+ls)?"  # letters that microtype spaces out
)
_ITALIC = frozenset(["it", "sl", "scit", "scsl", "si", "itsc", "slsc", "n-it"])
_FILE = re.compile(r"\.(?:[ot]tf|ttc)(?=\(|$)", re.IGNORECASE)  # fontspec's font from a file
_TYPEWRITER = re.compile(r"tt(?![a-z])|mono|courier|consol|typewriter", re.IGNORECASE)
_BOLD = re.compile(r"(?:u|s|e|x)?b")
UNICODE = frozenset(["TU", "EU1", "EU2"])
"""Encodings in which a letter is its own place."""
_LETTERS_OF_FORMULAS = "OML"
_UNKNOWN = "U"  # each family has signs of its own
_CODE = re.compile(r"\^\^(?:([0-9a-f]{2})|(.))", re.DOTALL)
_LIGATURE = re.compile(r"(?P<sign>.+?) \(ligature (?P<parts>.*)\)", re.DOTALL)
_GLYPH = re.compile(r"glyph#\d+")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_HALF = 64


@dataclass(frozen=True)
class Font:
    r"""A font.

    Attributes:
        encoding: `T1`, `TU` ...
        typewriter: Whether its letters are equally wide.
        look: How text in it looks.
        size: In points.
    """

    encoding: str
    typewriter: bool
    look: Look
    size: float

    def look_of(self, text: str) -> Look:
        """How a text in it looks: the signs among the letters of formulas stand upright.

        Args:
            text: What is printed.
        """
        upright = self.encoding == _LETTERS_OF_FORMULAS and not text.isalpha()
        return replace(self.look, italic=False) if upright else self.look

    def text(self, shown: str) -> str:
        """What a node of this font prints.

        Args:
            shown: What the log shows behind the font's name: a letter, `^^e5`, a word.

        Raises:
            UnreadableBoxError: No table says which letter that is.
        """
        ligature = _LIGATURE.fullmatch(shown)
        if ligature and ligature["parts"].isalpha():
            return ligature["parts"]  # `fi`, wherever a font has it
        sign = ligature["sign"] if ligature else shown
        if self.encoding in UNICODE:
            if ligature and _PRIVATE.search(sign):
                sign = ligature["parts"]
            if _GLYPH.search(sign) or _PRIVATE.search(sign):
                raise UnreadableBoxError(f"a glyph that has no letter ({sign[:20]})")
            return sign
        place = place_of(sign)
        found = letters(self.encoding, typewriter=self.typewriter).get(place)
        if found is None:
            raise UnreadableBoxError(f"place {place} of the font encoding {self.encoding}")
        return found


@lru_cache(maxsize=512)
def font(name: str) -> Font | None:
    r"""The font of a name, without its backslash; None where it is no font of LaTeX's.

    Args:
        name: `T1/lmr/m/it/10`.
    """
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    family, shape = match["family"], match["shape"]
    typewriter = bool(_TYPEWRITER.search(_FILE.sub("", family)))
    look = Look(
        italic=shape in _ITALIC or match["encoding"] == _LETTERS_OF_FORMULAS,
        bold=bool(_BOLD.match(match["series"])),
        small_caps="sc" in shape,
        typewriter=typewriter,
    )
    encoding = match["encoding"]
    named = f"{encoding}/{family}" if encoding == _UNKNOWN else encoding
    return Font(named, typewriter, look, float(match["size"]))


@dataclass(frozen=True, slots=True)
class FontLetter:
    """What one node of a box prints in a font.

    Attributes:
        text: What it prints.
        look: How that looks.
        font: The font.
    """

    text: str
    look: Look
    font: Font


@lru_cache(maxsize=8192)
def letter(line: str) -> FontLetter | None:
    r"""What a node prints; None where it is no letter of a font of LaTeX's.

    Few nodes differ, so that each is read once.

    Args:
        line: The node, as the log has it: `\T1/lmr/m/it/10 a`.

    Raises:
        UnreadableBoxError: It is a letter, and no table says which.
    """
    name, _, shown = line.partition(" ")
    face = font(name[1:])
    if face is None:
        if shown and len(shown) <= len("^^xx"):
            raise UnreadableBoxError(f"a letter in a font of no known encoding ({name[:40]})")
        return None
    text = face.text(shown)
    return FontLetter(text, face.look_of(text), face)


def place_of(sign: str) -> int:
    """The place in a font that the log means: by the letter itself, or by TeX's `^^` notation.

    Args:
        sign: As the log shows it; -1 is handed back for what is neither.
    """
    code = _CODE.fullmatch(sign)
    if code is None:
        return ord(sign) if len(sign) == 1 else -1
    if code[1]:
        return int(code[1], 16)
    place = ord(code[2])
    return place - _HALF if place >= _HALF else place + _HALF
