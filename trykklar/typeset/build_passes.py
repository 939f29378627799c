"""The order of things: TeX, what works for TeX, and TeX again, until nothing changes."""

from __future__ import annotations

from dataclasses import replace
from glob import escape
from typing import TYPE_CHECKING

from trykklar.typeset import build_record as records
from trykklar.typeset import failures, tex_pass
from trykklar.typeset.bounds import trespasses, veiled
from trykklar.typeset.build_record import Record, Step
from trykklar.typeset.dump.preamble_dump import PREAMBLE, dump, joined, pays, usable
from trykklar.typeset.engine_arguments import signature
from trykklar.typeset.fls import trace
from trykklar.typeset.folders import mirror, prepare
from trykklar.typeset.freshness import INTERRUPTED, TEX
from trykklar.typeset.helpers.needed import helpers
from trykklar.typeset.log import stale, warnings
from trykklar.typeset.reason import changed, reason
from trykklar.typeset.typesetting import Pass

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.finding import Finding
    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.dump.preamble_dump import Preamble
    from trykklar.typeset.helpers.helper import Helper

# What TeX writes for its helpers: only TeX can mend it.
_FOR_HELPERS = {".bcf", ".idx", ".glo", ".acn", ".nlo"}

MOST_PASSES = 6
"""TeX passes in one build, as in Tectonic (DEFAULT_MAX_TEX_PASSES); a sound document settles in
four at most."""


class Build:
    """One build of one document.

    Attributes:
        record: What was done last, kept up to date.
        passes: The programs that ran in this build.
    """

    def __init__(self, context: BuildContext, record: Record) -> None:
        """Takes up where the last build ended.

        Args:
            context: Where the programs run.
            record: What the last build did; from `record.load`.
        """
        self.record = record
        self.passes: list[Pass] = []
        self._shop = context
        self._trace = joined(
            trace(context.root / context.made(".fls"), context.root), record.steps.get(PREAMBLE)
        )
        self._number = 0
        self._swept = False
        self._doubtful = False
        self._plain = context.plain

    def run(self) -> Record:
        """Runs what has a reason to run, and keeps the record.

        Raises:
            FatalError: Where a program is missing or the work folder cannot be written.
        """
        why = INTERRUPTED if self.record.steps and not self.record.complete else ""
        self._doubtful = bool(why or self._meddled())
        prepare(self._shop)
        if not self.record.steps:
            self._sweep()
        self._save(complete=False)
        if self._settle(why) and not self._trespassed():
            self._close(warnings(self._shop, self._trace))
        self._save(complete=True)
        return self.record

    def _meddled(self) -> str:
        """What of the made files is not as the last build left it."""
        made = {
            path: mark for step in self.record.steps.values() for path, mark in step.outputs.items()
        }
        return changed(self._shop, {**made, **self.record.final})

    def _settle(self, why: str) -> bool:
        """Runs everything until nothing changes; False where it came to nothing."""
        while True:
            why = why or self._reason()
            if why and self._number == MOST_PASSES:
                self._close((failures.restless(self._shop, why, MOST_PASSES),))
                return False
            if why and not self._typeset(why):
                return False
            waiting = self._waiting()
            helped = [self._help(helper, cause) for helper, cause in waiting]
            if not all(helped):
                return False
            if not why and not waiting:
                return True
            why = ""

    def _reason(self) -> str:
        return reason(self._shop, self.record.steps.get(TEX), signature(self._shop.document))

    def _typeset(self, why: str) -> bool:
        """One pass of TeX; False where it failed and nothing can be done about it."""
        self._number += 1
        preamble = None if self._plain else self._preamble()
        done = tex_pass.run(self._shop, self._number, preamble)
        self.passes.append(Pass(self._shop.document.engine, why, done.finished.seconds))
        self._trace = done.trace
        self._note(done)
        if done.failed and preamble:
            # The log of a plain pass tells more, and it is the judge.
            self._plain = True
            return self._typeset("it failed from the dumped preamble")
        return not done.failed or self._again(done)

    def _preamble(self) -> Preamble | None:
        """The dumped preamble, made again where it has a reason; None where there is none to be."""
        if TEX not in self.record.steps and not pays(self._shop):
            return None
        done = dump(self._shop, self.record.steps.get(PREAMBLE))
        if done is None:
            return None
        step, ran = done
        self.passes.extend([ran] if ran else [])
        self.record = self.record.having(PREAMBLE, step)
        return usable(step)

    def _note(self, done: tex_pass.Run) -> None:
        context = self._shop
        for_helpers = (path for path in done.trace.outputs if path.suffix in _FOR_HELPERS)
        outputs = context.marks([context.made(".pdf"), context.made(".fls"), *for_helpers])
        command, failed = signature(context.document), done.failed
        step = Step(command, done.inputs, outputs, failed=failed, sought=done.sought)
        self.record = replace(self.record.having(TEX, step), pages=done.pages)

    def _again(self, done: tex_pass.Run) -> bool:
        """Another try where the pass failed for a cause that is not the author's."""
        folder = mirror(self._shop, done)
        if folder and self._number < MOST_PASSES:
            return self._typeset(f"there was no folder {folder} for what TeX makes")
        if not self._swept and (self._doubtful or stale(self._shop, done.trace)):
            self._sweep()
            return self._typeset("what an earlier run had left was broken")
        self._close(trespasses(self._shop, done.trace) or self._causes(done))
        return False

    def _causes(self, done: tex_pass.Run) -> tuple[Finding, ...]:
        """Why a pass failed; a file that TeX was not shown is not just missing."""
        found = failures.failure(self._shop, done)
        if failures.denied(done) or any(each.code.startswith("tex-missing") for each in found):
            return (*veiled(self._shop, done.trace), *found)
        return found

    def _sweep(self) -> None:
        """Removes what earlier runs made: nobody knows any more whether it is whole."""
        self._swept = True
        self.record = Record()
        root, work = self._shop.root, self._shop.document.work
        beside = {work / each.name for each in (root / work).glob(f"{escape(self._shop.job)}.*")}
        for path in beside.union(self._trace.outputs) - {self._shop.document.main}:
            # The .fls may be a stranger's.
            if path.is_relative_to(work) and (root / path).is_file():
                (root / path).unlink()

    def _waiting(self) -> list[tuple[Helper, str]]:
        """The helpers that have a reason to run; those that are not needed are forgotten."""
        wanted = helpers(self._shop, self._trace)
        names = {TEX, PREAMBLE, *(helper.name for helper in wanted)}
        kept = {name: step for name, step in self.record.steps.items() if name in names}
        self.record = replace(self.record, steps=kept)
        causes = [(each, reason(self._shop, kept.get(each.name), each.command)) for each in wanted]
        return [(helper, cause) for helper, cause in causes if cause]

    def _help(self, helper: Helper, why: str) -> bool:
        """One run of a helper; False where it failed."""
        self._await(helper)
        step, seconds = helper.run(self._shop)
        if seconds:
            self.passes.append(Pass(helper.command[0], why, seconds))
        self.record = self.record.having(helper.name, step)
        return not step.failed

    def _await(self, helper: Helper) -> None:
        """What a helper makes for the first time, TeX has sought in vain: it counts as read."""
        step = self.record.steps[TEX]
        unread = [path for path in helper.products if path not in step.inputs]
        inputs = {**step.inputs, **self._shop.marks(unread)}
        self.record = self.record.having(TEX, replace(step, inputs=inputs))

    def _trespassed(self) -> bool:
        """Whether TeX read what it may not read, so that nothing it made may be used."""
        found = trespasses(self._shop, self._trace)
        if found:
            failed = replace(self.record.steps[TEX], failed=True, outputs={})
            self.record = self.record.having(TEX, failed)
            self._close(found)
            (self._shop.root / self._shop.made(".pdf")).unlink(missing_ok=True)
        return bool(found)

    def _close(self, findings: tuple[Finding, ...]) -> None:
        """Keeps what TeX's last pass came to."""
        self.record = self.record.having(TEX, replace(self.record.steps[TEX], findings=findings))

    def _save(self, *, complete: bool) -> None:
        final = self._shop.marks(self._made()) if complete else {}
        self.record = replace(self.record, complete=complete, final=final)
        root = self._shop.root
        records.save(root / self._shop.document.work / "record.json", self.record, root)

    def _made(self) -> set[Path]:
        """The files that were both read and written in this build."""
        return self.record.marks.keys() & set(self._trace.outputs)
