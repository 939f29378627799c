"""A Word file that is still right is not made again: by the content of all that it is made of."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from trykklar.storage import seal
from trykklar.storage.finding_rows import from_row, to_row
from trykklar.storage.stamp import stamp
from trykklar.typeset import traces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.word.export import WordExport

_COUNTS = ("words", "citations", "works", "tables", "figures")
# What is about TeX's own runs and not about the text.
_IRRELEVANT = {".fmt", ".log", ".fls", ".json"}


def recall(document: Document) -> WordExport | None:
    """The last export, where it still stands; it has no parity, which only `word` reports."""
    from trykklar.word.export import WordExport
    from trykklar.word.inventory.inventory import Inventory, InventoryRow

    kept = seal.recall(_place(document))
    if kept is None or not document.result(".docx").is_file():
        return None
    if kept["key"] != _key(document):
        return None
    findings = tuple(map(from_row, kept["findings"]))
    words, citations, works, tables, figures = (int(kept[name]) for name in _COUNTS)
    rows = Inventory(tuple(InventoryRow(*row) for row in kept["inventory"]))
    path = document.result(".docx")
    return WordExport(path, findings, words, citations, works, tables, figures, rows)


def keep(document: Document, export: WordExport, since: int) -> None:
    """Keeps an export, unless a file that it was made of was saved meanwhile.

    Args:
        document: What was exported.
        export: What came of it.
        since: When reading began, by `stamp.clock`.

    Raises:
        FatalError: Where it cannot be written.
    """
    if any(stamp(path).since(since) for path in _inputs(document)):
        return
    key = _key(document)
    if key is None:
        return
    data = {
        "key": key,
        "findings": [to_row(finding) for finding in export.findings],
        **{name: getattr(export, name) for name in _COUNTS},
        "inventory": [(row.kind, row.before, row.after) for row in export.inventory.rows],
    }
    seal.keep(_place(document), data, document.root)


def _place(document: Document) -> Path:
    return document.root / document.work / "word.json"


def _inputs(document: Document) -> Iterator[Path]:
    """What the file is made of: all of the document's own that TeX read, and the PDF."""
    for path in sorted({*traces(document), document.result(".pdf")}):
        if path.is_relative_to(document.root) and path.suffix not in _IRRELEVANT and path.is_file():
            yield path


def _key(document: Document) -> str | None:
    """The digest of it all; None where a part cannot be read."""
    digest = blake2b(repr(replace(document, drawings=())).encode())
    try:
        for path in (*_inputs(document), document.result(".docx")):
            content = document.fence.read(path)
            digest.update(repr(str(path)).encode() + blake2b(content).digest())
    except OSError:
        return None
    return digest.hexdigest()
