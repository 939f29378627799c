"""Certain corrections: shown as a difference, or written into the files, byte for byte else.

A file is corrected where it lies in the project's folder: one that was let in from elsewhere is
read only. It is written through a link, which stays one.
"""

from __future__ import annotations

import difflib
import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.latex.source import digest
from trykklar.storage.atomic_file import write
from trykklar.storage.beneath import real

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from trykklar.checks.rule import RuleEdit
    from trykklar.latex.source import Source
    from trykklar.storage.fence import Fence


@dataclass(frozen=True)
class Corrected:
    """A file as it will be.

    Attributes:
        source: The file as it was read.
        text: Its text with the corrections.
        fence: What it was read in.
    """

    source: Source
    text: str
    fence: Fence

    @property
    def place(self) -> Path:
        """Where it is written to: where the links to it lead."""
        return Path(real(self.source.path))

    @property
    def names(self) -> int:
        """How many names it has, hard links that is: replacing it leaves the others behind."""
        return self.place.stat().st_nlink


def corrected(
    edits: Iterable[RuleEdit], spared: Mapping[Path, Path], fences: Sequence[Fence]
) -> Iterator[Corrected]:
    """Files with their text as corrected.

    Args:
        edits: Corrections; of two that touch each other the first is made.
        spared: Made files, in which nothing is to be corrected.
        fences: Of the documents that they are in: a file is corrected in a project's folder only.
    """
    by_path: dict[Path, set[RuleEdit]] = defaultdict(set)
    for edit in edits:
        if edit.source.exact and edit.source.path not in spared:
            by_path[edit.source.path].add(edit)
    for path, listed in sorted(by_path.items()):
        fence = next((fence for fence in fences if fence.owns(path)), None)
        source = next(iter(listed)).source
        if fence and _unchanged(source, fence):
            yield Corrected(source, _applied(source.text, listed), fence)


def _unchanged(source: Source, fence: Fence) -> bool:
    try:
        return digest(source.path, fence) == source.digest
    except OSError:
        return False


def _applied(text: str, edits: Iterable[RuleEdit]) -> str:
    parts, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end, edit.text)):
        if edit.start >= at:
            parts += [text[at : edit.start], edit.text]
            at = edit.end
    return "".join([*parts, text[at:]])


def difference(
    edits: Iterable[RuleEdit], spared: Mapping[Path, Path], fences: Sequence[Fence]
) -> str:
    """The corrections as a unified diff."""
    lines: list[str] = []
    for file in corrected(edits, spared, fences):
        name = os.path.relpath(file.source.path)
        old, new = (text.splitlines(keepends=True) for text in (file.source.text, file.text))
        lines += difflib.unified_diff(old, new, name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def correct(
    edits: Iterable[RuleEdit], spared: Mapping[Path, Path], fences: Sequence[Fence]
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Write the corrections.

    Returns:
        The files that changed, and those that were left as they are because they have several
        names: a file is replaced whole, and only one of its names would then lead to the new one.

    Raises:
        FatalError: A file cannot be written.
    """
    changed, left = [], []
    for file in corrected(edits, spared, fences):
        source = file.source
        if "\r" not in source.text and b"\r" in file.fence.read(source.path):
            continue  # line ends of an old Macintosh: it would not stay byte for byte
        if file.names > 1:
            left.append(source.path)
            continue
        write(file.place, file.text.encode(source.encoding), within=file.fence.root)
        changed.append(source.path)
    return tuple(changed), tuple(left)
