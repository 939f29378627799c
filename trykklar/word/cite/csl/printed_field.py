r"""A field of a work, as `\citefield`, `\citetitle` and `\citeurl` of biblatex print it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.cite.bibtex.pieces import inlines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.word.inlines import Inlines

# biblatex's name of a field -> CSL's.
_NAMES = {
    "url": "URL", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "journal": "container-title",
    "journaltitle": "container-title", "booktitle": "container-title", "pages": "page",
    "location": "publisher-place", "address": "publisher-place", "series": "collection-title",
    "institution": "publisher", "school": "publisher", "labelname": "author",
}  # fmt: skip
_DATES = {"year": "issued", "date": "issued", "labelyear": "issued", "urldate": "accessed"}


def field(item: Mapping[str, Any], name: str) -> Inlines:
    """A field as text; empty where the work has none, as in biblatex.

    Args:
        item: The work in CSL JSON.
        name: As biblatex names it.
    """
    if name in _DATES:
        parts = item.get(_DATES[name], {}).get("date-parts", [[]])[0]
        return inlines("-".join(str(part) for part in (parts[:1] if "year" in name else parts)))
    value = item.get(_NAMES.get(name, name), "")
    if isinstance(value, list):
        names = [str(person.get("family") or person.get("literal", "")) for person in value]
        return inlines(", ".join(names))
    return [pf.Emph(*inlines(str(value)))] if name == "title" and value else inlines(str(value))
