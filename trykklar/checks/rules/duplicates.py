"""The rule on one work that stands in the bibliography twice."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from trykklar.bibliography.dates import year
from trykklar.bibliography.field_text import folded, plain
from trykklar.checks.rule import Remark, Rule
from trykklar.checks.rules.identifiers import is_isbn, numbers
from trykklar.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.bibliography import Entry
    from trykklar.checks.check_context import CheckContext
    from trykklar.checks.surnames import Surnames

_SIMILAR = 93.0
_BLOCK = 40
_PREFIX = 14
_SHORTEST, _LONGEST = 12, 500
_PARTS = frozenset({"inbook", "incollection", "inproceedings", "conference", "bookinbook"})
_VETOES = ("edition", "volume", "part", "chapter", "number", "issue")
_NUMERAL = re.compile(r"\b(?:\d+|[ivx]+|one|two|three|first|second|third|en|to|tre)\b")
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def twice(context: CheckContext) -> Iterator[Remark]:
    """Two cited entries of one work."""
    seen: set[frozenset[str]] = set()
    for first, second, why in _pairs(context):
        pair = frozenset({first.key, second.key})
        if first is second or pair in seen or len(pair) == 1:
            continue
        if not context.database.together(first, second):
            continue
        seen.add(pair)
        later, earlier = sorted((first, second), key=_order)[::-1]
        yield Remark(
            later.place,
            f"'{later.key}' and '{earlier.key}' look like one work: {why}.",
            f"{_cited(context, earlier)}; {_cited(context, later)}.",
        )


def _order(entry: Entry) -> tuple[str, int]:
    return str(entry.path), entry.offset


def _cited(context: CheckContext, entry: Entry) -> str:
    uses = context.uses.get(context.database.fold(entry.key), ())
    places = [f"{key.place.path.name}:{key.place.line}" for _, key in uses[:3]]
    more = f" and {len(uses) - 3} more places" if len(uses) > 3 else ""  # noqa: PLR2004
    return (
        f"'{entry.key}' is cited at {', '.join(places)}{more}"
        if places
        else (f"'{entry.key}' is not cited")
    )


def _pairs(context: CheckContext) -> Iterator[tuple[Entry, Entry, str]]:
    entries = context.cited_entries
    for doi, group in _by_doi(entries).items():
        for first, second in combinations(group[:_BLOCK], 2):
            if not _parts_of_one(first, second):
                yield first, second, f"both have the DOI {doi}"
    for number, group in _by_isbn(entries).items():
        for first, second in combinations(group[:_BLOCK], 2):
            if not _vetoed(first, second):
                yield first, second, f"both have the ISBN {number}"
    yield from _by_title(context)


def _by_doi(entries: tuple[Entry, ...]) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        match = _DOI.search(entry.fields.get("doi", ""))
        if match:
            found[match[0].lower()].append(entry)
    return found


def _parts_of_one(first: Entry, second: Entry) -> bool:
    """Whether a DOI is that of the volume that two works are in, as their titles differ."""
    from rapidfuzz import fuzz

    if not any(entry.kind in _PARTS or entry.get("booktitle") for entry in (first, second)):
        return False
    titles = [folded(plain(entry.get("title")))[:_LONGEST] for entry in (first, second)]
    return all(titles) and fuzz.ratio(*titles) < _SIMILAR


def _by_isbn(entries: tuple[Entry, ...]) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.kind in _PARTS or "isbn" not in entry.fields:
            continue  # the chapters of a book share its number
        for number in numbers(entry.fields.get("isbn", "")):
            if is_isbn(number):
                found[_thirteen(number)].append(entry)
    return found


def _thirteen(number: str) -> str:
    """An ISBN in its form of 13 digits, so that the two forms compare."""
    from stdnum import isbn

    return str(isbn.to_isbn13(isbn.compact(number)))


def _by_title(context: CheckContext) -> Iterator[tuple[Entry, Entry, str]]:
    """Pairs with nearly the same title by an author of the same name, searched within blocks."""
    from rapidfuzz import fuzz

    surnames = context.surnames
    titles: dict[str, str] = {}
    blocks: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in context.cited_entries:
        title = folded(plain(entry.get("title") + " " + entry.get("subtitle")))[:_LONGEST]
        if len(title) < _SHORTEST:
            continue
        titles[entry.key] = title
        first = next(iter(surnames.of(entry)), "")
        blocks["start", title[:_PREFIX]].append(entry)
        blocks[first[:5], title[-_PREFIX:]].append(entry)
    for block in blocks.values():
        for entry, other in combinations(block[:_BLOCK], 2):
            left, right = titles[entry.key], titles[other.key]
            if fuzz.ratio(left, right, score_cutoff=_SIMILAR) and _one_work(
                entry, other, left, right, surnames
            ):
                yield entry, other, "same author and title"


def _one_work(
    first: Entry, second: Entry, first_title: str, second_title: str, surnames: Surnames
) -> bool:
    if sorted(_NUMERAL.findall(first_title)) != sorted(_NUMERAL.findall(second_title)):
        return False
    authors, others = surnames.of(first), surnames.of(second)
    if authors and others and not set(authors) & set(others):
        return False
    return not _vetoed(first, second)


def _vetoed(first: Entry, second: Entry) -> bool:
    """Whether two entries say themselves that they are two: edition, volume, year of a reprint."""
    if (first.kind in _PARTS) != (second.kind in _PARTS):
        return True
    years = year(first.fields), year(second.fields)
    if years[0] is not None and years[1] is not None and abs(years[0] - years[1]) > 1:
        return True
    return any(_differ(first.get(name), second.get(name)) for name in _VETOES)


def _differ(first: str, second: str) -> bool:
    return bool(first) and bool(second) and folded(first) != folded(second)


RULES = (
    Rule(
        "work-twice",
        Severity.WARNING,
        "Two cited entries that look like one work.",
        "It stands in the list of references twice, as 2001a and 2001b.",
        "winter2003 and winter2003b with one DOI",
        twice,
    ),
)
