"""Rules on keys that biber or BibTeX cannot read, and on entries that lead to others.

Sources: btparse 0.90, which biber reads with, and BibTeX 0.99d, both tried with each sign.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.checks.rule import Remark, Rule
from trykklar.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.bibliography import Entry
    from trykklar.checks.check_context import CheckContext

_REFUSED = re.compile(r"[\s\"'#%()={]")
_TO_BIBER = ("crossref", "xref", "xdata", "entryset")
_TO_BIBTEX = ("crossref",)


def unreadable_key(context: CheckContext) -> Iterator[Remark]:
    """Keys with a sign that the program which reads the file takes for something else."""
    database = context.database
    for entry in database.entries if database.sensitive else context.cited_entries:
        sign = _REFUSED.search(entry.key)
        if sign is None or not (database.sensitive or sign[0].isspace()):
            continue
        what = "a blank" if sign[0].isspace() else f"a {sign[0]}"
        message = f"The key '{entry.key}' has {what} in it"
        if database.sensitive:
            yield Remark(entry.place, f"{message}: biber cuts it short, or refuses the file.")
        else:
            yield Remark(entry.place, f"{message}: BibTeX skips the entry.")


def lost_link(context: CheckContext) -> Iterator[Remark]:
    """Fields that lead to an entry that is not there, or is passed already where it is sought."""
    names = _TO_BIBER if context.database.sensitive else _TO_BIBTEX
    for entry in context.cited_entries:
        for name in names:
            if name in entry.fields:
                yield from _lost(context, entry, name)


def _lost(context: CheckContext, entry: Entry, name: str) -> Iterator[Remark]:
    known = context.entry_order
    for key in filter(None, map(str.strip, entry.fields[name].split(","))):
        folded = context.database.fold(key)
        if folded not in known:
            message = f"'{name}' of '{entry.key}' leads to '{key}', which is no entry."
            yield Remark(entry.place_of(name), message)
        elif not context.database.sensitive and _passed(context, entry, folded):
            yield Remark(
                entry.place_of(name),
                f"'{key}' stands before '{entry.key}', which inherits from it: BibTeX, which reads "
                "the file once, does not find it.",
                "Put it behind all that inherit from it.",
            )


def _passed(context: CheckContext, child: Entry, parent: str) -> bool:
    if context.reading.everything or parent in context.uses:
        return False
    known = context.entry_order
    return known[parent] < known[context.database.fold(child.key)]


RULES = (
    Rule(
        "entry-key",
        Severity.ERROR,
        "A key with a sign in it that biber or BibTeX cannot read.",
        "BibTeX skips the entry; biber cuts the key short, or refuses the whole file.",
        "@book{o'toole1986, ...} for biber",
        unreadable_key,
    ),
    Rule(
        "entry-crossref",
        Severity.WARNING,
        "An entry that inherits from one that is not there, or that BibTeX has passed already.",
        "What it should inherit is missing from the reference.",
        "crossref = {hill2002} before no @book{hill2002, ...}",
        lost_link,
    ),
)
