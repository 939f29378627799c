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

_CITED = "\0"  # the citation, in the sentence around it
_OUR = r"\b(?:our|my|vår|vårt|våre|min|mitt|mine|unsere?|meine?|nos|notre)"
_WE = r"\b(?:we|I|vi|jeg|eg|wir|ich|nous)"
_HAVE = r"(?:have|had|har|hadde|haben)"
_WORDS = r"(?:[^\W\d_]+['’]?s?[\s~]+)"
_WORK = (
    r"(?:works?|stud(?:y|ies)|papers?|articles?|research|findings?|books?|reports?|results?|data|"
    r"analys[ie]s|experiments?|surveys?|datasets?|methods?|models?|frameworks?|approach(?:es)?|"
    r"theor(?:y|ies)|tools?|software|packages?|chapters?|preprints?|"
    r"arbeid(?:er)?|studier?|artikk(?:el|ler)|forskning|rapport(?:er)?|funn|bok|bøker|notat|"
    r"modell(?:er)?|metoder?|travaux|arbeit(?:en)?)"
)
_THESIS = r"(?:dissertation|thesis|avhandling|masteroppgave|doktorarbeid|dissertasjon)"
_BEFORE_THIS = (
    r"(?:previous|earlier|prior|past|former|recent|companion|published|(?:19|20)\d\d|"
    r"tidligere|tidlegare|forrige|nylige?|frühere\w*|précédent\w*)"
)
_EARLIER = (
    r"(?:previously|earlier|before|recently|already|elsewhere|tidligere|tidlegare|nylig|"
    r"andre steder|früher)"
)
_TOLD = (
    r"(?:showed|shown|argued|introduced|proposed|presented|described|reported|developed|found|"
    r"demonstrated|discussed|published|studied|observed|undersøkt\w*|viste|vist|hevdet|beskrev|beskrevet|presenterte|presentert|"
    r"fant|funnet|drøftet|zeigten|gezeigt)"
)
_BY_AUTHORS = (
    r"\bone of (?:us|the authors)\b|\b(?:first|second|third|last|lead|present|senior) author\b|"
    r"\b(?:present|same) authors\b|\bauthors?(?:['’]s?)? " + _BEFORE_THIS + r"\b|"
    r"\bauthors? of (?:this|the present)\b|\bcompanion (?:paper|article|study)\b|"
    r"\b(?:en|ein) av (?:oss|forfatterne)\b|\b(?:første|andre)forfatter\w*"
)
# What says so wherever it stands in the sentence, and what does beside the citation. "Our results
# agree with Nordmann (2010)" says nothing: the results are those of this text.
_OURS = re.compile(
    rf"{_OUR}\s+(?:own\s+|egen\s+|eget\s+|egne\s+|[^\W\d_]+['’]s?\s+)?{_BEFORE_THIS}\b(?:\s+{_WORK}\b)?"
    rf"|{_OUR}\s+{_WORDS}{{0,2}}?{_THESIS}\b"
    rf"|{_OUR}\s+(?:{_WORDS}{{0,2}}?{_WORK}\s*)?[(\[]?{_CITED}"
    rf"|{_WE}\s+(?:{_HAVE}\s+)?{_EARLIER}\s+{_WORDS}?{_TOLD}\b"
    rf"|\b{_EARLIER},?\s+(?:{_HAVE}\s+)?{_WE}\s+(?:{_HAVE}\s+)?{_WORDS}?{_TOLD}\b"
    rf"|{_WE}\s+(?:{_HAVE}\s+)?{_TOLD}\s+(?:{_EARLIER}|{_WORDS}{{0,2}}?i[n]?\s*[(\[]?{_CITED})"
    rf"|{_WE}\s+{_HAVE}\s+{_TOLD}\s*[(\[]?{_CITED}"
    rf"|\b{_BEFORE_THIS}\s+{_WORK},?\s+(?:{_CITED}\s*,?\s*)?(?:{_TOLD}\s+)?{_WE}\b"
    rf"|{_BY_AUTHORS}",
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


def bodies(database: Database, secrets: Secrets) -> frozenset[tuple[str, str]]:
    """The institutions of the authors that are authors of works themselves, each with a year.

    Args:
        database: The bibliography.
        secrets: Who the authors are, and where.
    """
    known = {" ".join(name.casefold().split()) for name in secrets.institutions}
    return frozenset(
        (family, entry.fields.get("year", "") or entry.fields.get("date", "")[:4])
        for entry in database.entries
        for family, given in _authors(entry)
        if not given and family in known
    )


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
        before = source.text[max(at - _BEFORE, 0) : at]
        text = f"{before}{_CITED}{source.text[citation.end : citation.end + _AFTER]}"
        if words := calls_ours(_one_sentence(text, len(before))):
            yield citation, words


def calls_ours(sentence: str) -> str:
    """The words of a sentence that say a work is by who wrote the sentence; "" where none do.

    Args:
        sentence: LaTeX, with a null where the work is cited.
    """
    found = _OURS.search(sentence)
    return " ".join(found[0].replace(_CITED, " ").split()) if found else ""


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
