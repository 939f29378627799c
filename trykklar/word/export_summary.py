"""What a Word file holds, and how it measures against the PDF, in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.word.export import WordExport
    from trykklar.word.inventory.inventory import Inventory
    from trykklar.word.parity import Parity

_MOST_MISSING = 3


def summary(name: str, export: WordExport) -> str:
    """Lines for the terminal.

    Args:
        name: Of the document.
        export: Its Word file.
    """
    counted = (
        f"{export.words:,} words, {export.citations} citations of {export.works} works, "
        f"{export.tables} tables, {export.figures} figures"
    )
    if export.units:
        counted += f"; {export.editable} of {export.units} pieces can be followed back"
    lines = [f"{name}: {export.path}{standing(export)}", f"  {counted}"]
    lines += [f"  {line}" for line in counts(export.inventory)]
    if export.parity:
        lines += [f"  {line}" for line in measured(export.parity)]
    lines += [f"  {line}" for line in judged(export)]
    return "\n".join(lines) + "\n"


def standing(export: WordExport) -> str:
    """What to say beside the file's name where it was not put in its place."""
    return " NOT MADE; the last good one, if any, still stands" if export.withheld else ""


def judged(export: WordExport) -> Iterator[str]:
    """That the Word file shows what the PDF does not, or that this could not be compared."""
    judgement = export.judgement
    if judgement.silence:
        yield f"not compared with the PDF: {judgement.silence}"
    elif judgement.hidden:
        yield "it shows what the PDF does not; each place is listed as word-added"


def counts(inventory: Inventory) -> Iterator[str]:
    """The inventory as a table."""
    width = max(len(row.kind) for row in inventory.rows)
    yield f"{'':{width}}  {'source':>7}  {'Word':>7}"
    for row in inventory.rows:
        differs = "" if row.equal else "  differs"
        yield f"{row.kind:{width}}  {row.before:7,}  {row.after:7,}{differs}"


def inventory_line(inventory: Inventory) -> str:
    """The inventory in a line: that all is there, or which kinds differ."""
    rows = inventory.different
    if not rows:
        return f"inventory: {len(inventory.rows)} kinds equal to the source's"
    differing = ", ".join(f"{row.after:,} of {row.before:,} {row.kind}" for row in rows)
    return f"inventory: {differing}; all else equal"


def measured(parity: Parity) -> Iterator[str]:
    """The measures against the PDF, and the first of the strings that are missing."""
    shares = {
        "citations": parity.citations,
        "captions": parity.captions,
        "table cells": parity.cells,
        "references": parity.entries,
    }
    equal = ", ".join(f"{share.found}/{share.total} {name}" for name, share in shares.items())
    yield f"as in the PDF: {parity.recall:.1%} of words, {parity.trigrams:.1%} of phrases,"
    yield f"in the PDF, too: {parity.precision:.1%} of Word's words,"
    yield equal
    for name, share in shares.items():
        for text in share.missing[:_MOST_MISSING]:
            yield f"not in the PDF ({name}): {text}"
