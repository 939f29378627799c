r"""Lengths, read and printed as TeX does, in scaled points: 65,536 of them are a point.

Source: The TeXbook, chapters 10 and 24; `scan_dimen`, `round_decimals` and `print_scaled` of
TeX: The Program.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.expansion.number_scan import (
    decimal,
    expression,
    integer,
    next_expanded,
    take_sign,
)
from trykklar.latex.expansion.target_name import target
from trykklar.latex.expansion.token import Kind, end_token
from trykklar.latex.expansion.token_meaning import Box, Length, Number

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander
    from trykklar.latex.expansion.token import Token

POINT = 65_536
_MAXIMUM = 2**30 - 1
_UNITS = {
    "pt": (1, 1), "in": (7227, 100), "pc": (12, 1), "cm": (7227, 254), "mm": (7227, 2540),
    "bp": (7227, 7200), "dd": (1238, 1157), "cc": (14856, 1157),
}  # fmt: skip
_OF_FONT = {"em": 655_361, "ex": 282_168, "mu": 36_409}  # Computer Modern at 10 points
_UNIT = re.compile(r"\s*(?:true\s*)?(pt|pc|in|bp|cm|mm|dd|cc|sp|ex|em|mu|fil{1,3})", re.IGNORECASE)
_STRETCH = re.compile(r"\s*(?:plus|minus)", re.IGNORECASE)
_INFINITE = re.compile(r"\s*[\d.,]+\s*fi(l{1,3})", re.IGNORECASE)
_KERNEL_WORDS = ("@plus", "@minus")  # how LaTeX itself writes the two
_MOST_DIGITS = 12
_LETTER = 327_680  # five points, about the width of one
KNOWN = {
    "z@": 0, "p@": POINT, "maxdimen": _MAXIMUM, "parskip": 0, "topskip": 10 * POINT,
    "parindent": 15 * POINT, "textwidth": 345 * POINT, "linewidth": 345 * POINT,
    "columnwidth": 345 * POINT, "hsize": 345 * POINT, "textheight": 550 * POINT,
    "baselineskip": 12 * POINT, "fboxsep": 3 * POINT, "tabcolsep": 6 * POINT,
    "arraycolsep": 5 * POINT, "fboxrule": 26_214, "arrayrulewidth": 26_214,
}  # fmt: skip
"""What LaTeX and its class article set at 10 points, and constants."""

_CONSTANTS = frozenset({"z@", "p@", "maxdimen"})


class Glue(NamedTuple):
    """A length that may stretch.

    Attributes:
        length: In scaled points.
        order: How far: 0 for some points at most, 1 of `fil`, 2 of `fill`, 3 of `filll`.
    """

    length: int
    order: int


def length(expander: Expander) -> int:
    """A length in scaled points; what cannot be known counts as none."""
    sign = take_sign(expander)
    digits = decimal(expander)
    if digits:
        whole, _, places = digits.replace(",", ".").partition(".")
        part = round_decimals(places.partition(".")[0])
        return sign * _multiple(expander, int(whole[:_MOST_DIGITS] or "0"), part)
    token = next_expanded(expander)
    if token is None:
        return 0
    meaning = expander.resolve(token)[1]
    if isinstance(meaning, Number):
        number = expander.scope.value(meaning.name)
        return _multiple(expander, abs(number), 0) * (sign if number >= 0 else -sign)
    return sign * _named(expander, token)


def _multiple(expander: Expander, number: int, part: int) -> int:
    r"""So many units, or so many times another length: `2.5cm`, `0.5\textwidth`.

    Args:
        expander: Where the unit is read.
        number: The whole number.
        part: Its decimals, as a fraction of 65,536.
    """
    token = next_expanded(expander)
    if token is None or token.kind is not Kind.TEXT:
        return _times(number, part, _named(expander, token) if token is not None else 0)
    match = _UNIT.match(token.text)
    if match is None:
        expander.stack.push([token])
        return 0
    expander.stack.push([token.cut(match.end())] if match.end() < len(token.text) else [])
    expander.stack.starts_with(" ")
    unit = match[1].lower()
    if unit in _OF_FONT:
        expander.printed.doubt()
        return _times(number, part, _OF_FONT[unit])
    if unit not in _UNITS:
        return number if unit == "sp" else 0
    up, down = _UNITS[unit]
    points, left = divmod(number * up, down)
    more, part = divmod((up * part + POINT * left) // down, POINT)
    return (points + more) * POINT + part


def round_decimals(digits: str) -> int:
    """Decimals as a fraction of 65,536, rounded as TeX does."""
    value = 0
    for digit in reversed(digits[:17]):
        value = (value + int(digit) * 2 * POINT) // 10
    return (value + 1) // 2


def _times(number: int, part: int, value: int) -> int:
    sign = -1 if value < 0 else 1
    return number * value + sign * (abs(value) * part // POINT)


def _named(expander: Expander, token: Token) -> int:
    r"""A length that has a name: the author's, one of LaTeX's, `\dimexpr`, `\wd0`."""
    name, meaning = expander.resolve(token)
    if isinstance(meaning, Length):
        return expander.scope.value(meaning.name)
    if token.kind is not Kind.WORD:
        expander.stack.push([token])
    elif name in ("dimexpr", "glueexpr"):
        return expression(expander, length) or 0
    elif name in ("wd", "ht", "dp"):
        expander.printed.doubt()
        return _box_size(expander, name)
    elif name == "fontdimen":
        integer(expander)
        expander.stack.next()
    elif name not in KNOWN and name in expander.executed:
        expander.stack.push([token])  # no length: what TeX calls a missing number
    if name not in _CONSTANTS and f"={name}" not in expander.scope.meanings:
        expander.printed.doubt()
        _pass_unit(expander)
    return expander.scope.value(name, KNOWN.get(name, 0))


def _pass_unit(expander: Expander) -> None:
    r"""Take the unit behind a macro of LaTeX's that is a number: `\f@size pt`."""
    following = expander.stack.peek()
    match = _UNIT.match(following.text) if following and following.kind is Kind.TEXT else None
    if following is not None and match is not None:
        expander.stack.next()
        expander.stack.push(
            [following.cut(match.end())] if match.end() < len(following.text) else []
        )


def _box_size(expander: Expander, name: str) -> int:
    """About how wide a box is: that there is nothing in it is what authors ask."""
    box = expander.scope.meanings.get(box_name(expander))
    letters = sum(len(token.text.strip()) for token in box.tokens) if isinstance(box, Box) else 0
    return letters * _LETTER if name == "wd" else min(letters, 1) * _LETTER


def box_name(expander: Expander) -> str:
    r"""The box that is named next: `\x`, `{\x}` or `0`."""
    following = expander.stack.peek()
    if following is not None and following.kind is Kind.TEXT:
        return f"box {integer(expander)}"
    return target(expander)


def braced_length(expander: Expander, tokens: list[Token], call: Token) -> int:
    r"""The length in an argument, which the package calc lets be a sum.

    Args:
        expander: Where names are looked up.
        tokens: The argument.
        call: The command that it is given to.
    """
    expander.stack.push([*tokens, end_token(call)])
    value = expression(expander, length) or 0
    while (rest := expander.stack.next()) is not None and rest.kind is not Kind.END:
        pass
    return value


def skip_glue(expander: Expander) -> int:
    """A length with what it may stretch and shrink, which is left out."""
    return read_glue(expander).length


def read_glue(expander: Expander) -> Glue:
    """A length with what it may stretch and shrink, of which only the infinite counts."""
    expander.stack.skip_text("=")
    value, order = length(expander), 0
    for _ in range(2):
        blanks = expander.stack.skip_blanks()
        token = expander.stack.next()
        if token is not None and token.kind is Kind.WORD and token.text in _KERNEL_WORDS:
            length(expander)
            continue
        match = _STRETCH.match(token.text) if token and token.kind is Kind.TEXT else None
        if token is None or match is None:
            expander.stack.push([*blanks, *([token] if token else [])])
            break
        expander.stack.push([token.cut(match.end())] if match.end() < len(token.text) else [])
        stretch = _INFINITE.match(token.text, match.end())
        order = order or (len(stretch[1]) if stretch and "p" in match[0].lower() else 0)
        length(expander)
    return Glue(value, order)


def printed(value: int) -> str:
    r"""A length as `\the` prints it: `2.5pt`."""
    whole, part = divmod(abs(value), POINT)
    digits, part, delta = "", 10 * part + 5, 10
    while True:
        if delta > POINT:
            part += POINT // 2 - 50_000
        digits += str(part // POINT)
        part, delta = 10 * (part % POINT), delta * 10
        if part <= delta:
            break
    return f"{'-' if value < 0 else ''}{whole}.{digits}pt"
