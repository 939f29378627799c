"""Whether code of a hook prints words; what only sets a look is for TeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.expansion.kept_commands import KEPT
from trykklar.latex.expansion.token import Kind
from trykklar.latex.structure_commands import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trykklar.latex.expansion.token import Token

_SAYS = re.compile(r"[^\W\d_]{3,}")  # of a length, no unit has so many letters
_PRINTING = frozenset(
    {"textbf", "textit", "textsc", "textsf", "emph", "qed", "qedsymbol", "begin", *HEADINGS}
)
_LOOKS = """
par noindent centering bfseries itshape scshape sffamily small footnotesize large Large
"""
_LAYOUT_NAMES = """
noindent indent centering raggedright raggedleft vspace hspace vfill hfill bigskip medskip smallskip
vskip null quad pagestyle thispagestyle LaTeX TeX today hrule rule clearpage cleardoublepage
"""
_LAYOUT = frozenset(_LAYOUT_NAMES.split())
_SWITCHES = frozenset(_LOOKS.split())


def prints(code: Iterable[Token]) -> bool:
    """Whether there is text in it that stands in no argument, a formula or a heading."""
    arguments = [False]
    before: Token | None = None
    for token in code:
        if token.kind is Kind.OPEN:
            arguments.append(arguments[-1] or _takes(before))
        elif token.kind is Kind.CLOSE and len(arguments) > 1:
            arguments.pop()
        elif token.kind is Kind.WORD:
            if token.text in _PRINTING:
                return True
        elif not arguments[-1] and (token.kind is Kind.MATH or _is_text(token)):
            return True
        before = token
    return False


def is_text(code: Sequence[Token]) -> bool:
    """Whether it prints words, and does nothing else that is not known: no set-up of a package."""
    return prints(code) and all(
        token.kind is not Kind.WORD or token.text in KEPT or token.text in _LAYOUT for token in code
    )


def _takes(before: Token | None) -> bool:
    """Whether a group is what the command or argument before it is given."""
    if before is None or before.kind is Kind.CLOSE:
        return before is not None
    return before.kind is Kind.WORD and before.text not in _SWITCHES


def _is_text(token: Token) -> bool:
    return token.kind is Kind.TEXT and _SAYS.search(token.text) is not None
