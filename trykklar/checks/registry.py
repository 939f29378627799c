"""Every rule by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.checks import citations, labels, reading

if TYPE_CHECKING:
    from trykklar.checks.rule import Rule

_FAMILIES = (reading, citations, labels)

RULES: dict[str, Rule] = {rule.code: rule for family in _FAMILIES for rule in family.RULES}
"""Code -> rule."""
