r"""Boxes: what is put into one is printed where the box is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, group, optional
from trykklar.latex.expansion.length_scan import box_name, length
from trykklar.latex.expansion.target_name import target
from trykklar.latex.expansion.token import Kind, braced
from trykklar.latex.expansion.token_meaning import Box

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.input_stack import InputStack
    from trykklar.latex.expansion.token import Token

_FILLED = frozenset(["hbox", "vbox", "vtop", "vcenter"])
_FARTHEST = 20_000  # tokens in which the end of a box is looked for


def new_box(expander: Expander, _token: Token) -> None:
    r"""`\newbox\x`, `\newsavebox{\x}`."""
    expander.scope.define(target(expander), Box(), everywhere=True)


def set_box(expander: Expander, token: Token) -> None:
    r"""`\setbox0=\hbox{..}`, `\sbox\x{..}`, `\savebox{\x}[2cm][l]{..}`."""
    everywhere = expander.take_global()
    name = box_name(expander)
    if token.text == "setbox":
        expander.stack.skip_text("=")
        content = _made(expander)
    else:
        optional(expander.stack)
        optional(expander.stack)
        content = argument(expander.stack) or []
    expander.scope.define(name, Box(tuple(content)), everywhere=everywhere)


def _made(expander: Expander) -> list[Token]:
    r"""What stands in `\hbox to 2cm{..}`, or in another box."""
    expander.stack.skip_blanks()
    maker = expander.stack.next()
    if maker is None or maker.kind is not Kind.WORD:
        expander.stack.push([maker] if maker else [])
        return []
    if maker.text not in _FILLED:
        return _content(expander) if maker.text in ("box", "copy") else []
    for word in ("to", "spread"):
        if expander.stack.skip_text(word):
            length(expander)
    content = group(expander.stack)
    return content if content is not None else _until_egroup(expander.stack)


def _until_egroup(stack: InputStack) -> list[Token]:
    r"""What stands between `\bgroup` and `\egroup`, where both stand in one place."""
    found: list[Token] = []
    depth = inner = 0
    while len(found) < _FARTHEST and (token := stack.next()) is not None:
        found.append(token)
        if token.kind is Kind.WORD:
            depth += (token.text == "bgroup") - (token.text == "egroup")
            inner += (token.text == "begin") - (token.text == "end")
        if token.kind is Kind.END or depth == 0 or inner < 0:
            break
    if found and found[-1].text == "egroup" and depth == 0:
        return found[1:-1]
    stack.push(found)  # the end is in the end of an environment, say: it is printed where it is
    return []


def _content(expander: Expander) -> list[Token]:
    box = expander.scope.meanings.get(box_name(expander))
    return list(box.tokens) if isinstance(box, Box) else []


def use_box(expander: Expander, token: Token) -> None:
    r"""`\usebox{\x}`, `\box0`, `\copy\x`, `\unhbox\x`; TeX empties some of them."""
    name = box_name(expander)
    box = expander.scope.meanings.get(name)
    if isinstance(box, Box):
        if token.text in ("box", "unhbox", "unvbox"):
            expander.scope.define(name, Box())
        expander.read_next(braced(list(box.tokens), token), token)


EXECUTED: dict[str, Primitive] = {
    **dict.fromkeys(("newbox", "newsavebox"), new_box),
    **dict.fromkeys(("setbox", "sbox", "savebox"), set_box),
    **dict.fromkeys(("usebox", "box", "copy", "unhbox", "unhcopy", "unvbox", "unvcopy"), use_box),
}
