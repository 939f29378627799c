r"""What is to be read with an environment: `\AtBeginEnvironment`, `\AddToHook{env/x/end}`.

Sources: the manual of etoolbox, 2.6; LaTeX's lthooks-doc, "Generic hooks for environments".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, optional, plain
from trykklar.latex.expansion.token import Kind, braced, word_token
from trykklar.latex.structure_commands import HEADINGS

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

_AT = {
    "BeforeBeginEnvironment": "before", "AtBeginEnvironment": "begin",
    "AtEndEnvironment": "end", "AfterEndEnvironment": "after",
}  # fmt: skip
_OF_ENVIRONMENT = re.compile(r"env/(.+)/(before|begin|end|after)")
_SAYS = re.compile(r"[^\W\d_]{3,}")  # of a length, no unit has so many letters
_PRINTING = frozenset({"textbf", "textit", "emph", "qed", "qedsymbol", "begin", *HEADINGS})


def at_environment(expander: Expander, token: Token) -> None:
    r"""`\AtBeginEnvironment{x}{..}`, `\AfterEndEnvironment{x}{..}`."""
    name = plain(argument(expander.stack))
    _add(expander, name, _AT[token.text], argument(expander.stack) or [])


def add_to_hook(expander: Expander, token: Token) -> None:
    r"""`\AddToHook{env/x/begin}[label]{..}`, `\AddToHook{begindocument}{..}`."""
    hook = plain(argument(expander.stack))
    optional(expander.stack)
    code = argument(expander.stack) or []
    match = _OF_ENVIRONMENT.fullmatch(hook)
    if match is not None:
        _add(expander, match[1], match[2], code)
    elif hook.partition("/")[0] == "begindocument":
        expander.stack.push([word_token("AtBeginDocument", token), *braced(code, token)])
    elif hook.partition("/")[0] == "enddocument" and not expander.begun:
        expander.at_end += code


def _add(expander: Expander, name: str, where: str, code: list[Token]) -> None:
    """Keep what prints; what only sets a look is for TeX."""
    if where in ("before", "after") or _prints(code):
        expander.environments.hooks.setdefault((name, where), []).extend(code)


def _prints(code: list[Token]) -> bool:
    """Whether there is text in it that stands in no argument, a formula or a heading."""
    depth = 0
    for token in code:
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        if token.kind is Kind.WORD and token.text in _PRINTING:
            return True
        if depth == 0 and (token.kind is Kind.MATH or _is_text(token)):
            return True
    return False


def _is_text(token: Token) -> bool:
    return token.kind is Kind.TEXT and _SAYS.search(token.text) is not None


def hooked(expander: Expander, name: str, where: str, call: Token) -> list[Token]:
    """What is read at a place of an environment.

    Args:
        expander: The state of the expansion.
        name: Of the environment.
        where: `before` or at the `begin` of its group, at the `end` of it, or `after`.
        call: Its beginning or end.
    """
    return [token.called(call) for token in expander.environments.hooks.get((name, where), ())]


EXECUTED: dict[str, Primitive] = {
    **dict.fromkeys(_AT, at_environment),
    "AddToHook": add_to_hook,
}
