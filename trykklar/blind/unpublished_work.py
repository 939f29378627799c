"""Works that only who wrote them can cite: those in preparation, or handed in somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.bibliography.entry import Entry
    from trykklar.blind.own_works import OwnWorks
    from trykklar.latex.read_document import Reading

# As APA's manual ("Manuscript in preparation", "Manuscript submitted for publication", "Unpublished
# manuscript") and biblatex's `pubstate` have it, and as other languages have it. What is
# accepted, in press or forthcoming others can have heard of.
_STATES = re.compile(
    r"\bin[\s~]*prep(?:aration|\.)?(?![^\W_])|\bunder[\s~]+(?:review|revision|preparation)\b"
    r"|\bunpublished\b|\bto[\s~]+be[\s~]+submitted\b|\bsubmitted[\s~]+for[\s~]+(?:publication|review)"
    r"|\b(?:manuscript|paper|article)[\s~]+(?:was[\s~]+)?submitted\b|\bsubmitted[\s~]+manuscript\b"
    r"|\bworking[\s~]+draft\b|\bin[\s~]+progress\b"
    r"|\bunder[\s~]+(?:arbeid|arbeiding|vurdering|utarbeidelse)\b|\b(?:upublisert|under arbete)\b"
    r"|\binnsendt[\s~]+(?:manus|artikkel)|\bin[\s~]+Vorbereitung\b|\bunveröffentlicht\w*"
    r"|\ben[\s~]+préparation\b|\bnon[\s~]+publiée?\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:inpreparation|submitted|eingereicht|innsendt|soumise?)\b", re.IGNORECASE)
_FIELDS = ("pubstate", "year", "date", "note", "addendum", "howpublished", "titleaddon", "type")
_FOUND = ("url", "doi", "eprint")
"""What leads to a work: others can cite it then."""


def unpublished(text: str) -> str:
    """The words that say of a work that it is not published; "" where none do.

    Args:
        text: What a list of works, or a field of an entry, says of it.
    """
    bare = text.strip().strip("{}")
    found = _ALONE.match(bare) or _STATES.search(bare)
    return " ".join(found[0].replace("~", " ").split()) if found else ""


def own_unpublished(reading: Reading, own: OwnWorks) -> Iterator[tuple[Entry, str]]:
    """The authors' own works that are cited and not published, with the words that say so.

    Args:
        reading: The text.
        own: The authors' works.
    """
    cited = {key.name for citation in reading.citations for key in citation.keys}
    for entry in own.entries:
        if entry.key not in cited or any(entry.fields.get(name) for name in _FOUND):
            continue
        states = (unpublished(entry.fields.get(name, "")) for name in _FIELDS)
        if words := next(filter(None, states), ""):
            yield entry, words
