"""Rules on DOI, ISBN and ISSN."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.checks.rule import Remark, Rule, RuleEdit
from trykklar.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.bibliography import Entry
    from trykklar.checks.check_context import CheckContext

_DOI = re.compile(r"10(?:\.\d{4,9}(?:\.\d+)*)?/\S+")
_PREFIX = re.compile(
    r"(?:(?<!\s)\s+)?(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*|DOI:?\s*)", re.IGNORECASE
)
# Mendeley writes 1932-6203 (Electronic)$\backslash$r1932-6203 (Linking).
_ISSN = re.compile(r"(?:\$?\\backslash\$?r?)?(\d{4}-?\d{3}[\dXx])")
_ISBNS = re.compile(r"[\s,;]+(?=97[89]|\d{1,5}-|\d{9}[\dXx]\b)|\s*\([^)]*\)\s*")
_ISSNS = re.compile(r"[\s,;]+|\([^)]*\)")
_NAMED = re.compile(
    r"\s*(?:https?://\S*/(?=[\dXx-]+\s*\Z)|urn:|isbn(?:-1[03])?\s*[:=]?\s*)+", re.IGNORECASE
)
_BRACED = re.compile(r"\{[^{}]*\}")
_LONGEST = 1_000


def doi_form(context: CheckContext) -> Iterator[Remark]:
    """DOIs that are written as addresses, or are none."""
    for entry in context.cited_entries:
        value = entry.fields.get("doi")
        if not value:
            continue
        bare = _PREFIX.sub("", value.replace("\\_", "_").replace("\\%", "%")).strip()
        bare = bare[1:-1] if _BRACED.fullmatch(bare) else bare  # of use for nothing, and harmless
        if not _DOI.fullmatch(bare):
            yield Remark(entry.place_of("doi"), f"'{value}' in '{entry.key}' is not a DOI.")
        elif prefix := _PREFIX.match(value):
            yield Remark(
                entry.place_of("doi"),
                f"The DOI of '{entry.key}' is written as an address.",
                f"Write {bare}; the style makes the address.",
                _without(entry, prefix.end()),
            )


def _without(entry: Entry, length: int) -> tuple[RuleEdit, ...]:
    span = entry.span_of("doi")
    return (RuleEdit(entry.source, span[0], span[0] + length, ""),) if span else ()


def isbn_digits(context: CheckContext) -> Iterator[Remark]:
    """ISBNs whose check digit is wrong."""
    for entry in context.cited_entries:
        for number in numbers(entry.fields.get("isbn", "")):
            if not is_isbn(number) and not _is_issn(number):
                yield Remark(
                    entry.place_of("isbn"),
                    f"The ISBN {number} of '{entry.key}' is wrong: its check digit does not fit.",
                )


def issn_digits(context: CheckContext) -> Iterator[Remark]:
    """ISSNs whose check digit is wrong."""
    for entry in context.cited_entries:
        for number in _ISSNS.split(entry.fields.get("issn", "")[:_LONGEST]):
            digits = number.replace("-", "").replace("\u2013", "")
            if digits and len(digits) < 10 and not _fits_issn(digits):  # noqa: PLR2004
                yield Remark(
                    entry.place_of("issn"),
                    f"The ISSN {number} of '{entry.key}' is wrong: its check digit does not fit.",
                )


def numbers(value: str) -> list[str]:
    """The ISBNs of a field, which may hold several with words in brackets, or as addresses."""
    parts = (_NAMED.sub("", part).strip(" ,;") for part in _ISBNS.split(value[:_LONGEST]))
    return [number for number in parts if number]


def is_isbn(value: str) -> bool:
    """Whether a number is an ISBN of 10 or 13 digits; stdnum is slow to load, so only for this."""
    from stdnum import isbn

    return isbn.is_valid(value)


def _fits_issn(value: str) -> bool:
    from stdnum import issn

    return issn.is_valid(value)


def _is_issn(value: str) -> bool:
    match = _ISSN.fullmatch(value)
    return match is not None and _fits_issn(match[1])


def misplaced(context: CheckContext) -> Iterator[Remark]:
    """Identifiers in fields of other identifiers."""
    for entry in context.cited_entries:
        fields = entry.fields
        issns = filter(_is_issn, numbers(fields.get("isbn", "")))
        if number := next(issns, ""):
            yield _moved(entry, "isbn", number, "an ISSN", "issn")
        for number in numbers(fields.get("issn", "")):
            if len(number.replace("-", "")) >= 10 and is_isbn(number):  # noqa: PLR2004
                yield _moved(entry, "issn", number, "an ISBN", "isbn")


def address_only(context: CheckContext) -> Iterator[Remark]:
    """DOIs that stand in the address, with no field of their own."""
    for entry in context.cited_entries:
        url = entry.fields.get("url", "")
        bare = _PREFIX.sub("", url)
        if "doi" not in entry.fields and bare != url and _DOI.fullmatch(bare):
            yield _moved(entry, "url", bare, "a DOI", "doi")


def _moved(entry: Entry, field: str, value: str, kind: str, right: str) -> Remark:
    return Remark(
        entry.place_of(field),
        f"{value} in '{field}' of '{entry.key}' is {kind}.",
        f"Put it in '{right}'.",
    )


RULES = (
    Rule(
        "field-doi",
        Severity.WARNING,
        "A DOI that is written as an address, or is none.",
        "The style puts https://doi.org/ before it, so that the link is doubled or dead.",
        "doi = {https://doi.org/10.1111/j.1541-0072.2005.00145.x}",
        doi_form,
    ),
    Rule(
        "field-isbn",
        Severity.WARNING,
        "An ISBN whose check digit does not fit.",
        "A digit is wrong, and libraries do not find the book.",
        "isbn = {978-0-201-00174-8}",
        isbn_digits,
    ),
    Rule(
        "field-issn",
        Severity.WARNING,
        "An ISSN whose check digit does not fit.",
        "A digit is wrong.",
        "issn = {0190-292Y}",
        issn_digits,
    ),
    Rule(
        "field-misplaced",
        Severity.WARNING,
        "An ISSN in the field of the ISBN, or an ISBN in that of the ISSN.",
        "It is printed under the wrong name, and tools do not find it.",
        "isbn = {0190-292X}",
        misplaced,
    ),
    Rule(
        "field-url",
        Severity.HINT,
        "A DOI that is only in the address.",
        "The link works; but styles print a DOI in a form of its own, and tools look for it there.",
        "url = {https://doi.org/10.1111/j.1541-0072.2005.00145.x} and no doi",
        address_only,
    ),
)
