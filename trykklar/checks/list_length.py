"""How long a list of references is, by the fields of its entries.

Every style prints other punctuation and its own words between them, so that this is an estimate. It
needs neither TeX nor a citation style.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.word_count import Amount, count_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.bibliography import Entry

_PRINTED = (
    ("author", "editor"),
    ("year", "date"),
    ("title",),
    ("journal", "journaltitle", "booktitle", "howpublished"),
    ("publisher", "institution", "school", "organization"),
    ("volume",),
    ("number", "issue"),
    ("pages",),
    ("doi", "url"),
)
"""Fields that most styles print, the first that is there of each group."""


def length_of_list(entries: Iterable[Entry]) -> Amount:
    """About how many words and characters the list of some works has.

    Args:
        entries: The works that are cited.
    """
    words = characters = 0
    for entry in entries:
        for group in _PRINTED:
            name = next((name for name in group if entry.fields.get(name, "")), "")
            plain = entry.fields.get(name, "").translate(_BRACES)
            amount = count_plain(plain)
            words += 1 if name in {"doi", "url", "pages"} else amount.words
            characters += amount.characters + 2 if plain else 0
    return Amount(words, characters)


_BRACES = str.maketrans("", "", "{}")
