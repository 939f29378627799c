"""One work in CSL JSON, set so that CSL prints what biblatex-apa prints of the same entry.

The two were compared over every entry of references.bib, in both languages, by each citation
command the sections use; what differed came from the causes below, each put right on this side or
in `venues/biblatex-*.tex`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Item = dict[str, Any]

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)$")
_QUOTED = re.compile(r"([‘“«])([^’”»{}]*)([’”»])")
_MASKED = {"‘": "\ue010", "’": "\ue011", "“": "\ue012", "”": "\ue013", "«": "\ue014", "»": "\ue015"}
_SHOWN = str.maketrans({hidden: mark for mark, hidden in _MASKED.items()})
_EDITION = {"nb": "utg.", "nn": "utg.", "no": "utg.", "da": "udg.", "sv": "uppl."}
_UNDATED = {"en": "n.d."}


def adjusted(item: Mapping[str, Any], language: str) -> Item:
    """A work as the style is to see it.

    Args:
        item: As pandoc reads it.
        language: Tag of the document.
    """
    found = dict(item)
    for step in _STEPS:
        step(found, language.partition("-")[0])
    return found


def masked(entry: str) -> str:
    """A .bib entry whose quotation marks pandoc and CSL cannot change.

    They are the cited work's own; CSL would turn them into those of the document's language.
    """
    return _QUOTED.sub(lambda match: f"{_MASKED[match[1]]}{match[2]}{_MASKED[match[3]]}", entry)


def shown(text: str) -> str:
    """A rendered text with the quotation marks that were kept from the style."""
    return text.translate(_SHOWN)


def _report_number(item: Item, language: str) -> None:
    """`Rapport nr. 25`, `Notat 21/2010`: the number is a part of what the report calls itself."""
    del language
    if item.get("type") == "report" and item.get("genre") and item.get("number"):
        item["number"] = f"{item.pop('genre')} {item['number']}"


def _edition(item: Item, language: str) -> None:
    """BibTeX wants `3rd`, CSL 3; an edition in words gets its word for edition, too."""
    edition = str(item.get("edition", ""))
    match = _ORDINAL.fullmatch(edition)
    if match:
        item["edition"] = match[1]
    elif edition and not edition.isdigit():
        item["edition"] = f"{edition} {_EDITION.get(language, 'ed.')}"


def _issue_alone(item: Item, language: str) -> None:
    """An issue without a volume stands in parentheses; the Norwegian style forgets them."""
    alone = "issue" in item and "volume" not in item
    if alone and language in ("nb", "nn") and item.get("type") == "article-journal":
        item["issue"] = f"({item['issue']})"


def _undated(item: Item, language: str) -> None:
    """`Retrieved from` asks for the day of retrieval, which biblatex-apa prints only if given."""
    if "issued" not in item and "accessed" not in item and language in _UNDATED:
        item["status"] = _UNDATED[language]


_STEPS: tuple[Callable[[Item, str], None], ...] = (
    _report_number,
    _edition,
    _issue_alone,
    _undated,
)
