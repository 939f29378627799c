"""Numbers and lengths, read as TeX reads them, with the macros in them expanded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, group, plain
from trykklar.latex.expansion.token import Kind, end_token, text_token
from trykklar.latex.expansion.token_meaning import Letter, Number

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander
    from trykklar.latex.expansion.token import Token

_CONSTANTS = {
    "z@": 0,
    "@ne": 1,
    "tw@": 2,
    "thr@@": 3,
    "m@ne": -1,
    "@m": 1000,
    "@M": 10000,
    "active": 13,
}
_DIGITS = re.compile(r"\d{1,12}")
_SIGNS = re.compile(r"[\s+-]*")
_DIMENSION = re.compile(
    r"\s*([+-]?(?:\d{1,9}(?:[.,]\d{0,9})?|[.,]\d{1,9}))\s*(?:true)?\s*"
    r"(pt|pc|in|bp|cm|mm|dd|cc|sp|ex|em|mu|filll|fill|fil)?",
    re.IGNORECASE,
)
_FACTOR = re.compile(r"\s*[+-]?(?:\d{0,9}(?:[.,]\d{0,9})?)")
_POINTS = {
    "pt": 1.0, "pc": 12.0, "in": 72.27, "bp": 1.00375, "cm": 28.45274, "mm": 2.845274, "dd": 1.07,
    "cc": 12.84, "sp": 1.5e-5, "ex": 4.3, "em": 10.0, "mu": 0.55,
}  # fmt: skip
_STRETCH = re.compile(r"\s*(?:plus|minus)", re.IGNORECASE)
_OPERATIONS = re.compile(r"\s*([-+*/()])")
_MOST = 10**12
_DEEPEST = 20


def next_expanded(expander: Expander) -> Token | None:
    """The next token that does not expand, blanks before it left out."""
    while (token := expander.stack.next()) is not None:
        if token.kind in (Kind.SPACE, Kind.COMMENT) or not token.raw.strip():
            if token.kind is Kind.END:
                expander.stack.push([token])
                return None
            continue
        if not expander.expand(token, only=True):
            return token
    return None


def integer(expander: Expander) -> int | None:
    """A number; None where what comes is none that is known, and stays to be read."""
    sign = 1
    while (token := next_expanded(expander)) is not None:
        if token.kind is not Kind.TEXT:
            return _named(expander, token, sign)
        signs = _SIGNS.match(token.text)
        at = signs.end() if signs else 0
        sign *= -1 if token.text[:at].count("-") % 2 else 1
        if at < len(token.text):
            return _digits(expander, token.cut(at) if at else token, sign)
    return None


def _named(expander: Expander, token: Token, sign: int) -> int | None:
    name, meaning = expander.resolve(token)
    value: int | None = _CONSTANTS.get(name)
    if isinstance(meaning, Number):
        value = expander.counters.get(meaning.name)
    elif name == "value":
        value = expander.counters.get(plain(group(expander.stack)))
    elif name == "numexpr":
        value = expression(expander)
    elif name == "count":
        value = expander.counters.get(f"count{integer(expander)}")
    elif value is None:
        expander.stack.push([token])
    return None if value is None else sign * value


def _digits(expander: Expander, token: Token, sign: int) -> int | None:
    if token.text[0] in "`'\"":
        return _coded(expander, token, sign)
    digits = ""
    following: Token | None = token
    while following is not None:
        match = _DIGITS.match(following.text) if following.kind is Kind.TEXT else None
        if match is None:
            expander.stack.push([following])
            break
        digits += match[0]
        if match.end() < len(following.text):
            expander.stack.push([following.cut(match.end())])
            expander.stack.starts_with(" ")
            break
        following = _adjacent(expander)
    return sign * int(digits) if digits and len(digits) <= len(str(_MOST)) else None


def _adjacent(expander: Expander) -> Token | None:
    """The next token that does not expand; a line end behind a number belongs to it."""
    while (token := expander.stack.next()) is not None:
        if token.kind is Kind.SPACE:
            return None
        if token.kind is Kind.END:
            expander.stack.push([token])
            return None
        if not expander.expand(token, only=True):
            return token
    return None


def _coded(expander: Expander, token: Token, sign: int) -> int | None:
    mark, rest = token.text[0], token.text[1:]
    if mark == "`":
        if rest:
            expander.stack.push([token.cut(2)] if rest[1:] else [])
            return sign * ord(rest[0])
        letter = expander.stack.next()
        return sign * ord(letter.text[0]) if letter and letter.text else None
    match = re.match(r"[0-9A-F]{1,8}" if mark == '"' else r"[0-7]{1,10}", rest)
    if match is None:
        return None
    expander.stack.push([token.cut(1 + match.end())] if match.end() < len(rest) else [])
    expander.stack.starts_with(" ")
    return sign * int(match[0], 16 if mark == '"' else 8)


def braced_integer(expander: Expander, call: Token) -> int:
    """The number in an argument; 0 where it is none that is known."""
    given = argument(expander.stack) or []
    expander.stack.push([*given, end_token(call)])
    value = integer(expander)
    while (rest := expander.stack.next()) is not None and rest.kind is not Kind.END:
        pass
    return value or 0


def expression(expander: Expander) -> int | None:
    r"""What stands behind `\numexpr`, up to `\relax` or what is no part of it."""
    value = _terms(expander, 0)
    token = expander.stack.next()
    if token is not None and not (token.kind is Kind.WORD and token.text == "relax"):
        expander.stack.push([token])
    return value


def _terms(expander: Expander, depth: int) -> int | None:
    value = _factor(expander, depth)
    while value is not None and (sign := _operation(expander)):
        if sign == ")":
            break
        right = _factor(expander, depth)
        if right is None or (sign == "/" and right == 0) or abs(value) > _MOST:
            return None
        value = _result(value, sign, right, expander, depth)
    return value


def _result(left: int, sign: str, right: int, expander: Expander, depth: int) -> int | None:
    if sign == "*":
        return left * right
    if sign == "/":
        return int(left / right + (0.5 if left * right >= 0 else -0.5))
    while (following := _operation(expander)) in ("*", "/"):
        factor = _factor(expander, depth)
        if factor is None or (following == "/" and factor == 0):
            return None
        right = right * factor if following == "*" else round(right / factor)
    if following:
        expander.stack.push([text_token(following, expander.last)])
    return left + right if sign == "+" else left - right


def _factor(expander: Expander, depth: int) -> int | None:
    if depth < _DEEPEST and expander.stack.skip_text("("):
        return _terms(expander, depth + 1)
    return integer(expander)


def _operation(expander: Expander) -> str:
    token = next_expanded(expander)
    match = _OPERATIONS.match(token.text) if token and token.kind is Kind.TEXT else None
    if token is None:
        return ""
    if match is None:
        expander.stack.push([token])
        return ""
    if match.end() < len(token.text):
        expander.stack.push([token.cut(match.end())])
    return match[1]


def length(expander: Expander) -> float:
    """A length in TeX points; what cannot be known counts as none."""
    expander.stack.skip_text("=")
    token = next_expanded(expander)
    if token is None:
        return 0.0
    if token.kind is not Kind.TEXT:
        return _register(expander, token)
    match = _DIMENSION.match(token.text)
    if match is None or not match[2]:
        return _multiple(expander, token)
    rest = token.cut(match.end())
    expander.stack.push([rest] if rest.text else [])
    expander.stack.starts_with(" ")
    return float(match[1].replace(",", ".")) * _POINTS.get(match[2].lower(), 0.0)


def _multiple(expander: Expander, token: Token) -> float:
    r"""`0.5\textwidth`, of which only TeX knows the length."""
    match = _FACTOR.match(token.text)
    rest = token.cut(match.end() if match else 0)
    if rest.text:
        expander.stack.push([rest])
        return 0.0
    register = expander.stack.next()
    return 0.0 if register is None else _register(expander, register)


def _register(expander: Expander, token: Token) -> float:
    r"""A length that has a name, `\textwidth` or `\fontdimen2\font`: only TeX knows it."""
    if token.kind is not Kind.WORD:
        expander.stack.push([token])
    elif token.text == "fontdimen":
        integer(expander)
        expander.stack.next()
    return 0.0


def skip_glue(expander: Expander) -> None:
    """Take a length with what it may stretch and shrink."""
    length(expander)
    for _ in range(2):
        blanks = expander.stack.skip_blanks()
        token = expander.stack.next()
        match = _STRETCH.match(token.text) if token and token.kind is Kind.TEXT else None
        if token is None or match is None:
            expander.stack.push([*blanks, *([token] if token else [])])
            return
        expander.stack.push([token.cut(match.end())] if match.end() < len(token.text) else [])
        length(expander)


def letter_of(expander: Expander, token: Token) -> Token:
    """The character that a name stands for, or the token itself."""
    meaning = expander.meanings.get(token.text) if token.kind is Kind.WORD else None
    return meaning.token if isinstance(meaning, Letter) else token
