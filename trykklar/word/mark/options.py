"""`key=value` lists, as LaTeX commands take them in brackets."""

from __future__ import annotations

import re

_PART = re.compile(
    r"(?<![\w./-])([\w./-]++(?: ++[\w./-]++)*+\*?+)\s*+"
    r"(?:=\s*+(\{(?:[^{}]++|\{[^{}]*+\})*+\}|(?:[^,\\]++|\\.)*+))?\s*+(?:,|$)",
    re.DOTALL,
)
_LONGEST = 4_000


def options(text: str) -> dict[str, str]:
    r"""The options of a list, without the braces around a value.

    Args:
        text: `width=0.8\textwidth, alt={Four boxes, in a row}`.
    """
    found: dict[str, str] = {}
    for match in _PART.finditer(text[:_LONGEST]):
        value = (match[2] or "").strip()
        inner = value.startswith("{") and value.endswith("}")
        found[match[1]] = value[1:-1] if inner else value
    return found
