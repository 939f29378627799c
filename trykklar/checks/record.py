"""What TeX itself recorded: the keys in an .aux or .bcf that is newer than everything it came of.

Where there is one it is the truth about what is cited, and a disagreement is reported. A file that
came with a copy of the repository is none: its time says when it was copied.
"""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from trykklar.checks.rule import Remark, Rule
from trykklar.finding import Severity
from trykklar.latex.source import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.checks.evidence import Evidence
    from trykklar.document import Document
    from trykklar.fence import Fence
    from trykklar.latex import Reading

_BCF_KEY = re.compile(r"<bcf:citekey[^>]*>([^<]*)</bcf:citekey>")
_AUX_KEY = re.compile(r"\\citation\{([^{}]*)\}")
_AUX_INPUT = re.compile(r"\\@input\{([^{}]*)\}")
_COMPLETE = ("\\@abspage@last", "</bcf:controlfile>")
_NO_KEYS = frozenset({"*", "", "biblatex-control"})


def recorded(reading: Reading) -> frozenset[str] | None:
    """The keys TeX recorded, None where no record can be trusted."""
    if any(citation.track for citation in reading.citations):
        return None  # each bibliography has a record of its own
    newest = max(source.path.stat().st_mtime_ns for source in reading.sources)
    suffix = ".bcf" if _uses_biber(reading) else ".aux"
    for path in _places(reading.document, suffix):
        if path.is_file() and path.stat().st_mtime_ns > newest and not _tracked(path):
            text = _text(path, reading.document.fence)
            if any(mark in text for mark in _COMPLETE):
                return _keys(text, suffix)
    return None


def _uses_biber(reading: Reading) -> bool:
    options = reading.packages.get("biblatex")
    return options is not None and "backend=bibtex" not in options.replace(" ", "")


def _places(document: Document, suffix: str) -> tuple[Path, ...]:
    return document.made(suffix), document.source.with_suffix(suffix)


def _text(path: Path, fence: Fence) -> str:
    """The text of a record with those of the files it was made of."""
    text = _read(path, fence)
    return text + "".join(_read(path.parent / name, fence) for name in _AUX_INPUT.findall(text))


def _read(path: Path, fence: Fence) -> str:
    try:
        return fence.read(path).decode(errors="replace")
    except OSError:
        return ""


def _keys(text: str, suffix: str) -> frozenset[str]:
    found = (_BCF_KEY if suffix == ".bcf" else _AUX_KEY).findall(text)
    return frozenset(key.strip() for keys in found for key in keys.split(",")) - _NO_KEYS


def _tracked(path: Path) -> bool:
    """Whether git keeps the file, so that it may be older than its time says."""
    command = ["git", "ls-files", "--error-unmatch", path.name]
    try:
        done = subprocess.run(
            command, cwd=path.parent, capture_output=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def differs(evidence: Evidence) -> Iterator[Remark]:
    """Keys that TeX cited and reading did not find, or the other way round."""
    truth = evidence.recorded
    if truth is None:
        return
    main = Place(evidence.reading.sources[0], 0)
    for key in sorted(truth - evidence.cited.keys()):
        yield Remark(main, f"TeX cited '{key}', which was not found in the source.")
    for key in sorted(evidence.cited.keys() - truth):
        place = evidence.cited[key][0][1].place
        yield Remark(place, f"TeX did not cite '{key}' when it last ran.")


RULES = (
    Rule(
        "citation-record",
        Severity.HINT,
        "A key that TeX recorded and reading did not find, or the other way round.",
        "The list of cited works is TeX's then; the difference tells where reading went wrong.",
        r"a citation made by Lua",
        differs,
    ),
)
