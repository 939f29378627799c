r"""What is to be read with an environment: `\AtBeginEnvironment`, `\AddToHook{env/x/end}`.

Sources: the manual of etoolbox, 2.6; LaTeX's lthooks-doc, "Generic hooks for environments".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, optional, plain
from trykklar.latex.expansion.command_hook import at_command
from trykklar.latex.expansion.printing_code import prints
from trykklar.latex.expansion.token import braced, word_token

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

_AT = {
    "BeforeBeginEnvironment": "before", "AtBeginEnvironment": "begin",
    "AtEndEnvironment": "end", "AfterEndEnvironment": "after",
}  # fmt: skip
_OF_ENVIRONMENT = re.compile(r"env/(.+)/(before|begin|end|after)")
_OF_COMMAND = re.compile(r"cmd/(.+)/(before|after)")


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
    elif of_command := _OF_COMMAND.fullmatch(hook):
        at_command(expander, of_command[1], of_command[2], code, token)
    elif hook.partition("/")[0] == "begindocument":
        expander.stack.push([word_token("AtBeginDocument", token), *braced(code, token)])
    elif hook.partition("/")[0] == "enddocument" and not expander.begun:
        expander.at_end += code


def _add(expander: Expander, name: str, where: str, code: list[Token]) -> None:
    """Keep what prints; what only sets a look is for TeX."""
    if where in ("before", "after") or prints(code):
        expander.environments.hooks.setdefault((name, where), []).extend(code)


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
