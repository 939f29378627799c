"""Damage to a small file: by byte, by token, and by what stands in another one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

_TOKEN = re.compile(rb"\\[A-Za-z@]+|\\.|\w+|\s+|.", re.DOTALL)
_ODD = (
    b"\0", b"\xff", b"\xc3", b"\r", b"\n\n", b"{", b"}", b"[", b"]", b"%", b"\\", b"#", b"$", b"&",
    b'"', b"'", b"=", b",", b"@", b"^^", b"^^M", b"-1", b"0", b"9" * 30, b"1e999", b"..", b"/",
    "\u2028".encode(), "\u0301".encode(), "\ud800".encode(errors="surrogatepass"), b"\xef\xbb\xbf",
)  # fmt: skip
_LONGEST = 6000  # bytes of an input, so that a million can be read
_MOST = 8  # changes to one input


def damaged(chance: random.Random, seeds: Sequence[bytes]) -> bytes:
    """One of some files, with one change or several; equal chances give equal bytes.

    Args:
        chance: Where the choices come from.
        seeds: The files; what one has is put into another.
    """
    data = chance.choice(seeds)
    for _ in range(chance.randint(1, _MOST)):
        data = chance.choice(_CHANGES)(chance, data, seeds)[:_LONGEST]
    return data


def _bytes(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _piece(chance, len(data), 4)
    return data[:start] + chance.randbytes(chance.randint(0, 3)) + data[end:]


def _odd(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _piece(chance, len(data), 2)
    return data[:start] + chance.choice(_ODD) * chance.choice((1, 1, 1, 2, 40)) + data[end:]


def _cut(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _piece(chance, len(data), 80)
    return data[:start] + data[end:]


def _again(chance: random.Random, data: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _piece(chance, len(data), 120)
    return data[:end] + data[start:end] * chance.choice((1, 2, 9)) + data[end:]


def _token(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    """A token taken away, doubled, or put in another's place."""
    tokens, others = _TOKEN.findall(data), _TOKEN.findall(chance.choice(seeds))
    at = chance.randrange(len(tokens) + 1)
    put = [chance.choice(others) for _ in range(chance.randint(0, 3))] if others else []
    return b"".join((*tokens[:at], *put, *tokens[at + chance.randint(0, 2) :]))


def _splice(chance: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    other = chance.choice(seeds)
    start, end = _piece(chance, len(other), 400)
    at = chance.randint(0, len(data))
    return data[:at] + other[start:end] + data[at:]


def _piece(chance: random.Random, length: int, most: int) -> tuple[int, int]:
    start = chance.randint(0, length)
    return start, min(length, start + chance.randint(0, most))


_CHANGES: tuple[Callable[[random.Random, bytes, Sequence[bytes]], bytes], ...] = (
    _bytes, _odd, _cut, _again, _token, _token, _token, _splice,
)  # fmt: skip
