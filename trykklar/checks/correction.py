"""Certain corrections: shown as a difference, or written into the files, byte for byte else."""

from __future__ import annotations

import difflib
import os
from collections import defaultdict
from typing import TYPE_CHECKING

from trykklar.file import write
from trykklar.latex.source import Source, read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from trykklar.checks.rule import Edit


def corrected(edits: Iterable[Edit], spared: Mapping[Path, Path]) -> Iterator[tuple[Source, str]]:
    """Files with their text as corrected.

    Args:
        edits: Corrections; of two that touch each other the first is made.
        spared: Made files, in which nothing is to be corrected.
    """
    by_path: dict[Path, set[Edit]] = defaultdict(set)
    for edit in edits:
        if edit.source.exact and edit.source.path not in spared:
            by_path[edit.source.path].add(edit)
    for path, listed in sorted(by_path.items()):
        now = read_source(path)
        source = next(iter(listed)).source
        if isinstance(now, Source) and now.text == source.text:
            yield source, _applied(source.text, listed)


def _applied(text: str, edits: Iterable[Edit]) -> str:
    parts, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end, edit.text)):
        if edit.start >= at:
            parts += [text[at : edit.start], edit.text]
            at = edit.end
    return "".join([*parts, text[at:]])


def difference(edits: Iterable[Edit], spared: Mapping[Path, Path]) -> str:
    """The corrections as a unified diff."""
    lines: list[str] = []
    for source, text in corrected(edits, spared):
        name = os.path.relpath(source.path)
        lines += difflib.unified_diff(
            source.text.splitlines(keepends=True), text.splitlines(keepends=True), name, name
        )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def correct(edits: Iterable[Edit], spared: Mapping[Path, Path]) -> tuple[Path, ...]:
    """Write the corrections; the files that changed are returned.

    Raises:
        CannotGoOn: A file cannot be written.
    """
    changed = []
    for source, text in corrected(edits, spared):
        if "\r" not in source.text and b"\r" in source.path.read_bytes():
            continue  # line ends of an old Macintosh: it would not stay byte for byte
        write(source.path, text.encode(source.encoding))
        changed.append(source.path)
    return tuple(changed)
