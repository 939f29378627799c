"""What the reader collects while it walks through a document."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.elements import Float

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.finding import Finding
    from trykklar.latex.elements import (
        Bibliography,
        Citation,
        Graphic,
        Heading,
        Item,
        Label,
        Reference,
    )
    from trykklar.latex.passage import Span
    from trykklar.latex.source import Place, Source


class Masked(NamedTuple):
    """A part of a file that is not prose: `kind` says what it is instead."""

    start: int
    end: int
    kind: str


NOTE = "note"
"""The kind of what stands in brackets before a citation's keys: it is printed."""


@dataclass(eq=False)
class CollectedElements:
    """What the reader has found so far."""

    citations: list[Citation] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    floats: list[Float] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    graphics: list[Graphic] = field(default_factory=list)
    bibliographies: list[Bibliography] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    listings: dict[Path, Source] = field(default_factory=dict)
    masked: dict[Source, list[Masked]] = field(default_factory=lambda: defaultdict(list))
    styles: list[str] = field(default_factory=list)
    everything: set[str] = field(default_factory=set)
    language: str = ""
    made_labels: set[str] = field(default_factory=set)


@dataclass(eq=False)
class Glossary:
    """Glossary entries, which of them are used, or all; and whether a glossary is printed.

    In `cited` are the keys that acro's abbreviations cite when they are first used.
    """

    entries: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    used: list[str] = field(default_factory=list)
    whole: bool = False
    printed: bool = False
    cited: dict[str, Span] = field(default_factory=dict)


@dataclass(eq=False)
class OpenFloat:
    """A float that is being read; `start` is where it begins in the passage."""

    kind: str
    place: Place
    start: int
    captions: int = 0
    labels: list[str] = field(default_factory=list)
    graphics: list[Graphic] = field(default_factory=list)
    described: str | None = None

    def finished(self) -> Float:
        """The float as it is handed on; a description of the whole serves every picture in it."""
        graphics = (
            replace(graphic, alt=graphic.alt or self.described) for graphic in self.graphics
        )
        return Float(self.kind, self.place, self.captions, tuple(self.labels), tuple(graphics))
