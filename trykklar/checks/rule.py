"""What a rule is: a function that looks at the context and remarks on what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from trykklar.checks.check_context import CheckContext
    from trykklar.latex.source import Place, Source


@dataclass(frozen=True, slots=True)
class RuleEdit:
    """A certain correction: replace `start:end` of a file's text."""

    source: Source
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule found in one place.

    Attributes:
        place: Where.
        message: One plain sentence with the key in it.
        hint: What to do about it.
        edits: The correction, where it is certain.
    """

    place: Place
    message: str
    hint: str = ""
    edits: tuple[RuleEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, with all that `explain` says of it.

    Attributes:
        code: Stable name, family first.
        severity: How much its findings matter.
        what: What it reports, in a line.
        why: Why that matters to a reader or a journal.
        example: Something it reports.
        function: CheckContext -> remarks; None where reading itself reports it.
    """

    code: str
    severity: Severity
    what: str
    why: str
    example: str
    function: Callable[[CheckContext], Iterable[Remark]] | None = field(default=None, repr=False)

    @property
    def family(self) -> str:
        """The first word of the code."""
        return self.code.partition("-")[0]


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """A finding with its correction."""

    finding: Finding
    edits: tuple[RuleEdit, ...] = ()


def apply(rule: Rule, context: CheckContext) -> Iterable[RuleFinding]:
    """Everything that a rule finds."""
    if rule.function is None:
        return
    for remark in rule.function(context):
        place = remark.place
        written: tuple[Path, int, int] = (place.path, place.line, place.column)
        finding = Finding(rule.code, rule.severity, *written, remark.message, remark.hint)
        yield RuleFinding(finding, remark.edits)
