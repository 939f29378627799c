r"""The name that is defined, and what `\let` gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import group, plain
from trykklar.latex.expansion.naming import until_endcsname
from trykklar.latex.expansion.token import ACTIVE, Kind
from trykklar.latex.expansion.token_meaning import Alias, Letter

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander
    from trykklar.latex.expansion.token import Token
    from trykklar.latex.expansion.token_meaning import Meaning


_ACTIVE = 13


def target(expander: Expander) -> str:
    r"""The name that is defined, `\x`, `{\x}`, `{x}` or `\csname x\endcsname`."""
    expander.stack.skip_blanks()
    token = expander.stack.next()
    if token is None:
        return ""
    if token.kind is Kind.WORD and token.text == "csname":
        return plain(until_endcsname(expander, token))
    if token.kind in (Kind.WORD, Kind.SIGN):
        return token.text
    expander.stack.push([token])
    if token.kind is not Kind.OPEN:
        return _tilde(expander)
    given = [part for part in group(expander.stack) or [] if part.raw.strip()]
    if len(given) == 1 and given[0].kind in (Kind.WORD, Kind.SIGN):
        return given[0].text
    return plain(expander.expanded(given, token))


def _tilde(expander: Expander) -> str:
    """The one character that LaTeX makes a command, where it comes next."""
    if not expander.stack.starts_with("~"):
        return ""
    expander.set_category("~", _ACTIVE)
    return f"{ACTIVE}~"


def meaning_of(expander: Expander, token: Token) -> Meaning:
    r"""What `\let` gives a name that is to be the same as a token."""
    if token.kind in (Kind.WORD, Kind.SIGN):
        name, meaning = expander.resolve(token)
        return meaning if meaning is not None else Alias(name)
    return Letter(token.cut(0, 1) if token.kind is Kind.TEXT else token)
