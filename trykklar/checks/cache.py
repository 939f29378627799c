"""Results of earlier checks, kept by content: what has not changed is not checked again.

They are kept in the user's cache folder, as a check writes nothing beside the manuscript. A result
is good as long as every file that was read has the same content, the program and the policy are the
same, and it is the same day, as some rules look at the date.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trykklar import seal
from trykklar.checks.result import CheckResult
from trykklar.finding import CannotGoOn, Finding, Severity
from trykklar.regular import is_file, read

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from trykklar.checks.policy import Policy
    from trykklar.document import Document

_MISSING = frozenset({"file-missing", "file-outside", "bibliography-missing"})


def recall(document: Document, policy: Policy, today: dt.date) -> CheckResult | None:
    """The kept result of a document, None where there is none or something has changed."""
    if policy.cache is None:
        return None
    kept = seal.recall(_place(document, policy.cache, policy, today))
    try:
        same = kept and all(_digest(Path(path)) == was for path, was in kept["files"].items())
    except OSError:  # a file is no longer there
        return None
    return _result(document, kept) if same else None


def keep(result: CheckResult, policy: Policy, today: dt.date) -> None:
    """Keep a result; one with a missing file is not, as the file may come.

    A cache that cannot be written is no reason to stop.
    """
    if policy.cache is None or any(one.code in _MISSING for one in result.findings):
        return
    try:
        files = {str(path): _digest(path) for path in result.files}
    except OSError:  # where one cannot be read, nobody could say whether it has changed
        return
    kept = {
        "files": files,
        "cited": result.cited,
        "undefined": result.undefined,
        "unused": result.unused,
        "citations": result.citations,
        "words": result.words,
        "findings": [
            (one.code, one.severity, str(one.path), one.line, one.column, one.message, one.hint)
            for one in result.findings
        ],
    }
    try:
        root = result.document.root
        within = root if policy.cache.is_relative_to(root) else policy.cache
        seal.keep(_place(result.document, policy.cache, policy, today), kept, within)
    except CannotGoOn:
        return


def _place(document: Document, folder: Path, policy: Policy, today: dt.date) -> Path:
    paths = [os.environ.get(name, "") for name in ("TEXINPUTS", "BIBINPUTS")]
    records = [
        _time(place)
        for suffix in (".aux", ".bcf")
        for place in (document.made(suffix), document.source.with_suffix(suffix))
    ]
    identity = repr((document, policy, str(today), paths, records))
    name = hashlib.blake2b(identity.encode(), digest_size=16).hexdigest()
    return folder / f"{name}.json"


def _time(path: Path) -> int:
    return path.stat().st_mtime_ns if is_file(path) else 0


def _digest(path: Path) -> str:
    return hashlib.blake2b(read(path), digest_size=16).hexdigest()


def _result(document: Document, kept: Mapping[str, Any]) -> CheckResult:
    return CheckResult(
        document=document,
        cited=tuple(kept["cited"]),
        undefined=tuple(kept["undefined"]),
        unused=tuple(kept["unused"]),
        findings=tuple(_finding(one) for one in kept["findings"]),
        citations=kept["citations"],
        words=kept["words"],
        files=tuple(map(Path, kept["files"])),
    )


def _finding(kept: Sequence[Any]) -> Finding:
    code, severity, path, *rest = kept
    return Finding(code, Severity(severity), Path(path), *rest)
