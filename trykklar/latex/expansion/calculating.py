r"""Commands that calculate: `\numdef`, `\inteval`, `\fpeval`, `\pgfmathparse` and their kin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, plain
from trykklar.latex.expansion.calculation import NoValueError, evaluate
from trykklar.latex.expansion.decimal_point import DecimalPoint
from trykklar.latex.expansion.fixed_point import FixedPoint, scaled
from trykklar.latex.expansion.length_scan import POINT, length, printed
from trykklar.latex.expansion.number_scan import expression, integer
from trykklar.latex.expansion.target_name import target
from trykklar.latex.expansion.token import (
    Kind,
    braced,
    end_token,
    named_token,
    text_token,
    word_token,
)
from trykklar.latex.expansion.token_meaning import Macro

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token


def _whole(expander: Expander, tokens: list[Token], call: Token, *, lengths: bool) -> int:
    r"""The value of an argument, read as `\numexpr` or `\dimexpr` reads it; 0 where it has none."""
    expander.stack.push([*tokens, end_token(call)])
    value = expression(expander, length if lengths else integer)
    while (rest := expander.stack.next()) is not None and rest.kind is not Kind.END:
        pass
    return value or 0


def number_definition(expander: Expander, token: Token) -> None:
    r"""`\numdef\x{2*3}`, `\csnumdef{x}{2*3}`, `\dimdef`, `\gluedef` of etoolbox."""
    by_name = token.text.startswith("cs")
    given = expander.expanded(argument(expander.stack) or [], token) if by_name else []
    name = plain(given) if by_name else target(expander)
    lengths = "num" not in token.text
    body = argument(expander.stack) or []
    value = _whole(expander, body, token, lengths=lengths)
    text = printed(value) if lengths else str(value)
    macro = Macro((), (text_token(text, token),))
    expander.scope.define(name, macro, everywhere=token.text.endswith("gdef"))


def whole_value(expander: Expander, token: Token) -> None:
    r"""`\inteval{2*3}`, `\dimeval{1pt+2pt}`."""
    given = argument(expander.stack) or []
    lengths = expander.resolve(token)[0] == "dimeval"
    value = _whole(expander, given, token, lengths=lengths)
    expander.stack.push([text_token(printed(value) if lengths else str(value), token)])


def decimal_value(expander: Expander, token: Token) -> None:
    r"""`\fpeval{round(10/3,2)}`; what only TeX can calculate stays as it is."""
    given = argument(expander.stack) or []
    try:
        value = evaluate(plain(expander.expanded(given, token)), DecimalPoint())
    except NoValueError:
        token.held = True
        expander.stack.push([token, *braced(given, token)])
        return
    expander.stack.push([text_token(value, token)])


def _parsed(expander: Expander, given: list[Token], token: Token) -> str | None:
    text = plain(expander.expanded(given, token))
    try:
        return text if _bare(text) else evaluate(text, FixedPoint())
    except NoValueError:
        return None


def _bare(text: str) -> bool:
    return bool(text) and set(text) <= set("0123456789.")


def parse(expander: Expander, token: Token) -> None:
    r"""`\pgfmathparse{2*3}`: `\pgfmathresult` is its value."""
    given = argument(expander.stack) or []
    value = _parsed(expander, given, token)
    if value is None:
        expander.scope.define("pgfmathresult", None)
        word = word_token(token.text, token)
        word.held = True
        expander.stack.push([word, *braced(given, token)])
    else:
        expander.scope.define("pgfmathresult", Macro((), (text_token(value, token),)))


def parsed_macro(expander: Expander, token: Token) -> None:
    r"""`\pgfmathsetmacro\x{2*3}`, `\pgfmathtruncatemacro\x{7/2}`, `\pgfmathsetlengthmacro`."""
    name = target(expander)
    given = argument(expander.stack) or []
    value = _parsed(expander, given, token)
    if value is None:
        expander.scope.define(name, None)
        tokens = [named_token(name, token)]
        word = word_token(token.text, token)
        word.held = True
        expander.stack.push([word, *braced(tokens, token), *braced(given, token)])
        return
    if "truncate" in token.text:
        value = str(abs(scaled(value)) // POINT * (-1 if value[:1] == "-" else 1))
    elif "length" in token.text:
        value = printed(scaled(value))
    expander.scope.define(name, Macro((), (text_token(value, token),)))


_PREFIXES = ("", "cs")
_DEFINING = [
    f"{prefix}{what}{kind}"
    for prefix in _PREFIXES
    for what in ("num", "dim", "glue")
    for kind in ("def", "gdef")
]
EXPANDABLE: dict[str, Primitive] = {
    **dict.fromkeys(("inteval", "dimeval"), whole_value),
    "fpeval": decimal_value,
}
EXECUTED: dict[str, Primitive] = {
    **dict.fromkeys(_DEFINING, number_definition),
    "pgfmathparse": parse,
    **dict.fromkeys(
        ("pgfmathsetmacro", "pgfmathtruncatemacro", "pgfmathsetlengthmacro"), parsed_macro
    ),
}
