"""How long a list of references is, by the fields of its entries.

Every style prints other punctuation and its own words between them, so that this is an estimate. It
needs neither TeX nor a citation style.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.word_count import Amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
_SINGLE = frozenset({"doi", "url", "pages"})
"""Fields that are one word, whatever is in them."""


def length_of_list(entries: Iterable[Entry]) -> Amount:
    """About how many words and characters the list of some works has.

    Args:
        entries: The works that are cited.
    """
    fields = [field for entry in entries for field in _shown(entry.fields)]
    single = [text for name, text in fields if name in _SINGLE]
    words = _words(text for name, text in fields if name not in _SINGLE)
    # Behind each word there is a blank or, at the end of a field, one of two characters.
    every = (*words, *_words(single))
    return Amount(len(words) + len(single), sum(map(len, every)) + len(every) + len(fields))


def _shown(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for group in _PRINTED:
        for name in group:
            text = fields.get(name)
            if text:
                yield name, text
                break


def _words(texts: Iterable[str]) -> list[str]:
    return "\n".join(texts).replace("{", "").replace("}", "").split()
