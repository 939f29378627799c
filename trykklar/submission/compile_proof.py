"""The proof of a bundle: compiled elsewhere, with nothing else, it reads as the official PDF."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.document import Document
from trykklar.sandbox.limits import Limits
from trykklar.storage.atomic_file import write
from trykklar.storage.scratch import scratch
from trykklar.storage.tree_removal import remove_tree
from trykklar.typeset.bounds import trespasses
from trykklar.typeset.build_context import BuildContext
from trykklar.typeset.engine_arguments import command
from trykklar.typeset.environment import private_home
from trykklar.typeset.fls import Trace, trace
from trykklar.verify.comparison import numbers, readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.submission.source_bundle import SourceBundle

_MOST_PASSES = 6
_SECONDS = 300.0
_COMPLAINT = re.compile(r"^(?:!|\S.*?:\d+:) +(.*)", re.MULTILINE)
_NOT_FOUND = re.compile(r"File [`'\"]([^`'\"\n]+)['\"] not found")


@dataclass(frozen=True)
class Proof:
    """What came of compiling a bundle.

    Attributes:
        pdf: The PDF that it gives; b"" where there is none.
        passes: How many times TeX ran: until it was as the official PDF, or until nothing changed.
        unread: Files in the bundle that TeX did not read.
        differences: Where the PDF is not as the official one, or why there is none.
    """

    pdf: bytes
    passes: int
    unread: frozenset[str]
    differences: tuple[str, ...]


def prove(bundle: SourceBundle, official: Path, aux: Path) -> Proof:
    """Compiles a bundle in an empty folder and compares.

    Args:
        bundle: The sources.
        official: The PDF that it has to read as.
        aux: What the official build noted of numbers and pages.

    Raises:
        FatalError: TeX or poppler is not installed, or there is no room.
    """
    with _unpacked(bundle) as document:
        before: dict[str, str] = {}
        for number in range(1, _MOST_PASSES + 1):
            fault = _pass(document)
            if fault:
                return Proof(b"", number, frozenset(), (fault,))
            after = _carried(document)
            # One more pass would only confirm what is the same as the official PDF already.
            differences = _differences(document, official, aux) if number > 1 else ()
            if after == before or (number > 1 and not differences):
                break
            before = after
        recorded = _read(document)
        if bundle.main not in recorded:  # a document can overwrite TeX's record
            differences += ("TeX's record of what it read does not name the main file",)
        return Proof(
            pdf=document.fence.read(document.made(".pdf")),
            passes=number,
            unread=frozenset(bundle.files) - recorded,
            differences=differences,
        )


def _differences(document: Document, official: Path, aux: Path) -> tuple[str, ...]:
    """Where what a pass made is not as the official PDF, or has other numbers."""
    found = (
        readable(official, document.made(".pdf")),
        numbers(aux, document.made(".aux")),
    )
    return tuple(filter(None, found))


@contextmanager
def _unpacked(bundle: SourceBundle) -> Iterator[Document]:
    """The bundle in a folder where nothing else is, as a document."""
    with scratch() as place:
        root = place / "unpacked"
        for name, content in bundle.files.items():
            write(root / name, content, within=root, lasting=False)
        main = Path(bundle.main)
        try:
            yield Document(main.stem, root, main, Path(), Path(), bundle.engine)
        finally:
            with suppress(OSError):
                remove_tree(private_home(root))


def _pass(document: Document) -> str:
    """Runs TeX once, without what the author has besides; what it complains of, or ""."""
    context = BuildContext(document, Limits(_SECONDS), lambda _: None, time.monotonic())
    done, lookups = context.traced(command(document), variables={"TEXMFHOME": "/dev/null/texmf"})
    outside = trespasses(context, _trace(document), lookups.found)
    if outside:
        return outside[0].message.rstrip(".")
    if done.status == 0 and not done.excess and document.made(".pdf").is_file():
        return ""
    lost = _NOT_FOUND.search(done.output)
    if lost:
        return f"TeX does not find '{lost[1]}' in it"
    complaint = _COMPLAINT.search(done.output)
    return f"TeX complains: {complaint[1]}" if complaint else "TeX makes no PDF of it"


def _carried(document: Document) -> dict[str, str]:
    """What one pass leaves to the next, by content."""
    found = {}
    for path in _trace(document).outputs:
        if path.suffix not in {".pdf", ".log", ".xdv"} and (document.root / path).is_file():
            content = document.fence.read(document.root / path)
            found[str(path)] = blake2b(content).hexdigest()
    return found


def _read(document: Document) -> frozenset[str]:
    return frozenset(path.as_posix() for path in _trace(document).inputs)


def _trace(document: Document) -> Trace:
    return trace(document.made(".fls"), document.root, document.work)
