"""Every rule by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.checks import (
    authors,
    beside,
    citations,
    editions,
    entries,
    identifiers,
    labels,
    language,
    locators,
    numbers,
    reading,
    record,
    silence,
    titles,
    typed,
    variants,
    works,
)

if TYPE_CHECKING:
    from trykklar.checks.rule import Rule

_FAMILIES = (
    reading,
    citations,
    record,
    locators,
    typed,
    beside,
    entries,
    identifiers,
    numbers,
    authors,
    titles,
    works,
    variants,
    labels,
    language,
    editions,
    silence,
)

RULES: dict[str, Rule] = {rule.code: rule for family in _FAMILIES for rule in family.RULES}
"""Code -> rule."""
