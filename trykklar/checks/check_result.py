"""The result of checking one document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trykklar.latex.word_count import RUNNING
from trykklar.storage.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from trykklar.checks.rule import RuleEdit
    from trykklar.document import Document
    from trykklar.finding import Finding
    from trykklar.latex.read_document import Reading
    from trykklar.latex.word_count import Amount


@dataclass(frozen=True)
class CheckResult:
    """What a document cites, and what is wrong with it.

    Attributes:
        document: What was checked.
        cited: The distinct keys it cites, sorted.
        undefined: Those of them that have no entry.
        unused: Entries that it does not cite.
        findings: What is wrong, by file and line.
        citations: How many citations stand in it.
        amounts: Part of it -> how many words and characters that has (`word_count`).
        files: Every file that was read or passed over, absolute -> the digest of its content.
        sought: What was looked for and not found, or not taken.
        edits: Certain corrections.
        reading: The reading it is based on; None where the result was kept from before.
    """

    document: Document
    cited: tuple[str, ...]
    undefined: tuple[str, ...]
    unused: tuple[str, ...]
    findings: tuple[Finding, ...]
    citations: int
    amounts: Mapping[str, Amount] = field(default_factory=dict)
    files: Mapping[Path, str] = field(default_factory=dict)
    sought: Sought = field(default_factory=Sought)
    edits: tuple[RuleEdit, ...] = ()
    reading: Reading | None = field(default=None, repr=False, compare=False)

    @property
    def words(self) -> int:
        """Words of its running text, and of the footnotes to it."""
        return sum(self.amounts[part].words for part in RUNNING if part in self.amounts)

    @property
    def works(self) -> int:
        """How many works are cited."""
        return len(self.cited)
