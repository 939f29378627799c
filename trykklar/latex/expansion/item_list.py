r"""Lists of etoolbox: `\listadd{\x}{item}`, `\dolistloop{\x}`, `\ifinlist{item}{\x}`.

Source: the manual of etoolbox, 3.7 "Lists".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, plain
from trykklar.latex.expansion.choosing import choose
from trykklar.latex.expansion.target_name import target
from trykklar.latex.expansion.token import braced, named_token, word_token, written_text
from trykklar.latex.expansion.token_meaning import Macro

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

_SEPARATOR = "end of item"  # no command that is written has a blank in its name


def add(expander: Expander, token: Token) -> None:
    r"""`\listadd{\x}{item}`, `\listcsgadd{x}{item}`; a blank item is none."""
    name = _named(expander, token)
    item = argument(expander.stack) or []
    if token.text.endswith(("eadd", "xadd")):
        item = expander.expanded(item, token)
    if not written_text(item).strip():
        return
    body = (*_body(expander, name), *item, named_token(_SEPARATOR, token))
    everywhere = token.text.endswith(("gadd", "xadd"))
    expander.scope.define(name, Macro((), body), everywhere=everywhere)


def remove(expander: Expander, token: Token) -> None:
    r"""`\listremove{\x}{item}`: each that is the same."""
    name = _named(expander, token)
    unwanted = written_text(argument(expander.stack) or [])
    left = [item for item in _items(expander, name) if written_text(item) != unwanted]
    body = tuple(part for item in left for part in (*item, named_token(_SEPARATOR, token)))
    everywhere = token.text.endswith("gremove")
    expander.scope.define(name, Macro((), body), everywhere=everywhere)


def loop(expander: Expander, token: Token) -> None:
    r"""`\dolistloop{\x}`, `\forlistloop{\command}{\x}`, `\forlistcsloop{\command}{x}`."""
    given = argument(expander.stack) if token.text.startswith("for") else None
    command = given if given is not None else [word_token("do", token)]
    items = _items(expander, _named(expander, token))
    expander.read_next([part for item in items for part in (*command, *braced(item, token))], token)


def if_in(expander: Expander, token: Token) -> None:
    r"""`\ifinlist{item}{\x}{..}{..}`, `\xifinlistcs{item}{x}{..}{..}`."""
    item = argument(expander.stack) or []
    item = expander.expanded(item, token) if token.text.startswith("x") else item
    items = _items(expander, _named(expander, token))
    choose(expander, truth=written_text(item) in map(written_text, items))


def _named(expander: Expander, token: Token) -> str:
    if "cs" not in token.text:
        return target(expander)
    return plain(expander.expanded(argument(expander.stack) or [], token))


def _body(expander: Expander, name: str) -> tuple[Token, ...]:
    macro = expander.scope.meanings.get(name)
    return macro.body if isinstance(macro, Macro) else ()


def _items(expander: Expander, name: str) -> list[list[Token]]:
    items: list[list[Token]] = [[]]
    for token in _body(expander, name):
        if token.text == _SEPARATOR:
            items.append([])
        else:
            items[-1].append(token)
    return items[:-1]


_ADDING = "listadd listgadd listeadd listxadd listcsadd listcsgadd listcseadd listcsxadd"
_REMOVING = "listremove listgremove listcsremove listcsgremove"
_LOOPS = "dolistloop dolistcsloop forlistloop forlistcsloop"
_TESTS = "ifinlist xifinlist ifinlistcs xifinlistcs"
EXPANDABLE: dict[str, Primitive] = {
    **dict.fromkeys(_LOOPS.split(), loop),
    **dict.fromkeys(_TESTS.split(), if_in),
}
EXECUTED: dict[str, Primitive] = {
    **dict.fromkeys(_ADDING.split(), add),
    **dict.fromkeys(_REMOVING.split(), remove),
}
