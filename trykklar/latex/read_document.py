"""A document as it was read: everything that later stages ask of the LaTeX, immutable."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from trykklar.finding import FatalError, Finding
from trykklar.latex.handlers import (
    bibliography_handler,
    braced_branches,
    conditionals,
    definitions,
    environments,
    glossary_handler,
    hooks,
    includes,
    internals,
    listing_handler,
    skipping,
)
from trykklar.latex.handlers import citation_handler as citations
from trykklar.latex.handlers import float_handler as floats
from trykklar.latex.handlers import label_handler as labels
from trykklar.latex.prose import count_words, prose
from trykklar.latex.reach import CONTENT
from trykklar.latex.reader import Reader
from trykklar.latex.source import Source, read_source
from trykklar.storage.sought import Sought, of_paths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.document import Document
    from trykklar.latex.collector import Collected, Masked
    from trykklar.latex.elements import (
        Bibliography,
        Citation,
        Float,
        Graphic,
        Item,
        Label,
        Reference,
    )
    from trykklar.latex.reader import Command

_ROOMS = (
    skipping,
    definitions,
    conditionals,
    braced_branches,
    hooks,
    internals,
    glossary_handler,
    includes,
    environments,
    floats,
    labels,
    listing_handler,
    bibliography_handler,
    citations,
)

CONTENT.update(
    *(room.COMMANDS for room in (includes, floats, labels, bibliography_handler, citations))
)


@dataclass(frozen=True)
class Reading:
    """What stands in a document, in the order TeX meets it.

    Attributes:
        document: What was read.
        sources: Every file that was read, the main file first.
        citations: Every citation that TeX carries out.
        labels: Every label.
        references: Every use of a label.
        floats: Floats with captions, labels and pictures.
        graphics: All pictures, inside of floats or not.
        bibliographies: Bibliography files asked for.
        items: Entries of hand-made lists of references.
        styles: BibTeX's bibliography styles.
        everything: Bibliographies (by track) that `nocite{*}` takes in whole.
        packages: Package or class -> the options it was loaded with.
        masked: File -> its parts that are not prose.
        findings: What was found wrong on the way: missing files, wrong encodings, loops.
        sought: Where files were looked for, up to where each was found.
        asked: Files that TeX was asked for -> their paths; "" where it has none.
    """

    document: Document
    sources: tuple[Source, ...]
    citations: tuple[Citation, ...]
    labels: tuple[Label, ...]
    references: tuple[Reference, ...]
    floats: tuple[Float, ...]
    graphics: tuple[Graphic, ...]
    bibliographies: tuple[Bibliography, ...]
    items: tuple[Item, ...]
    styles: tuple[str, ...]
    everything: frozenset[str]
    packages: Mapping[str, str]
    masked: Mapping[Source, tuple[Masked, ...]]
    findings: tuple[Finding, ...]
    sought: Sought = field(default_factory=Sought)
    asked: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def words(self) -> int:
        """Words of running text; the rule is that of `prose.count_words`."""
        return sum(count_words(text, self.masked[one]) for one, text in self.prose.items())

    @cached_property
    def prose(self) -> Mapping[Source, str]:
        """File -> its prose, with everything else blanked out at equal offsets."""
        return {one: prose(one, self.masked.get(one, ())) for one in self.texts}

    @property
    def texts(self) -> tuple[Source, ...]:
        """The files that hold text; packages and classes are left out."""
        return tuple(one for one in self.sources if one.path.suffix not in {".sty", ".cls"})


def read(document: Document) -> Reading:
    """Read a document as TeX would, without TeX.

    Raises:
        FatalError: The main file itself cannot be read.
    """
    source = read_source(document.source, document.fence)
    if isinstance(source, Finding):
        raise FatalError(source.message, findings=[source])
    reader = Reader(document, _commands(), _environments())
    reader.read(source)
    reader.ended = False
    glossary_handler.read_used(reader)
    return _reading(document, reader.found)


def _commands() -> dict[str, Command]:
    return {name: command for room in _ROOMS for name, command in room.COMMANDS.items()}


def _environments() -> dict[str, Command]:
    return {
        **environments.ENVIRONMENTS,
        **floats.ENVIRONMENTS,
        **bibliography_handler.ENVIRONMENTS,
        **citations.ENVIRONMENTS,
    }


def _reading(document: Document, found: Collected) -> Reading:
    return Reading(
        document=document,
        sources=tuple(found.sources.values()),
        citations=tuple(found.citations),
        labels=tuple(found.labels),
        references=tuple(found.references),
        floats=tuple(found.floats),
        graphics=tuple(found.graphics),
        bibliographies=tuple(found.bibliographies),
        items=tuple(found.items),
        styles=tuple(found.styles),
        everything=frozenset(found.everything),
        packages=dict(found.packages),
        masked={
            source: tuple(found.masked.get(path, ())) for path, source in found.sources.items()
        },
        findings=tuple(found.findings),
        sought=of_paths(found.looked, found.globs),
        asked=dict(found.asked),
    )
