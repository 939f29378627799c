r"""Numbers as `\fpeval` of LaTeX calculates them: decimal, with 16 digits.

Source: LaTeX's interface3, chapter "The l3fp module".
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from decimal import InvalidOperation as Impossible
from typing import TYPE_CHECKING

from trykklar.latex.expansion.calculation import NoValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DIGITS = 16
_CONTEXT = Context(prec=_DIGITS, rounding=ROUND_HALF_EVEN, Emax=9_999, Emin=-9_999)
_LONGEST = 40
_ROUNDING = {
    "round": ROUND_HALF_EVEN,
    "trunc": ROUND_DOWN,
    "floor": ROUND_FLOOR,
    "ceil": ROUND_CEILING,
}
_COMPARED: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lambda left, right: left < right,
    ">": lambda left, right: left > right,
    "=": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "<=": lambda left, right: left <= right,
    ">=": lambda left, right: left >= right,
    "&&": lambda left, right: bool(left and right),
    "||": lambda left, right: bool(left or right),
}
_OPERATIONS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": _CONTEXT.add,
    "-": _CONTEXT.subtract,
    "*": _CONTEXT.multiply,
    "/": _CONTEXT.divide,
}


class DecimalPoint:
    """The arithmetic of l3fp."""

    def number(self, text: str) -> str:
        """A number, without what it need not have."""
        return _text(_CONTEXT.create_decimal(text))

    def operate(self, sign: str, left: str, right: str) -> str:
        """Two numbers and the sign between them."""
        first, second = Decimal(left), Decimal(right)
        if sign in _COMPARED:
            return str(int(_COMPARED[sign](first, second)))
        if sign in _OPERATIONS:
            return _exact(_OPERATIONS[sign], first, second)
        whole = second == second.to_integral_value() and abs(second) < 100  # noqa: PLR2004
        if sign != "^" or not whole:
            raise NoValueError(sign)
        return _exact(_CONTEXT.power, first, second)

    def call(self, name: str, given: Sequence[str]) -> str:
        """A function that is exact, or the square root."""
        values = [Decimal(text) for text in given]
        if name == "ifthenelse":
            return given[1] if values[0] else given[2]
        if name in _ROUNDING and values:
            return _rounded(values, _ROUNDING[name])
        if name in ("min", "max") and values:
            return _text((min if name == "min" else max)(values))
        if name == "pi" and not values:
            return "3.141592653589793"
        if len(values) != 1:
            raise NoValueError(name)
        return _of_one(name, values[0])


def _of_one(name: str, value: Decimal) -> str:
    if name == "neg":
        return _text(_CONTEXT.minus(value))
    if name == "abs":
        return _text(abs(value))
    if name == "sign":
        return str((value > 0) - (value < 0))
    if name == "not":
        return str(int(value == 0))
    if name == "sqrt" and value >= 0:
        return _text(_CONTEXT.sqrt(value))
    raise NoValueError(name)


def _exact(operation: Callable[[Decimal, Decimal], Decimal], left: Decimal, right: Decimal) -> str:
    try:
        return _text(operation(left, right))
    except (Impossible, ArithmeticError) as trouble:
        raise NoValueError(str(trouble)) from None


def _rounded(values: Sequence[Decimal], rounding: str) -> str:
    places = int(values[1]) if len(values) > 1 and abs(values[1]) < _LONGEST else 0
    try:
        rounded = values[0].quantize(Decimal(1).scaleb(-places), rounding=rounding)
    except Impossible:
        return _text(values[0])  # more places than the number has
    return _text(rounded)


def _text(value: Decimal) -> str:
    """A number as l3fp prints it: without an exponent, and without zeros at its end."""
    if not value.is_finite() or abs(value.adjusted()) > _LONGEST:
        raise NoValueError(str(value))
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text
