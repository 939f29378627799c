r"""Commands that change a definition: `\g@addto@macro`, `\appto`, `\pretocmd`, `\patchcmd`.

Source: The LaTeX 2e Sources for the first, the manuals of etoolbox and xpatch for the others. What
LaTeX or a package defines is not known here, so that a change within it is passed over; what prints
words before or behind one of its commands is read there (`command_hook.py`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, atoms, optional
from trykklar.latex.expansion.command_hook import is_kept, is_wrapped, print_around
from trykklar.latex.expansion.kept_commands import KEPT
from trykklar.latex.expansion.target_name import target
from trykklar.latex.expansion.token_meaning import Macro
from trykklar.latex.expansion.word_runs import defined

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token


def add(expander: Expander, token: Token) -> None:
    r"""`\appto\x{..}`, `\preto\x{..}`; etoolbox defines what is not defined."""
    name = target(expander)
    code = argument(expander.stack) or []
    code = expander.expanded(code, token) if token.text[0] in "ex" else code
    everywhere = token.text[0] in "gx"
    macro = _own(expander, name)
    if macro is not None:
        expander.scope.define(name, _with(macro, token, code), everywhere=everywhere)
    elif is_kept(name):
        print_around(expander, name, code, token, before="preto" in token.text)
    elif "@" not in token.text and name not in KEPT and not defined(expander, name):
        expander.scope.define(name, Macro((), tuple(code)), everywhere=everywhere)


def _own(expander: Expander, name: str) -> Macro | None:
    """What an author defined under a name, which is not LaTeX's with words around it."""
    macro = expander.scope.meanings.get(name)
    return macro if isinstance(macro, Macro) and not is_wrapped(expander, name) else None


def _with(macro: Macro, token: Token, code: list[Token]) -> Macro:
    before = "preto" in token.text
    return replace(macro, body=(*code, *macro.body) if before else (*macro.body, *code))


def add_to_captions(expander: Expander, token: Token) -> None:
    r"""`\addto\x{..}` of babel; what it adds to a language's names is for later stages."""
    name = target(expander)
    macro = expander.scope.meanings.get(name)
    if not isinstance(macro, Macro):
        expander.emit_since(token)
        return
    expander.scope.define(name, _with(macro, token, argument(expander.stack) or []))


def add_or_fail(expander: Expander, token: Token) -> None:
    r"""`\apptocmd{\x}{..}{success}{failure}`, `\pretocmd`."""
    name = target(expander)
    code = argument(expander.stack) or []
    macro = _own(expander, name)
    if macro is not None:
        expander.scope.define(name, _with(macro, token, code))
    elif is_kept(name):
        print_around(expander, name, code, token, before="preto" in token.text)
    _go_on(expander, succeeded=macro is not None or is_kept(name))


def _go_on(expander: Expander, *, succeeded: bool) -> None:
    success, failure = argument(expander.stack) or [], argument(expander.stack) or []
    expander.stack.push(success if succeeded else failure)


def patch(expander: Expander, _token: Token) -> None:
    r"""`\patchcmd[prefix]{\x}{search}{replace}{success}{failure}`: the first place only."""
    optional(expander.stack)
    name = target(expander)
    search, put = argument(expander.stack) or [], argument(expander.stack) or []
    macro = expander.scope.meanings.get(name)
    body = _replaced(macro.body, search, put) if isinstance(macro, Macro) else None
    if isinstance(macro, Macro) and body is not None:
        expander.scope.define(name, replace(macro, body=body))
    _go_on(expander, succeeded=body is not None)


def _replaced(
    body: tuple[Token, ...], search: list[Token], put: list[Token]
) -> tuple[Token, ...] | None:
    letters = [atom for token in body for atom in atoms(token)]
    here = [token.meaning for token in letters]
    wanted = [atom.meaning for token in search for atom in atoms(token)]
    for at in range(len(here) - len(wanted) + 1):
        if here[at : at + len(wanted)] == wanted:
            return (*letters[:at], *put, *letters[at + len(wanted) :])
    return None


_ADDING = "g@addto@macro appto gappto eappto xappto preto gpreto epreto xpreto"
EXECUTED: dict[str, Primitive] = {
    **dict.fromkeys(_ADDING.split(), add),
    **dict.fromkeys(("apptocmd", "pretocmd", "xapptocmd", "xpretocmd"), add_or_fail),
    "addto": add_to_captions,
    **dict.fromkeys(("patchcmd", "xpatchcmd"), patch),
}
