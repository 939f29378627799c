r"""Signs in numbers, as in `\tag{$\ast$}` and `\tag{Ax.\,2}`: symbols, and spaces."""

from __future__ import annotations

import re

_SYMBOL = re.compile(r"\\([A-Za-z]+)\s*")
_CONTROL = re.compile(r"\\([,:;! /%&#-])|(?<!\\)(~)")
# Spaces between the parts of a number (ltspace.dtx; amsmath's manual, "Spacing"), and signs.
_CONTROLS = {
    ",": "\N{THIN SPACE}", ":": "\N{FOUR-PER-EM SPACE}", ";": "\N{THREE-PER-EM SPACE}", "!": "",
    "/": "", "-": "", "~": "\N{NO-BREAK SPACE}",
}  # fmt: skip
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
    named = _SYMBOL.sub(lambda match: _SIGNS.get(match[1], match[0]), text).replace("$", "")
    return _CONTROL.sub(lambda match: _CONTROLS.get(match[1] or match[2], match[1]), named)
