r"""Words that are printed before or behind a command of LaTeX's: `\preto\section{..}`.

The command stays what it is; what only sets a look is for TeX. Source: the manual of etoolbox, 3.4;
LaTeX's ltcmdhooks-doc.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.latex.expansion.kept_commands import KEPT, KEPT_ENVIRONMENTS
from trykklar.latex.expansion.printing_code import prints
from trykklar.latex.expansion.token import named_token
from trykklar.latex.expansion.token_meaning import Alias, Macro

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander
    from trykklar.latex.expansion.token import Token

_BARE_NAMES = """
maketitle tableofcontents listoffigures listoftables appendix frontmatter mainmatter backmatter
printbibliography clearpage newpage item par
"""
_BARE = frozenset(_BARE_NAMES.split())
"""Those without arguments in braces: what is added behind them is printed there."""
_ITSELF = " itself"
_END = "end"


def is_kept(name: str) -> bool:
    """Whether a command, or the one that begins or ends an environment, is known without TeX."""
    return name in KEPT or name.removeprefix(_END) in KEPT_ENVIRONMENTS


def is_wrapped(expander: Expander, name: str) -> bool:
    """Whether a command of LaTeX's has words around it already."""
    return f"{name}{_ITSELF}" in expander.scope.meanings


def print_around(
    expander: Expander, name: str, code: list[Token], at: Token, *, before: bool
) -> None:
    """Have code read before or behind each call of a command that is kept, if it prints words.

    Args:
        expander: Where the command is called.
        name: Of the command.
        code: What is added.
        at: The command that adds it.
        before: Whether it is put before what the command does.
    """
    if not prints(code):
        return
    environment = name.removeprefix(_END)
    if name not in KEPT or environment in KEPT_ENVIRONMENTS:
        if before == (environment == name):
            place = "begin" if before else _END
            expander.environments.hooks.setdefault((environment, place), []).extend(code)
    elif before or name in _BARE:
        _add(expander, name, code, at, before=before)


def _add(expander: Expander, name: str, code: list[Token], at: Token, *, before: bool) -> None:
    itself = f"{name}{_ITSELF}"
    known = expander.scope.meanings.get(name)
    if not isinstance(known, Macro):
        expander.scope.define(itself, Alias(name), everywhere=True)
        known = Macro((), (named_token(itself, at),))
    body = (*code, *known.body) if before else (*known.body, *code)
    expander.scope.define(name, replace(known, body=body))


def at_command(expander: Expander, name: str, place: str, code: list[Token], at: Token) -> None:
    r"""`\AddToHook{cmd/section/before}{..}`, also of a command of the author's.

    Args:
        expander: Where the command is called.
        name: Of the command.
        place: `before` or `after`.
        code: What is added.
        at: The command that adds it.
    """
    before = place == "before"
    known = expander.scope.meanings.get(name)
    if isinstance(known, Macro) and not is_wrapped(expander, name):
        body = (*code, *known.body) if before else (*known.body, *code)
        expander.scope.define(name, replace(known, body=body))
    elif is_kept(name):
        print_around(expander, name, code, at, before=before)
