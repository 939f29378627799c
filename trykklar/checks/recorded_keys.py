"""What TeX itself recorded: the keys in an .aux or .bcf that is newer than all its sources.

Where there is one it is the truth about what is cited, and a disagreement is reported. It is
believed where it is complete and was written clearly later than the last change of every source.

Two seconds are clear: FAT and ZIP keep times in steps of two (PKWARE's APPNOTE, 4.4.6), and a copy
that does not keep times (`git clone`, a download unpacked without them) writes file after file, so
that a record that came along is as old as its sources are, whatever it may be worth. A copy that
does keep them (ZIP, tar, rsync) says when TeX ran. What is left is a record that was committed to a
repository so large that its files took seconds to write, with the sources first. Git could
distinguish it from one made here, but obeys the configuration in the folder, which may be a
stranger's: it is not asked. Only findings on citations depend on it, never a command or a file.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.storage.regular_file import is_file

if TYPE_CHECKING:
    from trykklar.document import Document
    from trykklar.latex.read_document import Reading
    from trykklar.storage.fence import Fence

_BCF_KEY = re.compile(r"<bcf:citekey[^>]*>([^<]*)</bcf:citekey>")
_AUX_KEY = re.compile(r"\\citation\{([^{}]*)\}")
_AUX_INPUT = re.compile(r"\\@input\{([^{}]*)\}")
_COMPLETE = ("\\@abspage@last", "</bcf:controlfile>")
_CLEARLY = 2_000_000_000  # nanoseconds
_NO_KEYS = frozenset({"*", "", "biblatex-control"})


def recorded(reading: Reading) -> frozenset[str] | None:
    """The keys TeX recorded, None where no record can be trusted."""
    if any(citation.track for citation in reading.citations):
        return None  # each bibliography has a record of its own
    return keys(reading.document, tuple(source.path for source in reading.sources), kind(reading))


def keys(document: Document, sources: tuple[Path, ...], suffix: str) -> frozenset[str] | None:
    """The keys in a record of a document, None where there is none that can be trusted.

    Args:
        document: Which.
        sources: The files that its text stands in.
        suffix: Which record: `kind`.
    """
    later = max(path.stat().st_mtime_ns for path in sources) + _CLEARLY
    for path in _places(document, suffix):
        if is_file(path) and path.stat().st_mtime_ns > later:
            text = _text(path, document.fence)
            if any(mark in text for mark in _COMPLETE):
                return _keys(text, suffix)
    return None


def kind(reading: Reading) -> str:
    """Which file of TeX's names the keys of a document."""
    options = reading.packages.get("biblatex")
    biber = options is not None and "backend=bibtex" not in options.replace(" ", "")
    return ".bcf" if biber else ".aux"


def _places(document: Document, suffix: str) -> tuple[Path, ...]:
    return document.made(suffix), document.source.with_suffix(suffix)


def _text(path: Path, fence: Fence) -> str:
    """The text of a record with those of the files it was made of, each once."""
    text = _read(path, fence)
    named = (os.path.normpath(path.parent / name) for name in _AUX_INPUT.findall(text))
    parts = [each for each in dict.fromkeys(named) if each != os.path.normpath(path)]
    return "".join((text, *(_read(Path(each), fence) for each in parts)))


def _read(path: Path, fence: Fence) -> str:
    try:
        return fence.read(path).decode(errors="replace")
    except OSError:
        return ""


def _keys(text: str, suffix: str) -> frozenset[str]:
    found = (_BCF_KEY if suffix == ".bcf" else _AUX_KEY).findall(text)
    return frozenset(key.strip() for keys in found for key in keys.split(",")) - _NO_KEYS
