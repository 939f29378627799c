"""Rules on author and editor lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.bibliography.field_text import plain
from trykklar.bibliography.names import extended, split
from trykklar.checks.rule import Remark, Rule
from trykklar.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.checks.check_context import CheckContext

_FIELDS = ("author", "editor", "translator", "bookauthor")
_COMMAS = 2
_OTHERS = re.compile(r"\b(et\s+al\b\.?|m\.\s?fl\.|u\.\s?a\.\Z|and others and\b)")
_SEPARATOR = re.compile(r";(?=\s|[^\W\d_a-z])|(?<!\\)&|\\&")
_INSTITUTIONS = """
ministry department university institute statistics directorate council agency commission
association committee centre center foundation government office organisation organization
consortium departement departementet direktorat direktoratet institutt universitet universitetet
husbanken statistisk sentralbyrå kommune fylkeskommune regjeringen riksrevisjonen
forskningsrådet høgskolen ministère université bundesministerium bundesamt universität institut
bank bureau authority
"""
_INSTITUTION = frozenset(_INSTITUTIONS.split())


def malformed(context: CheckContext) -> Iterator[Remark]:
    """Lists that BibTeX splits otherwise than meant."""
    for entry in context.cited_entries:
        for field in _FIELDS:
            value = entry.fields.get(field)
            if value and (fault := fault_of(value)):
                yield Remark(
                    entry.place_of(field),
                    f"The {field} list of '{entry.key}' {fault[0]}.",
                    fault[1],
                )


def fault_of(value: str) -> tuple[str, str] | None:
    """What is wrong with a list of names, and what to write; None where nothing is."""
    bare = _outside_braces(value)
    if match := _OTHERS.search(bare):
        return f"has '{match[1].strip()}' in it", "Write 'and others'."
    if match := _SEPARATOR.search(bare):
        return f"has '{match[0]}' between names", "Write 'and' between them."
    if bare.rstrip().endswith(" and") or bare.lstrip().startswith("and "):
        return "has an 'and' without a name beside it", ""
    for part in split(value):
        if extended(part):
            continue
        name = _outside_braces(part).strip()
        if name.count(",") > _COMMAS:
            return f"has too many commas in '{plain(part)[:50]}'", "Write 'and' between the names."
        if name.endswith(",") or name.startswith(",") or not part.strip():
            return f"has an empty part in '{plain(part)[:50]}'", ""
    return None


def _outside_braces(value: str) -> str:
    if "{" not in value:
        return value
    depth, kept = 0, []
    for letter in value:
        depth += letter == "{"
        kept.append(letter if depth == 0 else "x")
        depth -= letter == "}"
    return "".join(kept)


def institution(context: CheckContext) -> Iterator[Remark]:
    """Institutions that are split into given names and a surname."""
    for entry in context.cited_entries:
        for field in _FIELDS[:2]:
            value = entry.fields.get(field, "")
            name = _split_institution(value) if value else None
            if name:
                yield Remark(
                    entry.place_of(field),
                    f"'{name}' in '{entry.key}' is taken for a person.",
                    f"Write {{{name}}} with braces of its own.",
                )


def _split_institution(value: str) -> str | None:
    for part in split(value):
        words = part.split()
        if "{" in part or "," in part or len(words) < 2:  # noqa: PLR2004 - one word is not split
            continue
        if any(word.strip(".").casefold() in _INSTITUTION for word in words):
            return plain(part)
    return None


RULES = (
    Rule(
        "field-authors",
        Severity.WARNING,
        "A list of names that BibTeX splits otherwise than meant.",
        "Names are joined, lost, or printed with their parts in the wrong order.",
        "author = {Sabatier, P., Mazmanian, D., Elmore, R.}",
        malformed,
    ),
    Rule(
        "field-institution",
        Severity.WARNING,
        "An institution without braces, taken for a person.",
        "It is printed as 'sentralbyrå, S.' and sorted under its last word.",
        "author = {Statistisk sentralbyrå}",
        institution,
    ),
)
