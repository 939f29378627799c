"""The authors' own works: which they are, how the text speaks of them, what stands for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.bibliography.names import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.bibliography.database import Database
    from trykklar.bibliography.entry import Entry
    from trykklar.blind.secret import Secrets
    from trykklar.latex.elements import Citation
    from trykklar.latex.read_document import Reading

_POSSESSIVES = (
    r"(?:our|my|vår|vårt|våre|min|mitt|mine|unsere?|meine?|nos|notre)\s+(?:own\s+|egen\s+|eget\s+)?"
)
_WORKS = (
    r"(?:works?|stud(?:y|ies)|papers?|articles?|research|findings?|books?|reports?|results?|"
    r"analys[ie]s|experiments?|surveys?|datasets?|arbeid(?:er)?|studier?|artikk(?:el|ler)|forskning|"
    r"rapport(?:er)?|funn|bok|bøker|avhandling|notat|travaux|arbeit(?:en)?)"
)
_EARLIER = (
    r"(?:previously|earlier|before|recently|already|elsewhere|tidligere|tidlegare|nylig|früher)"
)
_OURS = re.compile(
    rf"\b{_POSSESSIVES}(?:[^\W\d_]+\s+){{0,2}}?{_WORKS}\b"
    rf"|\b(?:we|I|vi|jeg|eg|wir|ich)\s+(?:have\s+|har\s+|haben\s+)?{_EARLIER}\b"
    rf"|\b{_EARLIER},?\s+(?:have\s+|har\s+)?(?:we|I|vi|jeg|eg)\b",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 160, 60


@dataclass(frozen=True)
class OwnWorks:
    """The authors' own works.

    Attributes:
        keys: Their keys -> what stands for each in a text where their authors are replaced.
        entries: The entries.
    """

    keys: dict[str, str]
    entries: tuple[Entry, ...]


def own_works(database: Database, secrets: Secrets) -> OwnWorks:
    """The works of a bibliography that the authors wrote.

    Args:
        database: The bibliography.
        secrets: Who they are.
    """
    people = {(each.family.casefold(), each.given[:1].casefold()) for each in secrets.people}
    # Where nobody is named, the institution is the author.
    bodies = {(name.casefold(), "") for name in (() if secrets.people else secrets.institutions)}
    found = [entry for entry in database.entries if (people | bodies) & set(_authors(entry))]
    keys = {entry.key: f"own{number}" for number, entry in enumerate(found, start=1)}
    return OwnWorks(keys, tuple(found))


def _authors(entry: Entry) -> Iterator[tuple[str, str]]:
    for name in names(entry.fields.get("author", "")):
        yield name.last.casefold(), name.first[:1].casefold()
        if not name.first:
            yield name.last.casefold(), ""


def spoken_of(reading: Reading, own: OwnWorks) -> Iterator[tuple[Citation, str]]:
    """Citations of own works that the text calls its authors' own, with the words that say so."""
    for citation in reading.citations:
        if not any(key.name in own.keys for key in citation.keys):
            continue
        source, at = citation.place.source, citation.place.offset
        text = source.text[max(at - _BEFORE, 0) : citation.end + _AFTER]
        for match in _OURS.finditer(_one_sentence(text, min(at, _BEFORE))):
            yield citation, " ".join(match[0].split())
            break


def _one_sentence(text: str, at: int) -> str:
    """The sentence around an offset, roughly: from full stop to full stop."""
    start = max(text.rfind(". ", 0, at), text.rfind("\n\n", 0, at)) + 1
    end = text.find(". ", at)
    return text[start : end if end >= 0 else len(text)]


def renamed_keys(text: str, own: OwnWorks) -> str:
    """A text whose keys of own works say nothing of who wrote them."""
    if not own.keys:
        return text
    known = "|".join(map(re.escape, sorted(own.keys, key=len, reverse=True)))
    pattern = re.compile(rf"(?<=[{{,\s])({known})(?=\s*[,}}])")
    return pattern.sub(lambda match: own.keys[match[1]], text)


def replaced_authors(text: str, own: OwnWorks, word: str) -> str:
    """A bibliography in which own works have a word for their authors, and no title.

    Args:
        text: A .bib file, its keys replaced already.
        own: The works.
        word: What stands for the authors.
    """
    for entry in own.entries:
        head = re.search(rf"@\w+\s*\{{\s*{re.escape(own.keys[entry.key])}\s*,", text)
        if head is None:
            continue
        end = _closed(text, text.index("{", head.start()))
        year = entry.fields.get("year", "") or entry.fields.get("date", "")[:4]
        lines = text.count("\n", head.end(), end)
        fields = f" author = {{{{{word}}}}}, title = {{[Omitted for review]}}, year = {{{year}}}"
        text = text[: head.end()] + fields + "\n" * lines + text[end:]
    return text


def _closed(text: str, at: int) -> int:
    """Where the brace at an offset is closed; the end where it is not."""
    depth = 0
    for offset in range(at, len(text)):
        depth += {"{": 1, "}": -1}.get(text[offset], 0)
        if depth == 0:
            return offset
    return len(text)
