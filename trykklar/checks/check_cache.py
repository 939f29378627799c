"""Results of earlier checks, kept by content: what has not changed is not checked again.

They are kept in the user's cache folder, as a check writes nothing beside the manuscript. A result
is good as long as every file that was read has the same content, none has appeared that was looked
for and not found, TeX's own record says the same, the program and the policy are the same, and it
is the same day, as some rules look at the date.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trykklar.checks.check_result import CheckResult
from trykklar.checks.recorded_keys import keys, kind
from trykklar.finding import FatalError
from trykklar.latex.file_lookup import fence_at, of_tex
from trykklar.latex.source import digest
from trykklar.latex.word_count import Amount
from trykklar.storage import seal
from trykklar.storage.finding_rows import from_row, to_row
from trykklar.storage.sought import of_rows
from trykklar.storage.stamp import stamp

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from trykklar.checks.policy import Policy
    from trykklar.document import Document
    from trykklar.latex.read_document import Reading

_MISSING = frozenset({"file-missing", "file-outside", "bibliography-missing"})


def recall(document: Document, policy: Policy, today: dt.date) -> CheckResult | None:
    """The kept result of a document, None where there is none or something has changed."""
    if policy.cache is None:
        return None
    kept = seal.recall(_place(document, policy.cache, policy, today))
    try:
        return _result(document, kept) if kept and _stands(document, kept) else None
    except OSError:  # a file is no longer there
        return None


def _stands(document: Document, kept: Mapping[str, Any]) -> bool:
    """Whether all that a result is based on is unchanged."""
    files, record = kept["files"], kept["record"]
    there = of_rows(kept["sought"]).present(document.root)
    return (
        all(_digest(document, Path(path)) == was for path, was in files.items())
        and all(str(document.root / path) in files for path in there)
        and all(str(of_tex(name) or "") == was for name, was in kept["asked"].items())
        and (
            record is None or _recorded(document, record["texts"], record["kind"]) == record["keys"]
        )
    )


def keep(result: CheckResult, policy: Policy, today: dt.date, since: int) -> None:
    """Keep a result; one with a missing file is not, as the file may come.

    A cache that cannot be written is no reason to stop.

    Args:
        result: The result of a check.
        policy: What its author asked for.
        today: The day that dates were compared with.
        since: When the check began, by `stamp.clock`: what came later was not looked for.
    """
    folder, reading, root = policy.cache, result.reading, result.document.root
    codes = {finding.code for finding in result.findings}
    if folder is None or reading is None or codes & _MISSING:
        return
    try:
        if _appeared(result, reading, since):
            return
        content = _content(result, reading)
    except OSError:  # it is gone again
        return
    with suppress(FatalError):
        within = root if folder.is_relative_to(root) else folder
        seal.keep(_place(result.document, folder, policy, today), content, within)


def _appeared(result: CheckResult, reading: Reading, since: int) -> bool:
    """Whether a file that was looked for and not read has come since a moment."""
    root = result.document.root
    sources = {source.path for source in reading.sources}
    bibliographies = {bibliography.path for bibliography in reading.bibliographies}
    present = {root / path for path in result.sought.present(root)}
    others = present - sources - bibliographies
    return any(stamp(path).since(since) for path in others)


def _content(result: CheckResult, reading: Reading) -> dict[str, Any]:
    """A result as JSON can hold it."""
    return {
        "files": {str(path): was for path, was in result.files.items()},
        "sought": result.sought.rows,
        "asked": reading.asked,
        "record": _record(reading),
        "cited": result.cited,
        "undefined": result.undefined,
        "unused": result.unused,
        "citations": result.citations,
        "amounts": result.amounts,
        "findings": [to_row(finding) for finding in result.findings],
    }


def _record(reading: Reading) -> dict[str, Any] | None:
    """The keys in TeX's own record; None where it would not be looked at."""
    if any(citation.track for citation in reading.citations):
        return None
    texts, suffix = [str(source.path) for source in reading.sources], kind(reading)
    found = _recorded(reading.document, texts, suffix)
    return {"texts": texts, "kind": suffix, "keys": found}


def _recorded(document: Document, texts: Sequence[str], suffix: str) -> list[str] | None:
    found = keys(document, tuple(map(Path, texts)), suffix)
    return None if found is None else sorted(found)


def _place(document: Document, folder: Path, policy: Policy, today: dt.date) -> Path:
    paths = [os.environ.get(name, "") for name in ("TEXINPUTS", "BIBINPUTS")]
    identity = repr((document, policy, str(today), paths))
    name = hashlib.blake2b(identity.encode(), digest_size=16).hexdigest()
    return folder / f"{name}.json"


def _digest(document: Document, path: Path) -> str:
    return digest(path, fence_at(document, path))


def _result(document: Document, kept: Mapping[str, Any]) -> CheckResult:
    return CheckResult(
        document=document,
        cited=tuple(kept["cited"]),
        undefined=tuple(kept["undefined"]),
        unused=tuple(kept["unused"]),
        findings=tuple(map(from_row, kept["findings"])),
        citations=kept["citations"],
        amounts={part: Amount(*sums) for part, sums in kept["amounts"].items()},
        files={Path(path): was for path, was in kept["files"].items()},
        sought=of_rows(kept["sought"]),
    )
