"""One .bib file -> its entries and what is wrong with its form; nothing in it stops the rest."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trykklar.bibliography.block import BibBlock, BibFault, Raw
from trykklar.bibliography.data_model import UNPRINTED
from trykklar.bibliography.entry import Entry
from trykklar.bibliography.field_value import FieldValue, resolve, single
from trykklar.bibliography.split_blocks import blocks
from trykklar.finding import Finding, Severity
from trykklar.latex.budget import Budget
from trykklar.latex.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_STRINGS = {name: name for name in _MONTHS.split()}
_TOO_LONG = "The @strings named at '{key}' come out longer than can be read; they were left out."
_TWICE = "BibTeX takes the first one, biber the last."


@dataclass(frozen=True, eq=False)
class BibFile:
    """A .bib file as it was read.

    Attributes:
        source: Its text.
        entries: All entries in order, repeated and damaged ones too.
        strings: `@string` name in lower case -> value.
        findings: Faults of form at their lines.
    """

    source: Source
    entries: tuple[Entry, ...]
    strings: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def read_bib(source: Source | Finding, strings: Mapping[str, str] | None = None) -> BibFile:
    """Read a .bib file.

    Args:
        source: Its text, or why it cannot be had.
        strings: What `@string` defined in the files read before it.

    Returns:
        Its entries and faults. A file that cannot be read at all has only the fault.
    """
    if isinstance(source, Finding):
        return BibFile(Source(source.path, ""), (), findings=(source,))
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # its faults are findings here
    reader = _Reader(source, {**_STRINGS, **(strings or {})})
    for block in blocks(source.text):
        reader.take(block)
    return BibFile(source, tuple(reader.entries), reader.strings, tuple(reader.findings))


class _Reader:
    """Collects entries, strings and faults, block by block."""

    def __init__(self, source: Source, strings: dict[str, str]) -> None:
        self.source = source
        self.strings = strings
        self.entries: list[Entry] = []
        self.findings: list[Finding] = []
        self._budget = Budget()
        self._budget.grow(len(source.text))

    def take(self, block: BibBlock) -> None:
        """Read one block."""
        for fault in block.faults:
            self._report(block, fault)
        if block.kind == "string":
            raw = block.fields[0]
            self.strings[raw.name.lower()] = self._resolved(block, raw).text
        else:
            self._entry(block)

    def _entry(self, block: BibBlock) -> None:
        fields: dict[str, str] = {}
        places: dict[str, int] = {}
        macros: dict[str, tuple[str, ...]] = {}
        for raw in block.fields:
            name = raw.name.lower()
            unknown: tuple[str, ...] = ()
            text = single(raw.value)
            if text is None:
                text, unknown, _ = self._resolved(block, raw)
            if name in fields:
                if name not in UNPRINTED and text != fields[name]:
                    message = f"Field '{name}' stands twice in entry '{{key}}'; {_TWICE}"
                    self._report_field(block, "field-duplicate", message, raw)
                continue
            fields[name], places[name] = text, raw.at
            if unknown:
                macros[name] = unknown
        key = " ".join(block.key.split())
        place = (self.source, block.offset, block.end)
        damaged = bool(block.faults) and any(fault.code == "entry-syntax" for fault in block.faults)
        state = (block.commented, damaged)
        self.entries.append(Entry(block.kind, key, fields, places, *place, macros, *state))

    def _resolved(self, block: BibBlock, raw: Raw) -> FieldValue:
        value = resolve(raw.value, self.strings, self._budget)
        if value.cut:
            self._report_field(block, "reading-budget", _TOO_LONG, raw)
        return value

    def _report_field(self, block: BibBlock, code: str, message: str, raw: Raw) -> None:
        line = self.source.line(raw.at) - self.source.line(block.offset)
        self._report(block, BibFault(code, message, line))

    def _report(self, block: BibBlock, fault: BibFault) -> None:
        severity = Severity.ERROR if fault.code == "entry-syntax" else Severity.WARNING
        line = self.source.line(block.offset) + fault.line
        message = fault.message.replace("{key}", block.key)
        self.findings.append(Finding(fault.code, severity, self.source.path, line, 1, message))
