"""Numbers as pgfmath calculates them: lengths in points, cut to 65,536ths at each step.

So `10*7/3`, rounded, and then divided by 10, is 2.29999 in the PDF. Source: the manual of pgf, part
"Mathematical and Object-Oriented Engines"; what needs its tables, as sines, only TeX knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.calculation import NoValueError
from trykklar.latex.expansion.length_scan import POINT, printed, round_decimals

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LARGEST = 2**30 - 1
_BILLION, _TEN_THOUSAND = 10**9, 10**4
_TENTH = 6_554  # of 65,536, as TeX rounds it
_COMPARED: dict[str, Callable[[int, int], bool]] = {
    "<": lambda left, right: left < right,
    ">": lambda left, right: left > right,
    "=": lambda left, right: left == right,
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "<=": lambda left, right: left <= right,
    ">=": lambda left, right: left >= right,
    "&&": lambda left, right: bool(left and right),
    "||": lambda left, right: bool(left or right),
}


class FixedPoint:
    """The arithmetic of pgfmath."""

    def number(self, text: str) -> str:
        """A number stays as it is written."""
        return text

    def operate(self, sign: str, left: str, right: str) -> str:
        """Two numbers and the sign between them."""
        first, second = scaled(left), scaled(right)
        if sign in _COMPARED:
            return str(int(_COMPARED[sign](first, second)))
        if sign in "+-":
            return _text(first + second if sign == "+" else first - second)
        if sign == "*":
            return _text(_times(second, first))
        if sign == "/":
            return _divided(first, second)
        return _power(first, second)

    def call(self, name: str, given: Sequence[str]) -> str:
        """A function, as far as it needs no table of pgfmath's."""
        values = [scaled(text) for text in given]
        if name == "ifthenelse" and len(given) == len(("test", "yes", "no")):
            return given[1] if values[0] else given[2]
        if name in ("min", "max") and given:
            return _text((min if name == "min" else max)(values))
        if name in _OF_TWO and len(given) == len("xy"):
            return _OF_TWO[name](values[0], values[1])
        if name in _OF_ONE and len(given) == 1:
            return _OF_ONE[name](values[0])
        if name == "pi" and not given:
            return "3.141592654"
        raise NoValueError(name)


def scaled(text: str) -> int:
    """A number in 65,536ths."""
    sign, digits = (-1, text[1:]) if text[:1] == "-" else (1, text)
    whole, _, places = digits.partition(".")
    value = int(whole[:12] or "0") * POINT + round_decimals(places)
    if value > _LARGEST:
        raise NoValueError("Dimension too large")
    return sign * value


def _text(value: int) -> str:
    if abs(value) > _LARGEST:
        raise NoValueError("Dimension too large")
    return printed(value).removesuffix("pt")


def _times(factor: int, value: int) -> int:
    """A length times a decimal number, cut as TeX does."""
    sign = -1 if (factor < 0) is not (value < 0) else 1
    whole, part = divmod(abs(factor), POINT)
    return sign * (whole * abs(value) + abs(value) * part // POINT)


def _divided(left: int, right: int) -> str:
    sign = -1 if (left < 0) is not (right < 0) else 1
    top, bottom = abs(left), abs(right)
    if bottom == 0:
        raise NoValueError("division by zero")
    if bottom % POINT == 0:
        return _text(sign * (top // (bottom // POINT)))
    if bottom < POINT:
        return _text(sign * _times(_reciprocal(bottom), top))
    return _text(sign * scaled(_long_division(top, bottom)))


def _reciprocal(value: int) -> int:
    """One divided by a number less than one, by way of its first five decimals."""
    digits = int(_text(value).partition(".")[2].ljust(5, "0")[:5])
    if digits == 0:
        raise NoValueError("division by nearly zero")
    whole, left = divmod(_BILLION // digits, _TEN_THOUSAND)
    part = left * POINT
    for _ in range(4):
        part = _times(_TENTH, part)
    return scaled(_text(whole * POINT + part))


def _long_division(top: int, bottom: int) -> str:
    """Digit by digit; the divisor loses a place at each step, and with it what is too small."""
    digits, period = "0", ""
    while top > 1 and bottom > 1:
        if bottom > top:
            digits, period = digits + ("" if period else "."), "."
            bottom = _tenth(bottom)
            digits += "0" * (bottom > top)
            continue
        digit, top = divmod(top, bottom)
        if period and digit > 9:  # noqa: PLR2004 - more than a digit
            digits, digit = _carried(digits), digit - 10
            digits += str(digit) * (digit > 0)
        else:
            digits += str(digit)
    return digits


def _tenth(value: int) -> int:
    whole, _, places = _text(value).partition(".")
    return scaled(f"{int(whole) // 10}.{int(whole) % 10}{places}")


def _carried(digits: str) -> str:
    """A number with one more in its last place."""
    places = min(len(digits.partition(".")[2]), 5)
    text = _text(scaled(digits) + scaled(f"{'0.' + '0' * (places - 1) if places else ''}1"))
    return text.removesuffix("0") if text.endswith(".0") else text


def _power(base: int, exponent: int) -> str:
    if exponent % POINT or not 0 <= exponent // POINT <= 60:  # noqa: PLR2004 - 2 ** 14 is too large
        raise NoValueError("power")
    value = POINT
    for _ in range(exponent // POINT):
        value = _times(base, value)
        scaled(_text(value))
    return _text(value)


def _whole(value: int) -> int:
    """The whole number in one, as TeX reads it: towards zero."""
    return abs(value) // POINT * (-1 if value < 0 else 1)


def _rounded(value: int) -> str:
    more = abs(value) % POINT >= POINT // 2
    return _text((_whole(value) + (-1 if value < 0 else 1) * more) * POINT)


def _modulo(left: int, right: int) -> int:
    if right == 0:
        raise NoValueError("division by zero")
    quotient = abs(left) // abs(right) * (-1 if (left < 0) is not (right < 0) else 1)
    return left - quotient * right


_OF_ONE: dict[str, Callable[[int], str]] = {
    "neg": lambda value: _text(-value),
    "abs": lambda value: _text(abs(value)),
    "round": _rounded,
    "floor": lambda value: _text(value // POINT * POINT),
    "ceil": lambda value: _text(-(-value // POINT) * POINT),
    "int": lambda value: str(_whole(value)),
    "real": _text,
    "sign": lambda value: str((value > 0) - (value < 0)),
    "not": lambda value: str(int(value == 0)),
    "iseven": lambda value: str(int(_whole(value) % 2 == 0)),
    "isodd": lambda value: str(_whole(value) % 2),
}
_OF_TWO: dict[str, Callable[[int, int], str]] = {
    "mod": lambda left, right: _text(_modulo(left, right)),
    "Mod": lambda left, right: _text(_modulo(_modulo(left, right) + right, right)),
    "div": lambda left, right: str(_whole(scaled(_divided(left, right)))),
    "add": lambda left, right: _text(left + right),
    "subtract": lambda left, right: _text(left - right),
    "multiply": lambda left, right: _text(_times(right, left)),
    "divide": _divided,
    "pow": _power,
}
