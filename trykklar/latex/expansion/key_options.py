r"""Options of a class or package that are keys: kvoptions' `\DeclareBoolOption`, `\DeclareKeys`.

Each has its value where it is declared, as the options that were given are known there. Sources:
the manual of kvoptions, section 2; LaTeX's clsguide, "Option handling".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, optional, plain
from trykklar.latex.expansion.key_values import key_and_value
from trykklar.latex.expansion.parameters import comma_list
from trykklar.latex.expansion.token import text_token
from trykklar.latex.expansion.token_meaning import Macro, Setter, Switch

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

_PREFIX = "kvoptions prefix "


def _given(expander: Expander, name: str, token: Token) -> str | None:
    """What an option was given; nothing where it stands alone, None where it is not given."""
    for item in reversed(expander.packages.get(token.source.path.stem, "").split(",")):
        key, _, value = item.partition("=")
        if key.strip() == name:
            return value.strip().removeprefix("{").removesuffix("}")
    return None


def _prefix(expander: Expander, token: Token) -> str:
    stem = token.source.path.stem
    chosen = expander.scope.meanings.get(f"{_PREFIX}{stem}")
    return plain(list(chosen.body)) if isinstance(chosen, Macro) else f"{stem}@"


def set_up(expander: Expander, token: Token) -> None:
    r"""`\SetupKeyvalOptions{family=x, prefix=x@}`; the prefix is that of the names it makes."""
    found = dict(map(key_and_value, comma_list(argument(expander.stack) or [])))
    family = plain(found.get("family") or [])
    prefix = found.get("prefix") or ([text_token(f"{family}@", token)] if family else None)
    if prefix is not None:
        name = f"{_PREFIX}{token.source.path.stem}"
        expander.scope.define(name, Macro((), tuple(prefix)), everywhere=True)


def string(expander: Expander, token: Token) -> None:
    r"""`\DeclareStringOption[initial]{x}[default]`: `\prefix@x` is what was given."""
    initial = plain(optional(expander.stack) or [])
    name = plain(argument(expander.stack) or [])
    default = plain(optional(expander.stack) or [])
    given = _given(expander, name, token)
    value = initial if given is None else given or default
    body = (text_token(value, token),) if value else ()
    expander.scope.define(f"{_prefix(expander, token)}{name}", Macro((), body), everywhere=True)


def boolean(expander: Expander, token: Token) -> None:
    r"""`\DeclareBoolOption[initial]{x}`: `\ifprefix@x`."""
    initial = plain(optional(expander.stack) or [])
    name = plain(argument(expander.stack) or [])
    given = _given(expander, name, token)
    value = initial == "true" if given is None else given != "false"
    _switch(expander, f"{_prefix(expander, token)}{name}", value=value)


def complement(expander: Expander, token: Token) -> None:
    r"""`\DeclareComplementaryOption{y}{x}`: the contrary of another."""
    name, other = plain(argument(expander.stack) or []), plain(argument(expander.stack) or [])
    given = _given(expander, name, token)
    if given is not None:
        _switch(expander, f"{_prefix(expander, token)}{other}", value=given == "false")


def _switch(expander: Expander, name: str, *, value: bool) -> None:
    expander.scope.define(f"if{name}", Switch(value), everywhere=True)
    for state in (True, False):
        setter = Setter(f"if{name}", state)
        expander.scope.define(f"{name}{str(state).lower()}", setter, everywhere=True)


def keys(expander: Expander, token: Token) -> None:
    r"""`\DeclareKeys[family]{x.if=y, z.store=\z}`: `\ify`, and `\z` where it is given."""
    optional(expander.stack)
    for item in comma_list(argument(expander.stack) or []):
        key, target = key_and_value(item)
        name, _, kind = key.rpartition(".")
        given = _given(expander, name.strip(), token)
        if kind == "if" and target:
            _switch(expander, plain(target).strip(), value=given in ("", "true"))
        elif kind == "store" and target and given is not None:
            body = (text_token(given, token),) if given else ()
            expander.scope.define(target[0].text, Macro((), body), everywhere=True)


EXECUTED: dict[str, Primitive] = {
    "SetupKeyvalOptions": set_up,
    "DeclareStringOption": string,
    "DeclareBoolOption": boolean,
    "DeclareComplementaryOption": complement,
    "DeclareKeys": keys,
}
