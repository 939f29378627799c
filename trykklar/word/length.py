"""TeX's lengths in centimetres."""

from __future__ import annotations

import re

_NUMBER = r"(?<![\d.])(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})"
_SHARE = re.compile(rf"(?:{_NUMBER}\s*)?\\(?:text|line|column|h)(?:width|size)")
_PAGE = re.compile(rf"(?:{_NUMBER}\s*)?\\(textheight|vsize|paperheight|paperwidth)(?![A-Za-z])")
_LENGTH = re.compile(rf"{_NUMBER}\s*(cm|mm|in|pt|bp|em|ex)")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_SUM = re.compile(r"(?<=[\w\s})])\s*([-+])\s*(?=[\d.\\(])")
_FACTOR = re.compile(r"([*/])\s*(?:\\real\s*\{\s*([\d.]{1,9})\s*\}|(\d{1,9}(?:\.\d{1,9})?))")
_LONGEST = 200
# Of a page of A4 as LaTeX's classes set it.
_PAGES = {"textheight": 21.0, "vsize": 21.0, "paperheight": 29.7, "paperwidth": 21.0}
_CENTIMETRES = {
    "cm": 1.0,
    "mm": 0.1,
    "in": 2.54,
    "pt": 0.03515,
    "bp": 0.03528,
    "em": 0.4,
    "ex": 0.17,
}


def length(text: str, whole: float = 16.0) -> float:
    r"""A TeX length in centimetres; 0 where it is none.

    Args:
        text: `0.8\textwidth`, `0.3\textheight`, `12 cm`, `\dimexpr(\textwidth-1cm)/2`.
        whole: What the text width is, in centimetres.
    """
    text, found = text[:_LONGEST], 1
    while found:
        text, found = _BRACKETS.subn(lambda match: f"{_sum(match[1], whole):.6f}cm", text)
    return max(_sum(text, whole), 0.0)


def _sum(text: str, whole: float) -> float:
    first, *rest = _SUM.split(text)
    total = _product(first, whole)
    for sign, term in zip(rest[::2], rest[1::2], strict=True):
        total += _product(term, whole) * (-1 if sign == "-" else 1)
    return total


def _product(term: str, whole: float) -> float:
    r"""A length, which may be multiplied or divided behind it, as in `\dimexpr` and calc."""
    value = _single(term, whole)
    for sign, real, number in _FACTOR.findall(term):
        factor = float(real or number)
        value = value * factor if sign == "*" else value / (factor or 1.0)
    return value


def _single(text: str, whole: float) -> float:
    share = _SHARE.search(text)
    if share is not None:
        return float(share[1] or 1) * whole
    page = _PAGE.search(text)
    if page is not None:
        return float(page[1] or 1) * _PAGES[page[2]]
    absolute = _LENGTH.search(text)
    return float(absolute[1]) * _CENTIMETRES[absolute[2]] if absolute else 0.0
