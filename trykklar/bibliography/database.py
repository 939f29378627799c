"""All entries a document can cite: which one a key means, and what each inherits."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from trykklar.bibliography.bib_file import BibFile, read_bib
from trykklar.bibliography.inheritance import Inherited
from trykklar.latex.file_lookup import fence_at
from trykklar.latex.source import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from trykklar.bibliography.entry import Entry, Fields
    from trykklar.finding import Finding
    from trykklar.latex.read_document import Reading
    from trykklar.latex.source import Place

EVERYWHERE = -1


@dataclass(frozen=True)
class Database:
    """The bibliography of a document.

    Attributes:
        files: Every file once, in the order they were asked for.
        scopes: (track, section) -> the files that citations there are looked up in.
        lists: Files whose entries are printed in one list of references.
        biblatex: Whether the entries are written for biblatex rather than BibTeX styles.
        sensitive: Whether `Key` and `key` are two keys, as they are to biber but not to BibTeX.
    """

    files: tuple[BibFile, ...]
    scopes: Mapping[tuple[str, int], tuple[BibFile, ...]]
    biblatex: bool
    sensitive: bool
    lists: tuple[tuple[BibFile, ...], ...] = ()

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry that a key can mean: the first one of each key."""
        return tuple(self._first.values())

    @cached_property
    def repeated(self) -> tuple[tuple[Entry, Entry], ...]:
        """Entries whose key was taken, each with the one that counts."""
        known = self._first
        return tuple(
            (entry, first)
            for file in self.files
            for entry in self._live(file)
            if (first := known[self.fold(entry.key)]) is not entry and self.together(entry, first)
        )

    def together(self, first: Entry, second: Entry) -> bool:
        """Whether two entries can be in one list of references, as those of two chapters cannot.

        Args:
            first: An entry.
            second: Another one.
        """
        paths = {first.path, second.path}
        return any(paths <= {file.source.path for file in files} for files in self.lists)

    @cached_property
    def _first(self) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        for file in self.files:
            for entry in self._live(file):
                found.setdefault(self.fold(entry.key), entry)
        return found

    def _live(self, file: BibFile) -> Iterator[Entry]:
        for entry in file.entries:
            if entry.key and not (self.sensitive and entry.commented):
                yield entry

    @cached_property
    def _scoped(self) -> dict[tuple[str, int], dict[str, Entry]]:
        return {scope: self._index(files) for scope, files in self.scopes.items()}

    def _index(self, files: tuple[BibFile, ...]) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        aliases: dict[str, Entry] = {}
        for file in files:
            for entry in self._live(file):
                found.setdefault(self.fold(entry.key), entry)
                if self.sensitive and (other := entry.fields.get("ids")):
                    aliases.update((alias.strip(), entry) for alias in other.split(","))
        return {**aliases, **found}

    def fold(self, key: str) -> str:
        """A key as the program that looks it up compares it."""
        return key if self.sensitive else key.lower()

    def find(self, key: str, track: str = "", section: int = 0) -> Entry | None:
        """The entry that a citation with this key means there; None where there is none."""
        scopes = self._scoped
        index = scopes.get((track, section)) or scopes.get((track, EVERYWHERE)) or {}
        return index.get(self.fold(key))

    def full(self, entry: Entry) -> Fields:
        """The fields of an entry with what it inherits through `crossref` and `xdata`."""
        if "crossref" not in entry.fields and "xdata" not in entry.fields:
            return entry.fields
        return Inherited(entry, lambda key: self._first.get(self.fold(key)), self.biblatex)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Faults of form in all files; a `%` in an entry is none to biber."""
        return tuple(
            finding
            for file in self.files
            for finding in file.findings
            if not (self.sensitive and finding.code == "entry-comment")
        )


def assemble(reading: Reading) -> Database:
    """Read the bibliography files that a document asks for."""
    read: dict[tuple[Path, bool], BibFile] = {}
    scopes: dict[tuple[str, int], list[BibFile]] = defaultdict(list)
    strings: dict[str, str] = {}
    for bibliography in reading.bibliographies:
        if bibliography.path is None:
            continue
        name = (bibliography.path, bibliography.source is None)
        if name not in read:
            fence = fence_at(reading.document, bibliography.path)
            read[name] = read_bib(
                bibliography.source
                or read_source(bibliography.path, fence, reading.document.source),
                strings,
            )
            strings.update(read[name].strings)
        if read[name] not in scopes[bibliography.track, bibliography.section]:
            scopes[bibliography.track, bibliography.section].append(read[name])
    biblatex = "biblatex" in reading.packages
    by_chapter = "chapterbib" in reading.packages
    return Database(
        files=tuple(read.values()),
        scopes={scope: tuple(files) for scope, files in scopes.items()},
        biblatex=biblatex,
        sensitive=biblatex and "bibtex" not in _backend(reading.packages["biblatex"]),
        lists=_named_at_once(reading, read) if by_chapter else tuple(map(tuple, scopes.values())),
    )


def _named_at_once(
    reading: Reading, read: Mapping[tuple[Path, bool], BibFile]
) -> tuple[tuple[BibFile, ...], ...]:
    r"""The files of each `\bibliography`: under chapterbib, each is a chapter's."""
    found: dict[Place, list[BibFile]] = defaultdict(list)
    for asked in reading.bibliographies:
        if asked.path is not None:
            found[asked.place].append(read[asked.path, asked.source is None])
    return tuple(map(tuple, found.values()))


def _backend(options: str) -> str:
    for option in options.split(","):
        name, _, value = option.partition("=")
        if name.strip() == "backend":
            return value.strip().strip("{}")
    return "biber"
