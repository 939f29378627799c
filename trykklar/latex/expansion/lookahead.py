r"""Commands that look at what follows: `\@ifstar`, `\@ifnextchar`, `\futurelet`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, trimmed
from trykklar.latex.expansion.target_name import meaning_of, target
from trykklar.latex.expansion.token import Kind, braced, text_token, word_token
from trykklar.latex.expansion.token_meaning import Letter

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token


def if_star(expander: Expander, token: Token) -> None:
    r"""`\@ifstar{with}{without}*`."""
    starred, plain = argument(expander.stack) or [], argument(expander.stack) or []
    expander.read_next(starred if expander.stack.skip_text("*") else plain, token)


def if_next(expander: Expander, token: Token) -> None:
    r"""`\@ifnextchar[{then}{else}`."""
    wanted = argument(expander.stack) or []
    then, otherwise = argument(expander.stack) or [], argument(expander.stack) or []
    blanks = expander.stack.skip_blanks()
    there = _follows(expander, wanted)
    chosen = then if there else [*otherwise, *(blanks if not otherwise else [])]
    expander.read_next(chosen, token)


def _follows(expander: Expander, wanted: list[Token]) -> bool:
    token = expander.stack.peek()
    if token is None or not wanted:
        return False
    sign = wanted[0]
    meaning = expander.scope.meanings.get(sign.text) if sign.kind is Kind.WORD else None
    sign = meaning.token if isinstance(meaning, Letter) else sign
    if sign.kind is Kind.WORD and sign.text in ("bgroup", "@bgroup"):
        return token.kind is Kind.OPEN
    if token.kind is Kind.TEXT:
        return sign.kind is Kind.TEXT and token.text[:1] == sign.text[:1]
    return token.meaning == sign.meaning


def test_option(expander: Expander, token: Token) -> None:
    r"""`\@testopt{cmd}{default}`, `\@dblarg{cmd}`: a bracket is put in where none follows."""
    name = expander.resolve(token)[0]
    command = argument(expander.stack) or []
    default = argument(expander.stack) if name == "@testopt" else None
    blanks = expander.stack.skip_blanks()
    following = expander.stack.peek()
    if following is not None and following.kind is Kind.TEXT and following.text[:1] == "[":
        expander.stack.push([*command, *blanks])
        return
    given = argument(expander.stack) if default is None else None
    again = braced(given, token) if given is not None else []
    value = [text_token("[", token), *(default or given or []), text_token("]", token)]
    expander.stack.push([*command, *value, *again])


def future_let(expander: Expander, _token: Token) -> None:
    r"""`\futurelet\x\y`: `\x` is what comes behind `\y`."""
    name = target(expander)
    command = expander.stack.next()
    following = expander.stack.peek()
    if name and following is not None:
        expander.scope.define(name, meaning_of(expander, following))
    if command is not None:
        expander.stack.push([command])


def start_section(expander: Expander, token: Token) -> None:
    r"""`\@startsection{section}{1}..{style}`: the heading of that name."""
    name = trimmed(argument(expander.stack) or [])
    for _ in range(5):
        argument(expander.stack)
    if name:
        heading = word_token(name[0].text.strip(), token)
        expander.stack.push([heading])


EXECUTED: dict[str, Primitive] = {
    "@ifstar": if_star,
    **dict.fromkeys(("@ifnextchar", "kernel@ifnextchar", "@ifnextchar@"), if_next),
    **dict.fromkeys(("@testopt", "@dblarg", "@protected@testopt"), test_option),
    "futurelet": future_let,
    "@startsection": start_section,
}
