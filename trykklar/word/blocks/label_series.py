"""Labels of a numbered list as Word counts them: a number between words that are the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.expansion.counting import as_counter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ROMAN = re.compile(r"[ivxlc]+")
_BEFORE_A = ord("a") - 1
_MOST = 100  # items that are counted in Roman numbers
_TOKEN = re.compile(r"\d{1,6}|[A-Za-z]+")


class LabelSeries(NamedTuple):
    """How the items of a list are labelled.

    Attributes:
        form: As LaTeX calls it: `arabic`, `alph`, `Alph`, `roman`, `Roman`.
        first: The first number.
        before: What stands before each.
        behind: What stands behind each.
    """

    form: str
    first: int
    before: str
    behind: str


def series(labels: Sequence[str]) -> LabelSeries | None:
    """What is counted in labels; None where no number goes on from each to the next.

    Args:
        labels: As printed, in order.
    """
    if not labels:
        return None
    for token in reversed(list(_TOKEN.finditer(labels[0]))):
        before, behind = labels[0][: token.start()], labels[0][token.end() :]
        for form, first in _readings(token[0]):
            wanted = (
                f"{before}{as_counter(first + at, form)}{behind}" for at in range(len(labels))
            )
            if all(shown == label for shown, label in zip(wanted, labels, strict=True)):
                return LabelSeries(form, first, before, behind)
    return None


def _readings(token: str) -> Iterator[tuple[str, int]]:
    """Which numbers a token may be, the likeliest first."""
    if token.isdigit():
        if str(int(token)) == token:
            yield "arabic", int(token)
        return
    small = token.lower()
    upper = token == token.upper()
    if token not in (small, small.upper()):
        return
    letter = [("Alph" if upper else "alph", ord(small) - _BEFORE_A)] if len(token) == 1 else []
    roman = _roman(token, "Roman" if upper else "roman") if _ROMAN.fullmatch(small) else ()
    yield from (*roman, *letter) if small == "i" else (*letter, *roman)


def _roman(token: str, form: str) -> Iterator[tuple[str, int]]:
    found = next((at for at in range(1, _MOST) if as_counter(at, form) == token), 0)
    if found:
        yield form, found
