"""What the rules look at: the document as read, its bibliography, and how the two fit together."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from trykklar.checks.bst_style import bst_style
from trykklar.checks.policy import Policy
from trykklar.checks.surnames import Surnames
from trykklar.checks.typed_citation import TypedCitation, typed
from trykklar.latex.source import digest
from trykklar.storage.sought import Sought, joined, of_paths

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from trykklar.bibliography import Database, Entry
    from trykklar.checks.bst_style import BstStyle
    from trykklar.latex.elements import Citation, CitedKey
    from trykklar.latex.read_document import Reading
    from trykklar.latex.source import Source


_STYLES = 10  # few texts have two
_SMALL = re.compile(r"\b[a-zß-öø-ÿ]\w{3,}")


@dataclass(frozen=True)
class CheckContext:
    """A document under check.

    Attributes:
        reading: What stands in its LaTeX.
        database: Its bibliography.
        policy: What its author asks for.
    """

    reading: Reading
    database: Database
    policy: Policy = field(default_factory=Policy)

    @cached_property
    def today(self) -> dt.date:
        """The day that dates are compared with."""
        return self.policy.today or dt.datetime.now(tz=dt.UTC).date()

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Every file that was read, .bib files too."""
        return (*self.reading.sources, *(file.source for file in self.database.files))

    @cached_property
    def files(self) -> Mapping[Path, str]:
        """Every file that counts -> the digest of what was read of it.

        One that was passed over although its name was looked for counts, too, and so does a style.
        """
        texts = {source.path: source.digest for source in self.sources if source.digest}
        root = self.reading.document.root
        fence = self.reading.document.fence
        others = {root / path for path in self.sought.present(root)} - texts.keys()
        with suppress(OSError):  # of one that cannot be read, a change cannot be noticed
            return {**texts, **{path: digest(path, fence) for path in others}}
        return texts

    @cached_property
    def sought(self) -> Sought:
        """Where files were looked for, and were not or did not become a part of the text."""
        root = self.reading.document.root
        styles = of_paths(root / f"{name}.bst" for name in self.reading.styles)
        return joined((self.reading.sought, styles))

    @cached_property
    def recorded(self) -> frozenset[str] | None:
        """The keys TeX recorded when it last ran, None where that is not known."""
        from trykklar.checks.recorded_keys import recorded

        return recorded(self.reading)

    @cached_property
    def styles(self) -> tuple[BstStyle, ...]:
        """What the styles know that BibTeX prints the entries by, as far as they are found."""
        if self.database.biblatex:
            return ()
        root = self.reading.document.root
        names = tuple(dict.fromkeys(self.reading.styles))[:_STYLES]
        return tuple(style for name in names if (style := bst_style(name, root)).types)

    @cached_property
    def surnames(self) -> Surnames:
        """Who is in the bibliography."""
        return Surnames(self.database)

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Words that stand in small letters in the text: they are no names."""
        prose = self.reading.prose.values()
        return frozenset(word for text in prose for word in _SMALL.findall(text))

    @cached_property
    def manual(self) -> tuple[TypedCitation, ...]:
        """What may be a citation typed by hand."""
        return tuple(typed(self.reading.prose))

    def entries_of(self, source: Source) -> tuple[Entry, ...]:
        """The entries in a file."""
        return next((file.entries for file in self.database.files if file.source is source), ())

    @cached_property
    def cited(self) -> Mapping[str, tuple[tuple[Citation, CitedKey], ...]]:
        """Key -> every place that cites it, in order."""
        found: dict[str, list[tuple[Citation, CitedKey]]] = defaultdict(list)
        for citation in self.reading.citations:
            for key in citation.keys:
                found[key.name].append((citation, key))
        return {name: tuple(uses) for name, uses in found.items()}

    @cached_property
    def items(self) -> frozenset[str]:
        r"""Keys of hand-made lists of references."""
        return frozenset(item.name for item in self.reading.items)

    def entry(self, citation: Citation, key: CitedKey) -> Entry | None:
        """The entry that a cited key means."""
        return self.database.find(key.name, citation.track, citation.section)

    def known(self, citation: Citation, key: CitedKey) -> bool:
        """Whether a cited key has an entry."""
        return key.name in self.items or self.entry(citation, key) is not None

    @cached_property
    def undefined(self) -> frozenset[str]:
        """Cited keys without an entry where they are cited, among TeX's where they are known."""
        only_recorded = (self.recorded or frozenset()) - self.cited.keys() - self.items
        lost = {key for key in only_recorded if self.database.fold(key) not in self.entry_order}
        return frozenset(lost) | frozenset(
            name
            for name, uses in self.cited.items()
            if not all(self.known(citation, key) for citation, key in uses)
            and (self.recorded is None or name in self.recorded)
        )

    @cached_property
    def uses(self) -> Mapping[str, tuple[tuple[Citation, CitedKey], ...]]:
        """Entry's key, folded as the database does it -> the places that cite it."""
        found: dict[str, list[tuple[Citation, CitedKey]]] = defaultdict(list)
        for name, uses in self.cited.items():
            found[self.database.fold(name)] += uses
        for alias, entry in self._aliases.items():
            found[self.database.fold(entry.key)] += self.cited.get(alias, ())
        return {name: tuple(uses) for name, uses in found.items() if uses}

    @cached_property
    def entry_order(self) -> Mapping[str, int]:
        """Key, folded as the database does it -> which of the entries it is."""
        entries = self.database.entries
        return {self.database.fold(entry.key): at for at, entry in enumerate(entries)}

    @property
    def _aliases(self) -> Mapping[str, Entry]:
        """Other name -> the entry it means, the last of those that have it."""
        return {
            alias.strip(): entry
            for entry in self.database.entries
            if "ids" in entry.fields and self.database.sensitive
            for alias in entry.fields["ids"].split(",")
        }

    @cached_property
    def unused(self) -> tuple[str, ...]:
        r"""Keys of entries that nothing cites; none where `\nocite{*}` takes in everything."""
        if self.reading.everything:
            return ()
        fold = self.database.fold
        keys = {entry.key for entry in self.database.entries} | self.items
        used = self.uses.keys() if self.recorded is None else set(map(fold, self.recorded))
        return tuple(sorted(key for key in keys if fold(key) not in used))

    @cached_property
    def cited_entries(self) -> tuple[Entry, ...]:
        r"""Whole entries that are cited, or all under `\nocite{*}`.

        A damaged entry is left out: what its fields seem to lack is due to the damage.
        """
        everything, uses, fold = self.reading.everything, self.uses, self.database.fold
        return tuple(
            entry
            for entry in self.database.entries
            if not entry.damaged and (everything or fold(entry.key) in uses)
        )
