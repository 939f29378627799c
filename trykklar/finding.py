"""What every stage reports: what is wrong, and where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


class Severity(StrEnum):
    """How much a finding matters; only an error makes a command exit with 1."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, at the author's own file and line.

    Attributes:
        code: Stable name of the rule, family first: `citation-undefined`.
        severity: Error, warning or hint.
        path: The author's file.
        line: Line in it, from 1; 0 where the finding is about the whole file.
        column: Column in characters, from 1; 0 where it is about the whole line.
        message: One plain sentence with the key, file or command in it.
        hint: What to do about it; empty where the message says all.
    """

    code: str
    severity: Severity
    path: Path
    line: int
    column: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return f"{place}: {self.severity}: {self.message} [{self.code}]"


class FatalError(Exception):
    """The command cannot be carried out at all: printed as one message, exit status 2.

    A fault in the author's text is never raised, it is returned as a `Finding`. This is for what
    stands outside of the text: no TeX, a full disk, an unknown edition, a paper.toml that cannot
    be read. `findings` holds the places, where there are any.
    """

    def __init__(self, message: str, hint: str = "", findings: Iterable[Finding] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.findings = tuple(findings)


def failed(findings: Iterable[Finding]) -> bool:
    """Whether any of the findings is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def at_origin(findings: Iterable[Finding], origins: Mapping[Path, Path]) -> tuple[Finding, ...]:
    """The findings with made files replaced by the author's files they were made from.

    Args:
        findings: Findings whose paths may name a file that the program wrote itself.
        origins: Made file -> the author's file behind it.

    Returns:
        The same findings in the same order; a replaced one is about its whole file.
    """
    return tuple(
        replace(finding, path=origins[finding.path], line=0, column=0)
        if finding.path in origins
        else finding
        for finding in findings
    )
