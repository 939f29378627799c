r"""Commands of LaTeX's own code that print nothing of what they take.

Source: The LaTeX 2e Sources (source2e), where each is defined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

_TAKES = {
    "@setfontsize": 3,
    "@setsize": 4,
    "@mkboth": 2,
    "@writefile": 2,
    "@starttoc": 1,
    "@latex@error": 2,
    "@latex@warning": 1,
    "@latex@warning@no@line": 1,
    "@latex@info": 1,
    "@latexerr": 2,
    "@warning": 1,
    "@onlypreamble": 1,
    "@settopoint": 1,
    "protected@write": 3,
    "addvspace": 1,
}


def silent(expander: Expander, token: Token) -> None:
    r"""`\@setfontsize\small{9}{11}`: passed over with its arguments.

    A size names itself among them, so that to expand them would have no end.
    """
    for _ in range(_TAKES[expander.resolve(token)[0]]):
        argument(expander.stack)


EXECUTED: dict[str, Primitive] = dict.fromkeys(_TAKES, silent)
