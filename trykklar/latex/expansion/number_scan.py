"""Numbers, read as TeX reads them, with the macros in them expanded."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, group, plain
from trykklar.latex.expansion.token import Kind, end_token
from trykklar.latex.expansion.token_meaning import Length, Letter, Number

if TYPE_CHECKING:
    from collections.abc import Callable

    from trykklar.latex.expansion.expander import Expander
    from trykklar.latex.expansion.token import Token

    Operand = Callable[["Expander"], int | None]

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
# Registers: without \the or \number before them, they print nothing, and a package may have
# another meaning for them (\day of siunitx).
_TODAY = ("year", "month", "day")
_DIGITS = re.compile(r"\d{1,12}")
_DECIMAL = re.compile(r"[\d.,]{1,20}")
_SIGNS = re.compile(r"[\s+-]*")
_MOST = 10**12
_CONTROL = 64
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
    sign = take_sign(expander)
    token = next_expanded(expander)
    if token is None:
        return None
    read = _digits if token.kind is Kind.TEXT else _named
    value = read(expander, token, sign)
    if value is None:
        expander.printed.doubt()
    return value


def take_sign(expander: Expander) -> int:
    """The signs before a number, which are taken: 1 or -1."""
    sign = 1
    while (token := next_expanded(expander)) is not None:
        signs = _SIGNS.match(token.text) if token.kind is Kind.TEXT else None
        at = signs.end() if signs else 0
        sign *= -1 if token.text[:at].count("-") % 2 else 1
        if token.kind is not Kind.TEXT or at < len(token.text):
            expander.stack.push([token.cut(at) if at else token])
            break
    return sign


def decimal(expander: Expander) -> str:
    """The digits of a decimal number, which may come in pieces; nothing where none comes."""
    digits = ""
    token = next_expanded(expander)
    while token is not None:
        match = _DECIMAL.match(token.text) if token.kind is Kind.TEXT else None
        if match is None:
            expander.stack.push([token])
            break
        digits += match[0]
        if match.end() < len(token.text):
            expander.stack.push([token.cut(match.end())])
            break
        token = _adjacent(expander)
    return digits


def _named(expander: Expander, token: Token, sign: int) -> int | None:
    name, meaning = expander.resolve(token)
    value: int | None = _CONSTANTS.get(name)
    if isinstance(meaning, (Number, Length)):
        value = expander.scope.value(meaning.name)
    elif name == "value":
        value = expander.counters.get(plain(group(expander.stack)))
    elif name == "numexpr":
        value = expression(expander, integer)
    elif name in _TODAY:
        value = int(getattr(date.today(), name))  # noqa: DTZ011 - as TeX, by the machine's clock
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
        expander.stack.push([token.cut(1)] if rest else [])
        return _code(expander, sign)
    match = re.match(r"[0-9A-F]{1,8}" if mark == '"' else r"[0-7]{1,10}", rest)
    if match is None:
        return None
    expander.stack.push([token.cut(1 + match.end())] if match.end() < len(rest) else [])
    expander.stack.starts_with(" ")
    return sign * int(match[0], 16 if mark == '"' else 8)


def _code(expander: Expander, sign: int) -> int | None:
    r"""The number of a character: `a`, `\%`, `^^M`."""
    letter = expander.stack.next()
    if letter is None or not letter.text:
        return None
    if letter.kind is Kind.TEXT and len(letter.text) > 1:
        expander.stack.push([letter.cut(1)])
        letter = letter.cut(0, 1)
    code = ord(letter.text[-1])
    if letter.text == "^" and expander.stack.starts_with("^"):
        other = argument(expander.stack)
        code = ord(other[0].text[0]) ^ _CONTROL if other and other[0].text else code
    expander.stack.starts_with(" ")
    return sign * code


def compared(left: float, relation: str, right: float) -> bool:
    """Whether two numbers or lengths compare so; not where there is no such relation.

    Args:
        left: The first.
        relation: `<`, `=` or `>`.
        right: The second.
    """
    return {"<": left < right, "=": left == right, ">": left > right}.get(relation, False)


def braced_integer(expander: Expander, call: Token) -> int | None:
    """The number in an argument; None where it is none that is known."""
    given = argument(expander.stack) or []
    expander.stack.push([*given, end_token(call)])
    sums = "calc" in expander.packages  # it reads what counters are set to
    value = expression(expander, integer) if sums else integer(expander)
    while (rest := expander.stack.next()) is not None and rest.kind is not Kind.END:
        pass
    return value


def expression(expander: Expander, operand: Operand) -> int | None:
    r"""What stands behind `\numexpr` or `\dimexpr`, up to `\relax` or what is no part of it.

    Args:
        expander: Where it is read.
        operand: Reads one operand; what is multiplied by or divided by is a number.
    """
    value = _terms(expander, operand, 0)
    token = expander.stack.next()
    if token is not None and not (token.kind is Kind.WORD and token.text == "relax"):
        expander.stack.push([token])
    return value


def _terms(expander: Expander, operand: Operand, depth: int) -> int | None:
    value = _product(expander, operand, depth)
    while value is not None and (sign := _operation(expander, "+-")):
        right = _product(expander, operand, depth)
        if right is None or abs(value) > _MOST:
            return None
        value += right if sign == "+" else -right
    return value


def _product(expander: Expander, operand: Operand, depth: int) -> int | None:
    value = _factor(expander, operand, depth)
    while value is not None and (sign := _operation(expander, "*/")):
        right = _factor(expander, integer, depth)
        if right is None or (sign == "/" and right == 0) or abs(value) > _MOST:
            return None
        value = value * right if sign == "*" else _quotient(value, right)
    return value


def _quotient(left: int, right: int) -> int:
    """Rounded away from zero where it stands in the middle, as eTeX does."""
    sign = -1 if (left < 0) is not (right < 0) else 1
    return sign * ((2 * abs(left) + abs(right)) // (2 * abs(right)))


def _factor(expander: Expander, operand: Operand, depth: int) -> int | None:
    if depth < _DEEPEST and _operation(expander, "("):
        value = _terms(expander, operand, depth + 1)
        _operation(expander, ")")
        return value
    return operand(expander)


def _operation(expander: Expander, signs: str) -> str:
    """The sign that comes next, which is taken, if it is one of these."""
    token = next_expanded(expander)
    text = token.text.lstrip() if token is not None and token.kind is Kind.TEXT else ""
    if token is None:
        return ""
    if not text or text[0] not in signs:
        expander.stack.push([token])
        return ""
    at = len(token.text) - len(text) + 1
    expander.stack.push([token.cut(at)] if at < len(token.text) else [])
    return text[0]


def letter_of(expander: Expander, token: Token) -> Token:
    """The character that a name stands for, or the token itself."""
    meaning = expander.scope.meanings.get(token.text) if token.kind is Kind.WORD else None
    return meaning.token if isinstance(meaning, Letter) else token
