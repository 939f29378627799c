"""Findings that biber and BibTeX have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trykklar.finding import Finding, Severity
from trykklar.storage.fence import Fence
from trykklar.typeset.tex_source import TexPlace, find, index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_ENTRY = r"@\w+\s*[{(]\s*([^\s,{}()]+)\s*,"


class LogWording(NamedTuple):
    """A sentence for the author, and what to do."""

    message: str
    hint: str = ""


def finding(
    code: str, wording: LogWording, place: TexPlace, severity: Severity = Severity.ERROR
) -> Finding:
    """A finding at a place."""
    return Finding(code, severity, *place, wording.message, wording.hint)


def entry(bibs: Iterable[Path], key: str) -> TexPlace | None:
    """Where an entry stands in some .bib files."""
    return next((place for path in bibs if (place := index(path, _ENTRY).get(key))), None)


def own(root: Path, name: str) -> Iterator[Path]:
    """A bibliography that a log names, where it lies in the folder: a style can print any name."""
    path = root / name
    if Fence(root).holds(path):
        yield path


def missing(name: str, sources: Sequence[Path]) -> Finding:
    """A bibliography or a style that does not exist, at the line that asks for it."""
    stem = re.escape(name.removesuffix(".bib").removesuffix(".bst"))
    wanted = rf"^(?>.*?\\(?:addbibresource|bibliography|bibliographystyle)\b).*?({stem})"
    place = find(sources, wanted) or TexPlace(sources[0])
    wording = LogWording(
        f"The file '{name}' does not exist.", "Check the name and the folder; capitals count."
    )
    return finding("tex-missing-file", wording, place)
