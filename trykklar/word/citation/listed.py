"""Citations of works that the manuscript lists itself, in a `thebibliography`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.numbers import groups
from trykklar.word.text.field import bookmark, link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.word.text.desk import Desk

_FIELDS = 3


def cited(keys: Iterable[str], kind: str, desk: Desk) -> list[Any]:
    """What a citation of such works prints; empty where the list has none of them.

    Args:
        keys: As cited.
        kind: `text`, `parens`, `bare` ...: what the command prints.
        desk: The state of the export; its .aux has the labels that LaTeX printed.
    """
    known = [key for key in keys if key in desk.listed]
    if not known:
        return []
    labels = [_label(key, desk) for key in known]
    if any(year for _, year in labels):
        return _by_year(known, labels, kind)
    found = _joined(known, [name for name, _ in labels], ", ")
    return [pf.Str("["), *found, pf.Str("]")]


def _by_year(keys: list[str], labels: list[tuple[str, str]], kind: str) -> list[Any]:
    if kind == "text":
        return _joined(keys, [f"{name} ({year})" for name, year in labels], "; ")
    if kind == "author":
        return _joined(keys, [name for name, _ in labels], "; ")
    if kind == "year":
        return _joined(keys, [year for _, year in labels], "; ")
    found = _joined(keys, [f"{name}, {year}" for name, year in labels], "; ")
    return found if kind == "bare" else [pf.Str("("), *found, pf.Str(")")]


def _label(key: str, desk: Desk) -> tuple[str, str]:
    """Name and year as natbib noted them down, or the number alone."""
    noted = desk.numbers.citations.get(key, "")
    fields = [re.sub(r"\\[A-Za-z]+\s*|[{}~]", " ", field).strip() for field in groups(noted)]
    if len(fields) >= _FIELDS and fields[1]:
        return " ".join(fields[2].split()), fields[1]
    return noted or str(desk.listed.index(key) + 1), ""


def _joined(keys: list[str], texts: list[str], between: str) -> list[Any]:
    found: list[Any] = []
    for key, text in zip(keys, texts, strict=True):
        place = link(bookmark(key, "ref-"), [pf.Str(text)])
        found.extend([pf.Str(between), place] if found else [place])
    return found
