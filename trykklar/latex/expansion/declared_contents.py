r"""Lists of lines that an author declares: `\newlistof` of tocloft and memoir.

`\listofX` prints what the list is called and, by `\@starttoc`, the lines that TeX wrote down. Both
are handed on in one: `\@starttoc[{Formulas}]{equ}`; LaTeX's own has no name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, optional
from trykklar.latex.expansion.token import braced, text_token, word_token, written_text
from trykklar.latex.expansion.token_meaning import Macro

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

_LIST = "listof"


def new_list(expander: Expander, token: Token) -> None:
    r"""`\newlistof[section]{formulas}{equ}{Formulas}`, or memoir's `\newlistof{listofX}{..}{..}`.

    Sources: the manual of tocloft, 2.5, whose command makes a counter, too; that of memoir, 9.3.
    """
    within = optional(expander.stack)
    name, ending, title = (argument(expander.stack) or [] for _ in range(3))
    kind = written_text(name).strip()
    shown = [text_token("[", token), *braced(title, token), text_token("]", token)]
    body = [word_token("@starttoc", token), *shown, *braced(ending, token)]
    command = kind if kind.startswith(_LIST) else _LIST + kind
    expander.scope.define(command, Macro((), tuple(body)), everywhere=True)
    if command != kind:
        inside = [text_token("[", token), *within, text_token("]", token)] if within else []
        counter = [word_token("newcounter", token), *braced(name, token), *inside]
        expander.read_next(counter, token)


def start(expander: Expander, token: Token) -> None:
    r"""`\@starttoc{equ}`: handed on, though its name has an `@`."""
    expander.emitter.emit_text(f"\\{token.text}", token)


EXECUTED: dict[str, Primitive] = {"newlistof": new_list, "@starttoc": start}
