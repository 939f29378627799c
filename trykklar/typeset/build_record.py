"""What the last build did, by content, so that the next one runs only what has a reason to run.

`record.json` in the work folder, under the program's seal. A record without it is as good as none:
everything then runs again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trykklar.storage import seal
from trykklar.storage.finding_rows import from_row, to_row
from trykklar.storage.sought import Sought, joined, of_rows
from trykklar.storage.stamp import Stamp
from trykklar.typeset.fingerprint import Fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.document import Document
    from trykklar.finding import Finding


TEX = "tex"
"""The engine's name in the record."""


@dataclass(frozen=True)
class Step:
    """One program as it ran last.

    Attributes:
        command: Program and arguments, and what of its environment counts.
        inputs: What it read, as it was then. Paths relative to the document's root, or absolute.
        outputs: What it left that must still be there, unchanged, for the step to count.
        sought: What it looked for and did not find, or did not take: of those files, the ones that
            were there are among the inputs.
        findings: What it complained about.
        failed: Whether it failed, so that nothing of what it wrote can be used.
        faulty: Whether it went on after errors: what it wrote can be used, but is not good.
    """

    command: tuple[str, ...]
    inputs: Mapping[Path, Fingerprint]
    outputs: Mapping[Path, Fingerprint] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    failed: bool = False
    faulty: bool = False
    sought: Sought = field(default_factory=Sought)


@dataclass(frozen=True)
class BuildRecord:
    """The last build of one document.

    Attributes:
        version: The engine's own line about itself: `This is pdfTeX, Version ...`.
        steps: Program -> how it ran last.
        pages: Pages that TeX had made when it ended, or was stopped.
        complete: False while programs run: a build that was killed leaves it so.
        final: The files that TeX carries from pass to pass, as the build left them. Where it
            settled, they are as the last pass read them; where it failed, they are not.
        written: What TeX wrote in any of its passes, relative to the document's root.
    """

    version: str = ""
    steps: Mapping[str, Step] = field(default_factory=dict)
    pages: int = 0
    complete: bool = False
    final: Mapping[Path, Fingerprint] = field(default_factory=dict)
    written: frozenset[Path] = frozenset()

    @property
    def marks(self) -> dict[Path, Fingerprint]:
        """Every file that counts, as it was when the build ended."""
        steps = self.steps.values()
        read = {path: mark for step in steps for path, mark in step.inputs.items()}
        made = {path: mark for step in steps for path, mark in step.outputs.items()}
        return {**read, **made, **self.final}

    @property
    def sought(self) -> Sought:
        """Everything that any program looked for and did not find."""
        return joined(step.sought for step in self.steps.values())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What all steps complained about, in the order they ran first."""
        return tuple(finding for step in self.steps.values() for finding in step.findings)

    @property
    def failed(self) -> bool:
        """Whether TeX failed, so that there is no PDF."""
        return any(step.failed for name, step in self.steps.items() if name == TEX)

    @property
    def faulty(self) -> bool:
        """Whether any program complained of errors, so that a PDF is not a good one."""
        return any(step.failed or step.faulty for step in self.steps.values())

    def having(self, name: str, step: Step) -> BuildRecord:
        """The record after one more step."""
        return replace(self, steps={**self.steps, name: step})


def load(path: Path) -> BuildRecord:
    """The record in a file; an empty one where there is none that can be trusted."""
    content = seal.sealed(path)
    return _record(content) if content else BuildRecord()


def of(document: Document) -> BuildRecord:
    """The record of a document's last build."""
    return load(document.root / document.work / "record.json")


def files(document: Document, record: BuildRecord) -> frozenset[Path]:
    """Every file that the last build of a document read or made, absolute; its record, too."""
    kept = document.root / document.work / "record.json"
    return frozenset({kept, *(document.root / path for path in record.marks)})


def save(path: Path, record: BuildRecord, within: Path) -> None:
    """Writes a record.

    Args:
        path: The file.
        record: What was done.
        within: The folder that no link on the way may lead out of: the document's root.

    Raises:
        FatalError: Where the folder cannot be written.
    """
    data = {
        "version": record.version,
        "pages": record.pages,
        "complete": record.complete,
        "final": _rows(record.final),
        "written": sorted(map(str, record.written)),
        "steps": {name: _plain(step) for name, step in record.steps.items()},
    }
    seal.keep(path, data, within)


def _plain(step: Step) -> dict[str, Any]:
    return {
        "command": step.command,
        "inputs": _rows(step.inputs),
        "outputs": _rows(step.outputs),
        "findings": [to_row(finding) for finding in step.findings],
        "failed": step.failed,
        "faulty": step.faulty,
        "sought": step.sought.rows,
    }


def _rows(marks: Mapping[Path, Fingerprint]) -> dict[str, tuple[int | str, ...]]:
    return {str(path): (mark.digest, *mark.stamp) for path, mark in marks.items()}


@lru_cache(maxsize=16)  # a build looks at the records of a document and its drawings three times
def _record(content: bytes) -> BuildRecord:
    data: dict[str, Any] = json.loads(content)
    steps = {name: _step(step) for name, step in data["steps"].items()}
    final = _marks(data["final"])
    written = frozenset(map(Path, data["written"]))
    return BuildRecord(data["version"], steps, data["pages"], data["complete"], final, written)


def _step(data: dict[str, Any]) -> Step:
    return Step(
        command=tuple(data["command"]),
        inputs=_marks(data["inputs"]),
        outputs=_marks(data["outputs"]),
        findings=tuple(map(from_row, data["findings"])),
        failed=data["failed"],
        faulty=data["faulty"],
        sought=of_rows(data["sought"]),
    )


def _marks(data: dict[str, list[Any]]) -> dict[Path, Fingerprint]:
    return {
        Path(path): Fingerprint(Stamp(*stamp), digest) for path, (digest, *stamp) in data.items()
    }
