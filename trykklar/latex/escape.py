"""Text as LaTeX that prints it: the signs that mean something to TeX, escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ESCAPES: Mapping[int, str] = {
    **{ord(sign): f"\\{sign}" for sign in "&%$#_{}"},
    ord("\\"): r"\textbackslash{}",
    ord("~"): r"\textasciitilde{}",
    ord("^"): r"\textasciicircum{}",
}
"""Code point -> LaTeX, as `str.translate` takes it."""


def escaped(text: str) -> str:
    """A text as LaTeX that prints it.

    Args:
        text: What is to be printed.
    """
    return text.translate(ESCAPES)
