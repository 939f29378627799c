"""Files that a command names beside the text: pictures, listings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.latex.file_lookup import absent
from trykklar.latex.source import Source, read_source

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.latex.passage import Passage
    from trykklar.latex.reader import Reader


def locate(reader: Reader, name: str, ending: str = ".tex") -> Path | None:
    """The file that a name stands for where the reader is."""
    return reader.lookup.find(name, ending, reader.folders, reader.expanded.paths)


def refuse(reader: Reader, passage: Passage, start: int, name: str, ending: str = ".tex") -> bool:
    """Report a file that is there and may not be read; whether there is one."""
    code, message, hint = absent(
        reader.document, name, ending, reader.folders, reader.expanded.paths
    )
    if code == "file-outside":
        place = passage.place(start)
        where = (place.path, place.line, place.column)
        reader.found.findings.append(Finding(code, Severity.ERROR, *where, message, hint))
    return code == "file-outside"


def source_of(reader: Reader, path: Path) -> Source | None:
    """A file's text, read once; what cannot be read is a finding."""
    known = reader.found.listings.get(path)
    if known is None:
        read = read_source(path, reader.document.fence, reader.document.source)
        if isinstance(read, Finding):
            reader.found.findings.append(read)
            return None
        known = reader.found.listings[path] = read
    return known
