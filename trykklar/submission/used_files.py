"""The files that a document is made of, as TeX recorded them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.storage.home import home
from trykklar.storage.regular_file import read
from trykklar.typeset import build_record as records
from trykklar.typeset.dump.preamble_dump import FOLDER, PREAMBLE
from trykklar.typeset.fls import trace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.document import Document

CARRIED = frozenset(
    [".aux", ".toc", ".lof", ".lot", ".lol", ".loa", ".out", ".nav", ".snm", ".fmt", ".log", ".fls",
     ".bcf", ".run.xml", ".thm", ".tdo", ".brf", ".mtc", ".maf", ".xdv"]
)  # fmt: skip

"""What TeX writes in one pass and reads in the next: every run makes it anew."""


@dataclass(frozen=True)
class UsedFile:
    """A file that TeX read.

    Attributes:
        name: Where TeX found it: from the folder it ran in, or from the work folder.
        content: What it holds.
        made: Whether a program made it: the list of works, an index, a float made from data.
        source: The file itself, absolute.
    """

    name: Path
    content: bytes
    made: bool
    source: Path


def used_files(document: Document) -> tuple[UsedFile, ...]:
    """Every file of the document's that TeX read, the main file first; none of TeX's own.

    The record of a build names what TeX looked at and did not take, too: the proof leaves that out.

    Args:
        document: A document that has just been typeset.
    """
    found: dict[Path, UsedFile] = {}
    for path in _inputs(document):
        file = _file(document, path)
        if file is not None:
            found.setdefault(file.name, file)
    main = document.main if not _made(document, document.main) else _short(document, document.main)
    first = [file for name, file in found.items() if name == main]
    return (*first, *(file for name, file in sorted(found.items()) if name != main))


def _inputs(document: Document) -> Iterator[Path]:
    record = records.of(document)
    seen = trace(document.made(".fls"), document.root, document.work)
    dumped = record.steps.get(PREAMBLE)
    written = set(seen.outputs)
    yield document.main
    yield from (path for path in seen.inputs if path not in written)
    yield from dumped.inputs if dumped else ()


def _file(document: Document, path: Path) -> UsedFile | None:
    made = _made(document, path)
    if path.is_relative_to(document.work / FOLDER):
        return None
    if made and path.name.endswith(tuple(CARRIED)):
        return None
    source = document.root / path
    name = _short(document, path) if made else _beside(document, path)
    with suppress(OSError):
        if not path.is_absolute():
            return UsedFile(name, document.fence.read(source), made, source)
        if document.fence.holds(path):
            return UsedFile(Path(path.name), document.fence.read(path), made=False, source=path)
        if _personal(path):
            return UsedFile(Path(path.name), read(path), made=False, source=path)
    return None


def _made(document: Document, path: Path) -> bool:
    return path.is_relative_to(document.work)


def _short(document: Document, path: Path) -> Path:
    return path.relative_to(document.work)


def _beside(document: Document, path: Path) -> Path:
    """The name by which TeX finds what the build of another document left: its labels."""
    return Path(path.name) if path.is_relative_to(document.work.parent) else path


def _personal(path: Path) -> bool:
    """Whether a file lies in the author's own TeX tree, which no journal has."""
    own = home()
    return own is not None and path.is_relative_to(own / "texmf")
