r"""Numbers that tables have in formulas, as text: `$-0.24^{**}$`, `$(1.73)$`, `$\geq 15$`.

A formula keeps the size of the text around the table: in a small table, LibreOffice sets it so
large that it runs out of its column, and its stars and brackets are cut off.
"""

from __future__ import annotations

import re
from typing import Any

import panflute as pf

from trykklar.word.blocks.raised_text import raised_text

_RELATIONS = {
    "<": "<", ">": ">", "=": "=", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
    "approx": "≈", "sim": "∼",
}  # fmt: skip
# What is the same sign in text; of Greek letters the capitals, which formulas have upright.
_ALONE = {
    **_RELATIONS, "-": "−", "+": "+", "pm": "±", "times": "×", "checkmark": "✓", "ldots": "…",
    "dots": "…", "cdots": "⋯", "cdot": "⋅", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
_GAP = re.compile(r"\\[,;: ]|~")
_UNPRINTED = re.compile(r"\\!|[ \t\n]+|\{\}")
_KEPT = (("{,}", ","), ("{.}", "."), (r"\%", "%"), (r"\pm", "±"))
# Possessive: a comma is tried in one way only, or a long row of numbers takes for ever.
_PART = r"[-+±]?(?:\d++(?:[.,\xa0]\d++)*+|\.\d++)%?"
_NUMBER = re.compile(
    r"(<|>|=|\\(?:leq?|geq?|approx|sim)(?![A-Za-z]))?"
    rf"([(\[]*+{_PART}(?:[)\]]*+(?:[,;]\xa0?|\xa0?(?=[(\[±]))[(\[]*+{_PART})*[)\]]*)"
    r"(\^(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\\[A-Za-z]+|.))?([)\]]*)"
)
_LISTED = re.compile(r"([,;])(?!\xa0|\d{3}(?!\d))")
_BETWEEN = re.compile(r"(?<=[\d%)\]])±")


def number_text(formula: str) -> list[Any] | None:
    """A number with its signs, brackets and stars as text; None of what is more.

    Args:
        formula: LaTeX between the signs of a formula in a line, in pandoc's spelling.
    """
    alone = _ALONE.get(formula.strip().removeprefix("\\"))
    if alone is not None:
        return [pf.Str(alone)]
    text = _GAP.sub("\N{NO-BREAK SPACE}", formula)
    for written, shown in _KEPT:
        text = text.replace(written, shown)
    match = _NUMBER.fullmatch(_UNPRINTED.sub("", text))
    if match is None:
        return None
    raised = raised_text(match[3]) if match[3] else None
    if match[3] and raised is None:
        return None
    relation = _RELATIONS[match[1].removeprefix("\\")] + "\N{NO-BREAK SPACE}" if match[1] else ""
    number = _LISTED.sub("\\1\N{NO-BREAK SPACE}", match[2]) if _lists(match[2]) else match[2]
    number = _BETWEEN.sub("\N{NO-BREAK SPACE}±\N{NO-BREAK SPACE}", number)
    first = pf.Str(relation + number.replace("-", "−"))
    closing = [pf.Str(match[4])] if match[4] else []
    return [first, *([raised] if raised is not None else []), *closing]


def _lists(number: str) -> bool:
    """Whether its commas are between numbers, as in an interval, and none of a number's own."""
    return number[:1] in ("(", "[") or ";" in number
