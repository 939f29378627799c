r"""Signs that stand for numbers, as `\tag{$\ast$}` does: formulas that are one sign."""

from __future__ import annotations

import re

_SYMBOL = re.compile(r"\\([A-Za-z]+)\s*")
_SIGNS = {
    "ast": "∗", "star": "⋆", "dagger": "†", "ddagger": "‡", "dag": "†", "ddag": "‡",
    "diamond": "⋄", "clubsuit": "♣", "spadesuit": "♠", "heartsuit": "♡", "bullet": "∙",
    "circ": "∘", "sharp": "♯", "flat": "♭", "natural": "♮", "triangle": "△", "prime": "′",
    "S": "§", "P": "¶", "textasteriskcentered": "∗", "textdagger": "†",
}  # fmt: skip


def symbols(text: str) -> str:
    r"""A number's text with its signs as letters: `$\ast$` is `∗`.

    Args:
        text: As TeX wrote it.
    """
    return _SYMBOL.sub(lambda match: _SIGNS.get(match[1], match[0]), text).replace("$", "")
