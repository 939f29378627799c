"""Expressions of packages that calculate, read once: what each sign means is the package's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"\s*(\d+\.?\d*|\.\d+|[A-Za-z][A-Za-z0-9]*|&&|\|\||[=<>!]=|[-+*/^()<>=?:,!])")
_LEVELS = (("||",), ("&&",), ("<", ">", "=", "==", "<=", ">=", "!="), ("+", "-"), ("*", "/"))
_LONGEST = 2_000
_DEEPEST = 30


class NoValueError(ValueError):
    """What is asked for has no answer here: only TeX knows it."""


class Arithmetic(Protocol):
    """How a package calculates. Values are texts, as TeX would print them."""

    def number(self, text: str) -> str:
        """A number as it is written."""

    def operate(self, sign: str, left: str, right: str) -> str:
        """Two values and the sign between them."""

    def call(self, name: str, given: Sequence[str]) -> str:
        """A function of some values; a constant is a function of none."""


def evaluate(text: str, arithmetic: Arithmetic) -> str:
    """The value of an expression.

    Raises:
        NoValueError: It is none, or has something in it that is not known.
    """
    if len(text) > _LONGEST:
        raise NoValueError(text[:20])
    reading = _Reading(text, arithmetic)
    value = reading.choice(0)
    if reading.tokens:
        raise NoValueError(reading.tokens[-1])
    return value


class _Reading:
    """An expression that is being read.

    Attributes:
        tokens: Its tokens that are left, the next one last.
    """

    def __init__(self, text: str, arithmetic: Arithmetic) -> None:
        self._arithmetic = arithmetic
        self.tokens: list[str] = []
        at = 0
        text = text.rstrip()
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                raise NoValueError(text[at : at + 20])
            self.tokens.append(match[1])
            at = match.end()
        self.tokens.reverse()

    def _take(self, *signs: str) -> str:
        """The next token, if it is one of these."""
        return self.tokens.pop() if self.tokens and self.tokens[-1] in signs else ""

    def _need(self, sign: str) -> None:
        if not self._take(sign):
            raise NoValueError(sign)

    def choice(self, depth: int) -> str:
        """`test ? yes : no`, or what has no test."""
        if depth > _DEEPEST:
            raise NoValueError("too deep")
        value = self._level(0, depth)
        if not self._take("?"):
            return value
        yes = self.choice(depth + 1)
        self._need(":")
        no = self.choice(depth + 1)
        return self._arithmetic.call("ifthenelse", [value, yes, no])

    def _level(self, level: int, depth: int) -> str:
        if level == len(_LEVELS):
            return self._signed(depth)
        value = self._level(level + 1, depth)
        while sign := self._take(*_LEVELS[level]):
            value = self._arithmetic.operate(sign, value, self._level(level + 1, depth))
        return value

    def _signed(self, depth: int) -> str:
        if depth > _DEEPEST:
            raise NoValueError("too deep")
        if self._take("+"):
            return self._signed(depth + 1)
        if self._take("-"):
            return self._arithmetic.call("neg", [self._signed(depth + 1)])
        if self._take("!"):
            return self._arithmetic.call("not", [self._signed(depth + 1)])
        value = self._operand(depth)
        if self._take("^"):
            return self._arithmetic.operate("^", value, self._signed(depth + 1))
        return value

    def _operand(self, depth: int) -> str:
        if self._take("("):
            value = self.choice(depth + 1)
            self._need(")")
            return value
        token = self.tokens.pop() if self.tokens else ""
        if token[:1].isdigit() or token[:1] == ".":
            return self._arithmetic.number(token)
        if not token[:1].isalpha():
            raise NoValueError(token)
        return self._arithmetic.call(token, self._given(depth))

    def _given(self, depth: int) -> list[str]:
        if not self._take("("):
            return []
        given = [self.choice(depth + 1)]
        while self._take(","):
            given.append(self.choice(depth + 1))
        self._need(")")
        return given
