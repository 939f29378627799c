"""Signs and letters by their names, which pandoc drops without them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.printed.font_encoding import letters
from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

LETTERS = {
    "textendash": "–", "textemdash": "—", "texthyphen": "-", "nobreakdash": "",
    "textminus": "−", "textpm": "±", "texttimes": "×", "textdiv": "÷", "textlnot": "¬",
    "textsurd": "√", "textfractionsolidus": "⁄", "textohm": "Ω", "textcelsius": "℃",
    "textpermille": "‰", "textonesuperior": "¹", "textnumero": "№", "textestimated": "℮",
    "textordfeminine": "ª", "textordmasculine": "º", "texttrademark": "™", "textcent": "¢",
    "texteuro": "€", "EUR": "€", "textcurrency": "¤",
    "textbar": "|", "textbardbl": "‖", "textunderscore": "_", "textasteriskcentered": "∗",
    "textbraceleft": "{", "textbraceright": "}", "textlangle": "⟨", "textrangle": "⟩",
    "textvisiblespace": "␣", "textreferencemark": "※", "textinterrobang": "‽",
    "textperiodcentered": "·", "textellipsis": "…", "textexclamdown": "¡",
    "textquestiondown": "¿", "dag": "†", "ddag": "‡", "textdaggerdbl": "‡", "checkmark": "✓",
    "textrightarrow": "→", "textleftarrow": "←", "textuparrow": "↑", "textdownarrow": "↓",
    "textperthousand": "‰", "LaTeXe": "LaTeX\u20092ε", "BibTeX": "BibTeX", "XeTeX": "XeTeX",
    "XeLaTeX": "XeLaTeX", "LuaTeX": "LuaTeX", "LuaLaTeX": "LuaLaTeX", "pdfTeX": "pdfTeX",
    "pdfLaTeX": "pdfLaTeX", "ConTeXt": "ConTeXt", "KOMAScript": "KOMA-Script",
    "DH": "Ð", "dh": "ð", "TH": "Þ", "th": "þ", "DJ": "Đ", "dj": "đ", "NG": "Ŋ", "ng": "ŋ",
}  # fmt: skip
# babel-french's; raised letters are signs of their own.
FRENCH = {
    "og": "«\N{NO-BREAK SPACE}", "fg": "\N{NO-BREAK SPACE}»", "ier": "ᵉʳ", "iers": "ᵉʳˢ",
    "iere": "ʳᵉ", "ieres": "ʳᵉˢ", "ieme": "ᵉ", "iemes": "ᵉˢ", "no": "nᵒ\N{NO-BREAK SPACE}",
    "nos": "nᵒˢ\N{NO-BREAK SPACE}", "No": "Nᵒ\N{NO-BREAK SPACE}",
    "Nos": "Nᵒˢ\N{NO-BREAK SPACE}", "degres": "°", "primo": "1ᵒ", "secundo": "2ᵒ",
}  # fmt: skip
_IS_FRENCH = re.compile(r"\b(?:french|francais|acadian|canadien)\b")
_DEFINED = re.compile(
    r"\\(?:[a-z]*command|g?def|let|[A-Za-z]*[Rr]obust[A-Za-z]*)\*?\s*\{?\\([A-Za-z]+)"
)
_ESCAPES = str.maketrans({sign: rf"\{sign}" for sign in "_{}"})
_NAMED = re.compile(r"\\[A-Za-z]+\Z")
_AFTER = re.compile(r"[ \t]*(?:\n(?![ \t]*\n)[ \t]*)?(?:\{\})?")


def letter(passage: Passage, command: Command) -> Iterator[Edit]:
    """A sign by its name, if the author has not given that another meaning."""
    if command.name in redefined(passage):
        return
    match = _AFTER.match(passage.text, command.end)
    end = match.end() if match and not command.star else command.end
    shown = LETTERS[command.name].translate(_ESCAPES)
    # TeX reads a letter behind a command's name as a part of it.
    behind = shown[:1].isalpha() and _NAMED.search(
        passage.text, max(command.start - 40, 0), command.start
    )
    yield Edit(command.start, end, "{}" * bool(behind) + shown)


def dingbat(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\ding{51}` of pifont: the sign that has this number in the font."""
    number = passage.group(passage.skip(command.end))
    written = passage.slice(number).strip() if number else ""
    sign = letters("U/pzd").get(int(written), "") if written.isdecimal() else ""
    if number and sign and command.name not in redefined(passage):
        yield Edit(command.start, number.end + 1, sign)


def raised(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""babel-french's `n\up{o}`: a raised text."""
    group = passage.group(command.end)
    ours = command.name not in redefined(passage) and _speaks_french(passage)
    if ours and group is not None:
        yield Edit(command.start, command.end, r"\textsuperscript")


RAISED = ("up", "fup")
"""Commands of babel-french that raise their argument."""


def french(passage: Passage, command: Command) -> Iterator[Edit]:
    """A sign of babel-french, where that is loaded."""
    if command.name in redefined(passage) or not _speaks_french(passage):
        return
    match = _AFTER.match(passage.text, command.end)
    start = command.start
    while command.name == "fg" and passage.text[start - 1] in " \t":
        start -= 1  # as TeX takes the blank away
    yield Edit(start, match.end() if match else command.end, FRENCH[command.name])


@lru_cache(maxsize=8)
def _speaks_french(passage: Passage) -> bool:
    return _IS_FRENCH.search(passage.text) is not None


@lru_cache(maxsize=8)
def redefined(passage: Passage) -> frozenset[str]:
    """Commands that the author defines."""
    return frozenset(match[1] for match in _DEFINED.finditer(passage.text))
