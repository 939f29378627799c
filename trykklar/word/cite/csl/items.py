"""The works a document cites: .bib files -> CSL JSON, entry by entry where one is broken."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trykklar.latex.passage import Passage
from trykklar.latex.source import Source, read_source
from trykklar.word.cite.csl.csl_entry import adjusted, masked
from trykklar.word.cite.csl.field_formula import readable
from trykklar.word.mark.command import commands
from trykklar.word.mark.locate import locate
from trykklar.word.pandoc import PandocError, run, seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from trykklar.document import Document

_RESOURCES = frozenset(["addbibresource", "bibliography", "addglobalbib", "nobibliography"])
_ENTRY = re.compile(r"@\s*(\w+)\s*([{(])\s*([^\s,={}()]*)", re.ASCII)
_TRIES = 4  # readings of all entries, in time, to find those that break pandoc
_PARENT = re.compile(r"\b(?:crossref|xdata|xref)\s*=\s*[{\"]([^}\"]+)[}\"]", re.IGNORECASE)


@dataclass(frozen=True)
class Works:
    """What is cited.

    Attributes:
        items: CSL JSON, one for each key.
        missing: Keys no .bib has an entry for, or one that cannot be read.
        spelled: Key as cited -> as the .bib writes it; BibTeX does not mind the case.
        complete: Whether the PDF's lists have these works, no more and no less.
    """

    items: tuple[Mapping[str, Any], ...]
    missing: tuple[str, ...]
    spelled: Mapping[str, str]
    complete: bool = False


def read(
    document: Document, passage: Passage, keys: Iterable[str], backend: str, language: str
) -> Works:
    """The works of the cited keys.

    Args:
        document: Where .bib files are looked for.
        passage: The flat source, which names them.
        keys: As cited; `*` means all.
        language: Tag of the document.
        backend: `biblatex` or `natbib`: how the fields are meant.
    """
    wanted = list(dict.fromkeys(keys))
    entries, strings = _entries(document, passage)
    folded = {key.casefold(): key for key in entries}
    if "*" in wanted:
        wanted = [key for key in wanted if key != "*"] + [
            key for key in entries if key not in wanted
        ]
    spelled = {key: key if key in entries else folded.get(key.casefold(), "") for key in wanted}
    parents = _parents([entries[key] for key in spelled.values() if key], entries)
    texts = {name: readable(masked(entries[name])) for name in spelled.values() if name}
    found = _converted(
        [*strings, *parents], texts, "biblatex" if backend == "biblatex" else "bibtex"
    )
    named = {str(item["id"]): item for item in found}
    items = [adjusted(named[name], language) for name in texts if name in named]
    missing = tuple(key for key in wanted if spelled[key] not in named)
    return Works(tuple(items), missing, {key: name or key for key, name in spelled.items()})


def resources(document: Document, passage: Passage) -> Iterator[Path]:
    """The .bib files a source names, that are there."""
    for command in commands(passage):
        if command.name not in _RESOURCES:
            continue
        at = passage.skip(command.end)
        option = passage.delimited(at)
        names = passage.argument(option.end + 1 if option else at)
        for name in passage.slice(names[0]).split(",") if names else ():
            path = locate(document, name.strip(), ("", ".bib"))
            if path is not None:
                yield path


def _entries(document: Document, passage: Passage) -> tuple[dict[str, str], list[str]]:
    """Key -> entry, the first of each as in BibTeX; and the abbreviations."""
    found: dict[str, str] = {}
    strings: list[str] = []
    for path in dict.fromkeys(resources(document, passage)):
        source = read_source(path, document.fence, document.source)
        if not isinstance(source, Source):
            continue
        for kind, key, text in _split(Passage(source.text, source)):
            if kind == "string":
                strings.append(text)
            elif kind not in ("comment", "preamble"):
                found.setdefault(key, text)
    return found, strings


def _split(passage: Passage) -> Iterator[tuple[str, str, str]]:
    at = 0
    while (match := _ENTRY.search(passage.text, at)) is not None:
        at = match.end()
        opening = match.start(2)
        close = ")" if match[2] == "(" else "}"
        span = passage.group(opening) if close == "}" else passage.delimited(opening, "(", ")")
        following = re.compile(r"\n[ \t]*@").search(passage.text, at)
        limit = following.start() if following else len(passage.text)
        end = span.end if span else limit
        yield match[1].lower(), match[3], passage.text[match.start() : end].rstrip() + "\n}\n"
        at = max(at, end if span else limit)


def _parents(texts: Iterable[str], entries: Mapping[str, str]) -> list[str]:
    names = [
        name.strip() for text in texts for part in _PARENT.findall(text) for name in part.split(",")
    ]
    return [entries[name] for name in dict.fromkeys(names) if name in entries]


def _converted(always: list[str], texts: Mapping[str, str], form: str) -> list[dict[str, Any]]:
    """CSL JSON of entries, without those that pandoc cannot read.

    Args:
        always: Abbreviations and parents, which every entry may need.
        texts: Key -> entry.
        form: How pandoc is to read them.
    """
    entries = list(dict.fromkeys(texts.values()))
    try:
        return _items([*always, *entries], form)
    except PandocError:
        deadline = time.monotonic() + _TRIES * seconds("".join([*always, *entries]))
        sound = [text for text in always if _readable(text, form, deadline)]
        return _halves(sound, entries, form, deadline)


def _halves(
    always: list[str], texts: list[str], form: str, deadline: float
) -> list[dict[str, Any]]:
    """What pandoc cannot read is halved until the broken entry is alone, or time has run out."""
    if not texts or time.monotonic() > deadline:
        return []
    try:
        return _items([*always, *texts], form)
    except PandocError:
        if len(texts) == 1:
            return []
        half = len(texts) // 2
        before = _halves(always, texts[:half], form, deadline)
        return [*before, *_halves(always, texts[half:], form, deadline)]


def _items(texts: list[str], form: str) -> list[dict[str, Any]]:
    answer = run(["-f", form, "-t", "csljson"], "\n".join(texts))
    found: list[dict[str, Any]] = json.loads(answer)
    return found


def _readable(text: str, form: str, deadline: float) -> bool:
    if time.monotonic() > deadline:
        return False
    try:
        _items([text], form)
    except PandocError:
        return False
    return True
