r"""Keys with values: `\define@key`, `\setkeys`.

Source: The manuals of keyval and xkeyval, whose names for what a key does are used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, optional, plain, trimmed, unbraced
from trykklar.latex.expansion.parameters import comma_list
from trykklar.latex.expansion.token import Kind, braced, named_token, text_token, word_token
from trykklar.latex.expansion.token_meaning import Macro, Parameter

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token


def define_key(expander: Expander, _token: Token) -> None:
    r"""`\define@key[prefix]{family}{key}[default]{code}`."""
    optional(expander.stack)
    family, key = plain(argument(expander.stack)), plain(argument(expander.stack))
    default = optional(expander.stack)
    code = argument(expander.stack) or []
    expander.scope.define(_name(family, key), Macro((Parameter("m"),), tuple(code)))
    if default is not None:
        expander.scope.define(f"{_name(family, key)}@default", Macro((), tuple(default)))


def _name(family: str, key: str) -> str:
    return f"KV@{family}@{key}"


def set_keys(expander: Expander, token: Token) -> None:
    r"""`\setkeys[prefix]{family}{a=b, c}`; what has no such key is left to the package it is of."""
    optional(expander.stack)
    family, given = argument(expander.stack) or [], argument(expander.stack) or []
    calls: list[Token] = []
    for item in comma_list(given):
        key, value = key_and_value(item)
        name = _name(plain(family), key)
        if name not in expander.scope.meanings:
            continue
        if value is None:
            value = [named_token(f"{name}@default", token)]
        calls += [named_token(name, token), *braced(value, token)]
    if not calls:
        token = word_token("setkeys", token)
        expander.emit(token)
        calls = [*braced(family, token), *braced(given, token)]
    expander.stack.push(calls)


def key_and_value(item: list[Token]) -> tuple[str, list[Token] | None]:
    """`key = value`, or a key alone."""
    for at, token in enumerate(item):
        if token.kind is Kind.TEXT and "=" in token.text:
            place = token.text.index("=")
            key = [*item[:at], text_token(token.text[:place], token)]
            rest = token.cut(place + 1)
            value = [*([rest] if rest.text else []), *item[at + 1 :]]
            return plain(key), unbraced(trimmed(value))
    return plain(item), None


EXECUTED: dict[str, Primitive] = {"define@key": define_key, "setkeys": set_keys}
