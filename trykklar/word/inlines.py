"""Runs of pandoc's inlines: their bare text, their ends, copies of them."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import panflute as pf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Inlines = list[Any]
"""Inlines of pandoc's, as they stand in a paragraph."""


def plain(inlines: Iterable[Any], formula: str | Callable[[str], str] = "") -> str:
    """The bare text of inlines.

    Args:
        inlines: They.
        formula: What stands for a formula, or makes that of its LaTeX; its LaTeX by default.
    """
    return "".join(_plain(item, formula) for item in inlines)


def trimmed(inlines: Inlines) -> Inlines:
    """Inlines without blanks and line breaks at the ends."""
    blank = (pf.Space, pf.SoftBreak, pf.LineBreak)
    items = list(inlines)
    while items and isinstance(items[0], blank):
        items.pop(0)
    while items and isinstance(items[-1], blank):
        items.pop()
    return items


def fresh(inlines: Iterable[Any]) -> Inlines:
    """Copies of inlines: an element of panflute's has but one place in a text."""
    found = []
    for item in inlines:
        twin = copy.copy(item)
        twin.parent = None
        if hasattr(item, "content"):
            twin.content = fresh(item.content)
        found.append(twin)
    return found


def _plain(item: Any, formula: str | Callable[[str], str]) -> str:
    if isinstance(item, pf.Str | pf.Code):
        return str(item.text)
    if isinstance(item, pf.Space | pf.SoftBreak | pf.LineBreak):
        return " "
    if isinstance(item, pf.Math):
        return formula(item.text) if callable(formula) else formula or str(item.text)
    if isinstance(item, pf.Note):
        return ""
    return plain(item.content, formula) if hasattr(item, "content") else ""
