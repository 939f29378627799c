r"""Fonts that the text loads itself: `\font\large=cmr17 scaled 1200`.

Source: The TeXbook, chapter 4 and page 276.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.expansion.target_name import target
from trykklar.latex.expansion.token import Kind
from trykklar.latex.expansion.token_meaning import Macro

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

_FILE = re.compile(r'\s*=?\s*(?:"[^"]*"|[\w.:/-]+)\s?')
_SIZE = re.compile(r"\s*(?:scaled\s*\d+|at\s*[\d.]+\s*(?:true\s*)?[a-z]{2})\s?")


def font(expander: Expander, token: Token) -> None:
    r"""`\font\name=file at 12pt` in the text: nothing is printed, nor by `\name`.

    In a preamble it stays, for the drawings that have it; `\the\font` and the like stay, too.
    """
    following = expander.stack.next()
    if following is None or following.kind is not Kind.WORD or not expander.begun:
        expander.stack.push([following] if following is not None else [])
        expander.emit(token)
        return
    expander.stack.push([following])
    name = target(expander)
    expander.scope.define(name, Macro((), ()))
    for part in (_FILE, _SIZE):
        _take(expander, part)


def _take(expander: Expander, pattern: re.Pattern[str]) -> None:
    blanks = expander.stack.skip_blanks()
    part = expander.stack.next()
    match = pattern.match(part.text) if part is not None and part.kind is Kind.TEXT else None
    if part is None or match is None:
        expander.stack.push([*blanks, *([part] if part is not None else [])])
    elif match.end() < len(part.text):
        expander.stack.push([part.cut(match.end())])


EXECUTED: dict[str, Primitive] = {"font": font}
