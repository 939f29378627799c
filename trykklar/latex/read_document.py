"""A document as it was read: everything that later stages ask of the LaTeX, immutable."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from trykklar.latex.expansion.expand import expand_text
from trykklar.latex.handlers import (
    acro_handler,
    bibliography_handler,
    citation_handler,
    environments,
    float_handler,
    glossary_handler,
    label_handler,
    language_handler,
    listing_handler,
    skipping,
    text_part_handler,
)
from trykklar.latex.prose import prose, unread
from trykklar.latex.reader import Reader
from trykklar.latex.reading_order import stretches
from trykklar.storage.sought import Sought, of_paths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.document import Document
    from trykklar.finding import Finding
    from trykklar.latex.collector import CollectedElements, Masked
    from trykklar.latex.elements import (
        Bibliography,
        Citation,
        Float,
        Graphic,
        Heading,
        Item,
        Label,
        Reference,
    )
    from trykklar.latex.expansion.expand import Expanded
    from trykklar.latex.reader import Handler
    from trykklar.latex.reading_order import ReadStretch
    from trykklar.latex.source import Source

_HANDLERS = (
    skipping,
    acro_handler,
    glossary_handler,
    environments,
    float_handler,
    label_handler,
    language_handler,
    listing_handler,
    bibliography_handler,
    citation_handler,
    text_part_handler,
)


@dataclass(frozen=True)
class Reading:
    """What stands in a document, in the order TeX reads it.

    Attributes:
        document: What was read.
        sources: Every file that was read, the main file first.
        citations: Every citation that TeX carries out.
        labels: Every label.
        references: Every use of a label.
        floats: Floats with captions, labels and pictures.
        headings: The headings of sections.
        graphics: All pictures, inside of floats or not.
        bibliographies: Bibliography files asked for.
        items: Entries of hand-made lists of references.
        styles: BibTeX's bibliography styles.
        everything: Bibliographies (by track) that `nocite{*}` takes in whole.
        packages: Package or class -> the options it was loaded with.
        language: The tag of the main language as polyglossia has it; "" where it has none.
        made_labels: Labels that packages make of themselves, as glossaries of its headings.
        masked: File -> its parts that are not prose.
        stretches: Parts of files in the order in which TeX reads them.
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
    headings: tuple[Heading, ...]
    graphics: tuple[Graphic, ...]
    bibliographies: tuple[Bibliography, ...]
    items: tuple[Item, ...]
    styles: tuple[str, ...]
    everything: frozenset[str]
    packages: Mapping[str, str]
    language: str
    made_labels: frozenset[str]
    masked: Mapping[Source, tuple[Masked, ...]]
    stretches: tuple[ReadStretch, ...]
    findings: tuple[Finding, ...]
    sought: Sought = field(default_factory=Sought)
    asked: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def prose(self) -> Mapping[Source, str]:
        """File -> its prose, with everything else blanked out at equal offsets."""
        return {source: prose(source, self.masked.get(source, ())) for source in self.texts}

    @property
    def texts(self) -> tuple[Source, ...]:
        """The files that hold text; packages and classes are left out."""
        return tuple(
            source for source in self.sources if source.path.suffix not in {".sty", ".cls"}
        )


def read(document: Document) -> Reading:
    """Read a document as TeX would, without TeX.

    Raises:
        FatalError: The main file itself cannot be read.
    """
    expanded = expand_text(document)
    reader = Reader(expanded, _commands(), _environments(expanded))
    reader.read()
    glossary_handler.read_used(reader)
    return _reading(expanded, reader.found)


def _commands() -> dict[str, Handler]:
    return {name: handler for module in _HANDLERS for name, handler in module.COMMANDS.items()}


def _environments(expanded: Expanded) -> dict[str, Handler]:
    return {
        **dict.fromkeys(expanded.verbatim, environments.verbatim),
        **environments.ENVIRONMENTS,
        **float_handler.ENVIRONMENTS,
        **bibliography_handler.ENVIRONMENTS,
        **citation_handler.ENVIRONMENTS,
        **text_part_handler.ENVIRONMENTS,
    }


def _with_biblatex(packages: Mapping[str, str], found: CollectedElements) -> Mapping[str, str]:
    r"""The packages, with biblatex where a class or another package loads it.

    `\addbibresource` is biblatex's, whoever loaded it. Packages such as biblatex-chicago hand their
    options on to it.
    """
    if "biblatex" in packages or not any(known.whole for known in found.bibliographies):
        return dict(packages)
    handed = [options for name, options in packages.items() if name.startswith("biblatex-")]
    return {**packages, "biblatex": ",".join(filter(None, handed))}


def _reading(expanded: Expanded, found: CollectedElements) -> Reading:
    sources = (*expanded.sources, *found.listings.values())
    hidden = unread(expanded.passage, expanded.sources)
    return Reading(
        document=expanded.document,
        sources=sources,
        citations=tuple(found.citations),
        labels=tuple(found.labels),
        references=tuple(found.references),
        floats=tuple(found.floats),
        headings=tuple(found.headings),
        graphics=tuple(found.graphics),
        bibliographies=tuple(found.bibliographies),
        items=tuple(found.items),
        styles=tuple(found.styles),
        everything=frozenset(found.everything),
        packages=_with_biblatex(expanded.packages, found),
        language=found.language,
        made_labels=frozenset(found.made_labels),
        masked={
            source: (*found.masked.get(source, ()), *hidden.get(source, ())) for source in sources
        },
        stretches=tuple(stretches(expanded.passage)),
        findings=(*expanded.findings, *found.findings),
        sought=of_paths(expanded.lookup.looked, expanded.lookup.globs),
        asked=dict(expanded.lookup.asked),
    )
