r"""Commands that print nothing of what they take: of LaTeX's own code, and hooks of biblatex.

Sources: The LaTeX 2e Sources (source2e), where each is defined; the manuals of etoolbox and
biblatex.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, optional

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

_TAKES = {
    "@setfontsize": 3,
    "@setsize": 4,
    "@mkboth": 2,
    "@writefile": 2,
    "@latex@error": 2,
    "@latex@warning": 1,
    "@latex@warning@no@line": 1,
    "@latex@info": 1,
    "@latexerr": 2,
    "@warning": 1,
    "@onlypreamble": 1,
    "@settopoint": 1,
    "protected@write": 3,
    "addtocontents": 2,
    "addvspace": 1,
    "addpenalty": 1,
    "robustify": 1,
    "MakeRobust": 1,
    "meaning": 1,
}
_LATER = {
    "AtEveryCitekey": 1,
    "AtEveryBibitem": 1,
    "AtEveryCite": 1,
    "AtNextCite": 1,
    "AtNextBibliography": 1,
    "AtBeginBibliography": 1,
    "newbibmacro": 2,
    "renewbibmacro": 2,
    "DeclareFieldFormat": 2,
}


def silent(expander: Expander, token: Token) -> None:
    r"""`\@setfontsize\small{9}{11}`: passed over with its arguments.

    A size names itself among them, so that to expand them would have no end.
    """
    for _ in range(_TAKES[expander.resolve(token)[0]]):
        argument(expander.stack)


def later(expander: Expander, token: Token) -> None:
    r"""`\newbibmacro*{x}[1]{..}`, `\AtEveryBibitem{..}`: code that runs where a work is printed."""
    expander.stack.skip_text("*")
    for _ in range(_LATER[expander.resolve(token)[0]]):
        while optional(expander.stack) is not None:
            pass
        argument(expander.stack)


EXECUTED: dict[str, Primitive] = {
    **dict.fromkeys(_TAKES, silent),
    **dict.fromkeys(_LATER, later),
}
