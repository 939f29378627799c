"""Rules on one author or one journal written in two ways."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from trykklar.bibliography.field_text import folded, plain
from trykklar.bibliography.names import Name, names
from trykklar.checks.rule import Remark, Rule
from trykklar.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trykklar.bibliography import Entry
    from trykklar.checks.check_context import CheckContext

_BLOCK = 40
_LONGEST = 200
_NUMERIC = ("numeric", "ieee", "nature", "science", "phys", "chem", "vancouver", "alphabetic")
_SMALL = frozenset({"the", "of", "and", "for", "in", "on", "og", "i", "und", "et"})


def author(context: CheckContext) -> Iterator[Remark]:
    """One author with given names in two forms, where labels distinguish persons by them."""
    if not _labels_show_given_names(context):
        return
    for forms in _forms(context).values():
        longer = _ByInitials(form for form in forms if not _is_initials(form))
        for short in filter(_is_initials, forms):
            long = longer.only(short)
            if long is not None:
                yield _two_forms(forms[short], forms[long], short, long)


def _labels_show_given_names(context: CheckContext) -> bool:
    options = context.reading.packages.get("biblatex")
    if options is None:
        return False
    options = options.replace(" ", "")
    if any(name in options for name in _NUMERIC):
        return False
    return "uniquename=false" not in options and any(
        f"style={name}" in options for name in ("authoryear", "apa", "chicago", "mla", "verbose")
    )


def _forms(context: CheckContext) -> Mapping[tuple[str, str], dict[str, tuple[Name, Entry]]]:
    """(surname, initial) -> given names as written -> the first entry with them.

    Of authors whom a label leaves out for "et al.", biblatex asks nothing.
    """
    options = context.reading.packages["biblatex"]
    most = _number(options, "maxcitenames", 2 if "style=apa" in options.replace(" ", "") else 3)
    fewest = _number(options, "mincitenames", 1)
    found: dict[tuple[str, str], dict[str, tuple[Name, Entry]]] = defaultdict(dict)
    for entry in context.cited_entries:
        everyone = names(entry.get("author") or entry.get("editor"))
        for name in everyone if len(everyone) <= most else everyone[:fewest]:
            if name.first and not name.whole:
                group = folded(name.last), folded(name.first)[:1]
                found[group].setdefault(name.first, (name, entry))
    return found


def _number(options: str, name: str, usual: int) -> int:
    """How many names a label has, by the option of that name or by the shorter one for all lists.

    Source: the biblatex manual, 3.1.2.1, and for the usual numbers biblatex-apa's.
    """
    short = name.replace("cite", "")
    given = re.search(rf"\b{name}\s*=\s*(\d{{1,3}})", options) or re.search(
        rf"\b{short}\s*=\s*(\d{{1,3}})", options
    )
    return int(given[1]) if given else usual


def _is_initials(given: str) -> bool:
    return all(len(part) == 1 for part in folded(given).split())


def _initials(given: str) -> str:
    return "".join(part[0] for part in folded(given).split())


class _ByInitials:
    """Given names in order of their initials, so that those that fit stand together."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted((_initials(name), name) for name in names)

    def only(self, short: str) -> str | None:
        """The one name that initials may stand for, all of them or the first ones."""
        initials = _initials(short)
        fits = self._beginning(initials, whole=False)
        for length in range(1, len(initials)):
            fits += self._beginning(initials[:length], whole=True)
        return fits[0] if len(fits) == 1 else None

    def _beginning(self, initials: str, *, whole: bool) -> list[str]:
        """At most two names with these initials, or with these and more."""
        at = bisect_left(self._names, (initials, ""))
        near = self._names[at : at + 2]
        return [
            name
            for found, name in near
            if found == initials or (not whole and found.startswith(initials))
        ]


def _two_forms(
    first: tuple[Name, Entry], second: tuple[Name, Entry], short: str, long: str
) -> Remark:
    last = second[0].last
    return Remark(
        first[1].place_of("author"),
        f"'{last}, {short}' in '{first[1].key}' is '{last}, {long}' in '{second[1].key}'.",
        "Labels take them for two persons and print their initials.",
    )


def surname(context: CheckContext) -> Iterator[Remark]:
    """One author whose surname is spelt in two ways that differ by a letter."""
    from rapidfuzz.distance import DamerauLevenshtein

    people: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in context.cited_entries:
        for name in names(entry.get("author")):
            given = folded(name.first)
            if (len(given) > 3 and " " not in given.strip(" ")) or _has_full_name(given):  # noqa: PLR2004
                people[given].setdefault(name.last, entry)
    for given, spelt in people.items():
        for first, second in combinations(list(spelt)[:_BLOCK], 2):
            left, right = folded(first), folded(second)
            close = 5 < len(left) < _LONGEST and left[0] == right[0]  # noqa: PLR2004 - short names are many
            if close and left != right and DamerauLevenshtein.distance(left, right) == 1:
                yield Remark(
                    spelt[second].place_of("author"),
                    f"'{second}, {given.title()}' in '{spelt[second].key}' is '{first}' in "
                    f"'{spelt[first].key}'.",
                )


def _has_full_name(given: str) -> bool:
    return any(len(part) > 3 for part in given.split())  # noqa: PLR2004


def journal(context: CheckContext) -> Iterator[Remark]:
    """One journal written in two ways."""
    blocks: dict[str, dict[str, tuple[Entry, int]]] = defaultdict(dict)
    for entry in context.cited_entries:
        # `\\ ` is a blank as others are: only how wide it is differs.
        title = plain(entry.get("journaltitle", "journal").replace("\\ ", " "))
        words = _significant(title)
        if words:
            known = blocks[words[0][:3]].get(title, (entry, 0))
            blocks[words[0][:3]][title] = (known[0], known[1] + 1)
    for block in blocks.values():
        for first, second in combinations(sorted(block)[:_BLOCK], 2):
            if _same_journal(first, second) and context.database.together(
                block[first][0], block[second][0]
            ):
                rare, usual = sorted((first, second), key=lambda title: block[title][1])
                yield Remark(
                    block[rare][0].place_of(_field(block[rare][0])),
                    f"'{rare}' in '{block[rare][0].key}' is '{usual}' in '{block[usual][0].key}'.",
                )


def _field(entry: Entry) -> str:
    return "journaltitle" if "journaltitle" in entry.fields else "journal"


def _significant(title: str) -> list[str]:
    return [word for word in folded(title.replace("&", "and")).split() if word not in _SMALL]


def _same_journal(first: str, second: str) -> bool:
    """Whether two names are one but for small words, or one is the other abbreviated."""
    left, right = _significant(first), _significant(second)
    if left == right:
        return True
    dotted = "." in first or "." in second
    if not dotted or len(left) != len(right):
        return False
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(left, right, strict=True))


RULES = (
    Rule(
        "work-author",
        Severity.WARNING,
        "An author with initials in one entry and given names in another.",
        "biblatex takes them for two persons: labels get initials, dashes and 2001a vanish.",
        "Offerdal, A. beside Offerdal, Audun",
        author,
    ),
    Rule(
        "work-surname",
        Severity.HINT,
        "An author whose surname is spelt in two ways.",
        "The works stand apart in the list of references, under two names.",
        "Oferdal, Audun beside Offerdal, Audun",
        surname,
    ),
    Rule(
        "work-journal",
        Severity.WARNING,
        "A journal written in two ways.",
        "The list of references looks careless, and one form is against the style.",
        "West Eur. Politics beside West European Politics",
        journal,
    ),
)
