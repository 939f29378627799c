r"""Formulas that only raise or lower a few signs, as text: `Smith$^{a}$`, `CO$_2$`, `20$^\circ$`.

As formulas they have nothing to stand on: Word shows them in another font and size than the word
before them, and LibreOffice beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import panflute as pf

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = r"\\(?:text|textrm|textup|mathrm|textit|mathit|textbf|mathbf)\s*\{[A-Za-z0-9 ,.*+-]*\}"
_PLACED = re.compile(
    rf"\s*(?:\{{\}})?\s*([_^])\s*(?:\{{((?:{_WORDS}|\\[a-z]+(?![A-Za-z])|[^{{}}\\_^])*)\}}"
    rf"|({_WORDS}|\\[a-z]+|[A-Za-z0-9*†‡°]))\s*",
)
_PIECE = re.compile(r"\\([a-z]+)\s*(?:\{([^{}]*)\})?|([A-Za-z]+)|\s+|([^A-Za-z\s\\]+)")
_DEGREE = "circ"
_SIGNS = {"ast": "*", "star": "⋆", "dagger": "†", "ddagger": "‡", "S": "§", "P": "¶", "pm": "±",
          "bullet": "•", "diamond": "⋄", "sharp": "♯", _DEGREE: "°"}  # fmt: skip
_UPRIGHT = frozenset(["text", "textrm", "textup", "mathrm"])
_BOLD = frozenset(["textbf", "mathbf"])
_PLAIN = re.compile(r"[0-9,.*+()/;:−–†‡§¶°-]+")


def raised_text(formula: str) -> Any:
    """A formula as raised or lowered text; None where it is more than that.

    Args:
        formula: LaTeX between the signs of a formula in a line, in pandoc's spelling.
    """
    found = _PLACED.fullmatch(formula)
    if found is None:
        return None
    try:
        pieces = list(_pieces(found[2] if found[2] is not None else found[3]))
    except KeyError:  # a sign that no text has
        return None
    if not pieces:
        return None
    if found[1] == "^" and [pf.stringify(piece) for piece in pieces] == [_SIGNS[_DEGREE]]:
        return pieces[0]  # raised by itself
    return (pf.Superscript if found[1] == "^" else pf.Subscript)(*pieces)


def _pieces(text: str) -> Iterator[Any]:
    """The signs with their looks.

    Raises:
        KeyError: One of them is a formula's alone.
    """
    for match in _PIECE.finditer(text):
        command, words, letters, others = match.groups()
        if command and words is not None:
            shown = pf.Str(words.replace(" ", "\N{NO-BREAK SPACE}"))
            yield (
                shown
                if command in _UPRIGHT
                else (pf.Strong(shown) if command in _BOLD else pf.Emph(shown))
            )
        elif command:
            yield pf.Str(_SIGNS[command])
        elif letters:
            yield pf.Emph(pf.Str(letters))
        elif others:
            if not _PLAIN.fullmatch(others):
                raise KeyError(others)
            yield pf.Str(others.replace("-", "−"))
