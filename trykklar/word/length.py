"""TeX's lengths in centimetres."""

from __future__ import annotations

import re

_SHARE = re.compile(r"([\d.]*)\s*\\(?:text|line|column|h)(?:width|size)")
_LENGTH = re.compile(r"([\d.]+)\s*(cm|mm|in|pt|bp|em)")
_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 0.03515, "bp": 0.03528, "em": 0.4}


def length(text: str, whole: float = 16.0) -> float:
    r"""A TeX length in centimetres; 0 where it is none.

    Args:
        text: `0.8\textwidth`, `12 cm`.
        whole: What the text width is, in centimetres.
    """
    share = _SHARE.search(text)
    if share is not None:
        return float(share[1] or 1) * whole if share[1] != "." else 0.0
    absolute = _LENGTH.search(text)
    return float(absolute[1]) * _CENTIMETRES[absolute[2]] if absolute else 0.0
