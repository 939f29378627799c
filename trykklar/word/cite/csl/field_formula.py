"""Formulas in the entries of a .bib: what of them is text goes into the list as text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_FORMULA = re.compile(r"(?<!\\)\$((?:[^$\\{}\n]|\\.|\{[^{}$]*\})+)(?<!\\)\$")
_PART = re.compile(r"([_^])\s*(\{[^{}]*\}|\\[A-Za-z]+|\S)|([^_^]+)")
_COMMANDS = {"_": "textsubscript", "^": "textsuperscript"}
_SIGNS = str.maketrans({sign: rf"\{sign}" for sign in "%&#$"})


def readable(entry: str) -> str:
    r"""An entry whose simple formulas are text; one that is more than that stays as it is.

    Pandoc hands formulas on as LaTeX, and CSL would print that: `$H_2O$`, or even `$\Alpha$`.

    Args:
        entry: A .bib entry.
    """
    return _FORMULA.sub(lambda match: _text(match[1]) or match[0], entry)


def _text(formula: str) -> str:
    """A formula as LaTeX text; nothing where it is none."""
    parts = []
    for match in _PART.finditer(formula):
        text = _signs((match[2] or match[3]).strip("{}"))
        if text is None:
            return ""
        parts.append(rf"\{_COMMANDS[match[1]]}{{{text}}}" if match[1] else text)
    return "{" + "".join(parts) + "}"  # braces: no style may give it other letters


def _signs(formula: str) -> str | None:
    text = str(_converter().latex_to_text(f"${formula}$"))
    return None if set(text) & set("\\{}_^") else text.translate(_SIGNS)


@cache
def _converter() -> LatexNodes2Text:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text", keep_braced_groups=False)
