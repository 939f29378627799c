"""Every rule by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.checks import suppression
from trykklar.checks.rules import (
    authors,
    citations,
    dates_pages,
    duplicates,
    editions,
    entries,
    entry_links,
    files,
    identifiers,
    labels,
    language_use,
    locators,
    nearby,
    tex_record,
    titles,
    typed,
    variants,
)

if TYPE_CHECKING:
    from trykklar.checks.rule import Rule

_FAMILIES = (
    files,
    citations,
    tex_record,
    locators,
    typed,
    nearby,
    entries,
    entry_links,
    identifiers,
    dates_pages,
    authors,
    titles,
    duplicates,
    variants,
    labels,
    language_use,
    editions,
    suppression,
)

RULES: dict[str, Rule] = {rule.code: rule for family in _FAMILIES for rule in family.RULES}
"""Code -> rule."""
