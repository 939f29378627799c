r"""Citation commands of the author's own: `\DeclareCiteCommand{\x}[\mkbibparens]{..}{..}{..}`.

What such a command prints, biblatex alone knows. To every later stage it is the command of
biblatex's that is nearest: one that makes a note, or sets parentheses, or neither.

Source: biblatex's manual, 4.3.1: after the name come an optional wrapper and four arguments; of a
command for several works, a wrapper, the command for one, and what stands between two. What
`\autocite` is to be (4.6.3) comes in the same form: a name, an option, and two commands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, optional
from trykklar.latex.expansion.kept_commands import KEPT
from trykklar.latex.expansion.target_name import target
from trykklar.latex.expansion.token import written_text
from trykklar.latex.expansion.token_meaning import Alias

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

_CODE = {"DeclareCiteCommand": 4, "DeclareMultiCiteCommand": 2, "DeclareAutoCiteCommand": 2}
# What a wrapper's name has in it -> the command whose wrapper that is.
_NEAREST = {"footnote": "footcite", "superscript": "supercite", "parens": "parencite"}


def declare(expander: Expander, token: Token) -> None:
    r"""`\DeclareCiteCommand` and the like: read away, and its command known from here on."""
    expander.stack.skip_text("*")
    name = target(expander)
    wrapper = written_text(optional(expander.stack) or [])
    for _ in range(_CODE[token.text]):
        argument(expander.stack)
    if name and name not in KEPT and token.text != "DeclareAutoCiteCommand":
        found = (command for part, command in _NEAREST.items() if part in wrapper)
        many = "s" * (token.text == "DeclareMultiCiteCommand")
        expander.scope.define(name, Alias(f"{next(found, 'cite')}{many}"))


EXECUTED: dict[str, Primitive] = dict.fromkeys(_CODE, declare)
