"""A program that works for TeX between two passes: biber, BibTeX, makeindex."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity, failed
from trykklar.storage.sought import Sought
from trykklar.typeset.build_record import Step
from trykklar.typeset.delivery import place
from trykklar.typeset.excess import excess
from trykklar.typeset.lookups import Lookups

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from trykklar.sandbox.process import Finished
    from trykklar.typeset.build_context import BuildContext


@dataclass(frozen=True)
class HelperVerdict:
    """The result of a helper's run.

    Attributes:
        findings: What it complained about.
        failed: Whether what it made cannot be used.
        idle: Whether what it made is not used, since the author brings it along.
    """

    findings: tuple[Finding, ...] = ()
    failed: bool = False
    idle: bool = False

    @property
    def faulty(self) -> bool:
        """Whether it went on after errors."""
        return not self.failed and failed(self.findings)


@dataclass(frozen=True)
class Helper:
    """One helper, ready to run.

    Attributes:
        name: Its name in the record; the program, and the file where there are several.
        command: Program and arguments.
        inputs: All that it reads, relative to the root; it runs only when one of them changed.
        outputs: What it makes, relative to the root.
        carried: Made file -> where TeX looks for it, where that is another place.
        judge: Reads its messages.
        folder: Where it runs, relative to the root.
        variables: Environment variables of its own.
        refused: Why it must not run at all: an input that is out of bounds.
        sought: What it looks for and does not find, where it does so by itself; None where it is a
            program of TeX's, of which that is known when it has run.
    """

    name: str
    command: tuple[str, ...]
    inputs: tuple[Path, ...]
    outputs: tuple[Path, ...]
    judge: Callable[[Finished], HelperVerdict]
    folder: Path = field(default_factory=Path)
    variables: Mapping[str, str] = field(default_factory=dict)
    carried: Mapping[Path, Path] = field(default_factory=dict)
    refused: tuple[Finding, ...] = ()
    sought: Sought | None = None

    @property
    def products(self) -> tuple[Path, ...]:
        """What TeX reads of it, relative to the root."""
        return tuple(self.carried.get(path, path) for path in self.outputs)

    def run(self, context: BuildContext) -> tuple[Step, float]:
        """Runs the program, unless it was refused.

        Args:
            context: Where.

        Returns:
            What to keep in the record, and how many seconds it took (0 where it was refused).

        Raises:
            FatalError: Where the program is not installed.
        """
        inputs = context.marks(
            self.inputs
        )  # before the run: a file saved meanwhile is seen next time
        self._clear(context)
        if self.refused:
            sought = self.sought or Sought()
            return Step(self.command, inputs, {}, self.refused, failed=True, sought=sought), 0.0
        context.report_progress(self.command[0], 1)
        started = context.clock()
        finished, lookups = self._ran(context)
        verdict = self._stopped(context, finished) or self.judge(finished)
        if verdict.failed or verdict.idle:
            self._clear(context)
        self._carry(context)
        read = {**context.read(lookups.found, started), **inputs}
        sought = lookups.sought.without(self.outputs)
        inputs = {**context.passed_over(sought, read, started), **read}
        step = Step(
            self.command,
            inputs,
            context.marks(self.outputs),
            verdict.findings,
            failed=verdict.failed,
            faulty=verdict.faulty,
            sought=sought,
        )
        return step, finished.seconds

    def _stopped(self, context: BuildContext, finished: Finished) -> HelperVerdict | None:
        """What to say where the program was stopped: it has had no time to say anything."""
        used = excess(finished, context.limits)
        if not used:
            return None
        work = context.document.work
        own = [str(path) for path in self.inputs if not path.is_relative_to(work)]
        message = f"{self.command[0]} was stopped after {used}."
        hint = f"Look for what has no end, or is very long, in {', '.join(own) or 'the text'}."
        finding = Finding(
            "tex-timeout", Severity.ERROR, context.document.source, 0, 0, message, hint
        )
        return HelperVerdict((finding,), failed=True)

    def _clear(self, context: BuildContext) -> None:
        """Removes what the last run made: where this one fails, TeX is not to read it again."""
        for path in (*self.outputs, *self.products):
            (context.root / path).unlink(missing_ok=True)

    def _ran(self, context: BuildContext) -> tuple[Finished, Lookups]:
        if self.sought is None:
            return context.traced(self.command, folder=self.folder, variables=self.variables)
        finished = context.run(self.command, folder=self.folder, variables=self.variables)
        return finished, Lookups(sought=self.sought)

    def _carry(self, context: BuildContext) -> None:
        for made, wanted in self.carried.items():
            if (context.root / made).is_file():
                place(context.root / made, context.root / wanted, context.root)
