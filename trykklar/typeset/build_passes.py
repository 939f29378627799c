"""The order of passes: TeX, its helpers, and TeX again, until nothing changes."""

from __future__ import annotations

from dataclasses import replace
from glob import escape
from typing import TYPE_CHECKING

from trykklar.typeset import build_record as records
from trykklar.typeset import failures, tex_pass
from trykklar.typeset.bounds import trespasses
from trykklar.typeset.build_record import TEX, BuildRecord, Step
from trykklar.typeset.dump.preamble_dump import PREAMBLE, dump, joined, pays, usable
from trykklar.typeset.engine_arguments import signature, without_clock
from trykklar.typeset.fls import trace
from trykklar.typeset.folders import mirror, prepare
from trykklar.typeset.freshness import INTERRUPTED
from trykklar.typeset.helpers.needed import helpers
from trykklar.typeset.helpers.unmade_list import unmade
from trykklar.typeset.leftover_files import leftovers, remove
from trykklar.typeset.log import stale, warnings
from trykklar.typeset.reason import changed, reason
from trykklar.typeset.typesetting import Pass

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.finding import Finding
    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.dump.preamble_dump import Preamble
    from trykklar.typeset.helpers.helper import Helper

# What TeX writes for its helpers: only TeX can repair it.
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

    def __init__(self, context: BuildContext, record: BuildRecord) -> None:
        """Continues where the last build ended.

        Args:
            context: Where the programs run.
            record: What the last build did; from `record.load`.
        """
        self.record = record
        self.passes: list[Pass] = []
        self._context = context
        self._trace = joined(
            trace(context.root / context.made(".fls"), context.root, context.document.work),
            record.steps.get(PREAMBLE),
        )
        self._found: tuple[Path, ...] = ()
        self._left = record.written  # by earlier builds, and not written again by this one
        self._written: set[Path] = set()
        self._number = 0
        self._helped: set[str] = set()
        self._restless = ""
        self._earlier = True
        self._swept = False
        self._doubtful = False
        self._plain = context.plain

    def run(self) -> BuildRecord:
        """Runs what has a reason to run, and keeps the record.

        Raises:
            FatalError: Where a program is missing or the work folder cannot be written.
        """
        why = INTERRUPTED if self.record.steps and not self.record.complete else ""
        self._doubtful = bool(why or self._meddled())
        prepare(self._context)
        if self._is_called_otherwise():  # and so would every helper be
            why = why or self._reason()
            self.record = BuildRecord()
        if not self.record.steps:
            self._sweep()
        self._save(complete=False)
        if self._settle(why) and not self._trespassed():
            self._close(self._complaints())
        self._save(complete=True)
        return self.record

    def _is_called_otherwise(self) -> bool:
        step = self.record.steps.get(TEX)
        now = without_clock(signature(self._context.document))
        return step is not None and without_clock(step.command) != now

    def _meddled(self) -> str:
        """Which of the made files are not as the last build left them."""
        made = {
            path: mark for step in self.record.steps.values() for path, mark in step.outputs.items()
        }
        return changed(self._context, {**made, **self.record.final})

    def _settle(self, why: str) -> bool:
        """Runs everything until nothing changes; False where TeX made no PDF."""
        while True:
            why = why or self._reason()
            if why and self._number == MOST_PASSES:
                self._restless = why
                return True
            if why and not self._typeset(why):
                return False
            self._earlier = False
            waiting = self._waiting()
            for helper, cause in waiting:
                self._help(helper, cause)
            if not why and not waiting and not self._reason():  # a helper may be needed no more
                return True
            why = ""

    def _complaints(self) -> tuple[Finding, ...]:
        """What is wrong with the PDF that TeX made.

        Half of what TeX warns of follows from the errors, its own or a helper's.
        """
        context = self._context
        found = unmade(context, self._trace, self.record.steps[TEX].sought)
        if self._restless:
            found += (failures.restless(context, self._restless, MOST_PASSES),)
        failed = self._restless or any(step.failed for step in self.record.steps.values())
        if self.record.steps[TEX].faulty:
            return (*found, *failures.faults(context, self._trace))
        return found if failed else (*found, *warnings(context, self._trace))

    def _reason(self) -> str:
        return reason(self._context, self.record.steps.get(TEX), signature(self._context.document))

    def _typeset(self, why: str) -> bool:
        """One pass of TeX; False where it failed and nothing can be done about it."""
        if not self._written:
            remove(self._context, leftovers(self._left, self._trace))
        self._number += 1
        preamble = None if self._plain else self._preamble()
        done = tex_pass.run(self._context, self._number, preamble)
        self.passes.append(Pass(self._context.document.engine, why, done.finished.seconds))
        self._trace, self._found = done.trace, done.found
        self._note(done)
        if not done.failed:
            remove(self._context, leftovers(self._left, done.trace))
        if preamble and (done.failed or done.faulty):
            # The log of a plain pass says more, and it decides.
            self._plain = True
            return self._typeset("it failed from the dumped preamble")
        return self._again(done) if done.failed or done.faulty else True

    def _preamble(self) -> Preamble | None:
        """The dumped preamble, made again where it has a reason; None where there is none to be."""
        if TEX not in self.record.steps and not pays(self._context):
            return None
        done = dump(self._context, self.record.steps.get(PREAMBLE))
        if done is None:
            return None
        step, ran = done
        self.passes.extend([ran] if ran else [])
        self.record = self.record.having(PREAMBLE, step)
        return usable(step)

    def _note(self, done: tex_pass.PassRun) -> None:
        context = self._context
        for_helpers = (path for path in done.trace.outputs if path.suffix in _FOR_HELPERS)
        outputs = context.marks([context.made(".pdf"), context.made(".fls"), *for_helpers])
        step = Step(
            signature(context.document),
            done.inputs,
            outputs,
            failed=done.failed,
            faulty=done.faulty,
            sought=done.sought,
        )
        self._written.update(done.trace.outputs)
        self._left -= self._written
        self.record = replace(self.record.having(TEX, step), pages=done.reached)

    def _again(self, done: tex_pass.PassRun) -> bool:
        """Another try where the errors have a cause that is not the author's.

        Returns:
            Whether there is a PDF after all.
        """
        folder = mirror(self._context, done) if done.failed else ""
        if folder and self._number < MOST_PASSES:
            return self._typeset(f"there was no folder {folder} for what TeX makes")
        if not self._swept and self._outdated(done):
            self._sweep()
            return self._typeset("what an earlier run had left was broken")
        if done.failed:
            outside = trespasses(self._context, done.trace, done.found)
            self._close(outside or failures.failure(self._context, done))
        return not done.failed

    def _outdated(self, done: tex_pass.PassRun) -> bool:
        """Whether what an earlier build has left may be the cause."""
        read = self._earlier or done.failed
        return self._doubtful or (read and stale(self._context, done.trace))

    def _sweep(self) -> None:
        """Removes what earlier runs made: it may be incomplete."""
        self._swept = True
        self.record = BuildRecord()
        root, work = self._context.root, self._context.document.work
        beside = {work / each.name for each in (root / work).glob(f"{escape(self._context.job)}.*")}
        made = beside.union(self._trace.outputs, self._left)  # the .fls may be a stranger's
        remove(self._context, made - {self._context.document.main})

    def _waiting(self) -> list[tuple[Helper, str]]:
        """The helpers that have a reason to run; those that are not needed are forgotten."""
        wanted = helpers(self._context, self._trace)
        names = {TEX, PREAMBLE, *(helper.name for helper in wanted)}
        kept = {name: step for name, step in self.record.steps.items() if name in names}
        self.record = replace(self.record, steps=kept)
        causes = [(each, self._needed(each)) for each in wanted]
        return [(helper, cause) for helper, cause in causes if cause]

    def _needed(self, helper: Helper) -> str:
        """Why a helper has to run; that it failed is no reason to try the same again at once."""
        last = self.record.steps.get(helper.name)
        tried = replace(last, failed=False) if last and helper.name in self._helped else last
        return reason(self._context, tried, helper.command)

    def _help(self, helper: Helper, why: str) -> None:
        """One run of a helper. Where it fails, TeX goes on without what it makes."""
        self._await(helper)
        self._helped.add(helper.name)
        step, seconds = helper.run(self._context)
        if seconds:
            self.passes.append(Pass(helper.command[0], why, seconds))
        self.record = self.record.having(helper.name, step)

    def _await(self, helper: Helper) -> None:
        """What a helper makes for the first time counts as read: TeX has looked for it."""
        step = self.record.steps[TEX]
        unread = [path for path in helper.products if path not in step.inputs]
        inputs = {**step.inputs, **self._context.marks(unread)}
        self.record = self.record.having(TEX, replace(step, inputs=inputs))

    def _trespassed(self) -> bool:
        """Whether TeX read what it may not read, so that nothing it made may be used."""
        found = trespasses(self._context, self._trace, self._found)
        if found:
            failed = replace(self.record.steps[TEX], failed=True, outputs={})
            self.record = self.record.having(TEX, failed)
            self._close(found)
            (self._context.root / self._context.made(".pdf")).unlink(missing_ok=True)
        return bool(found)

    def _close(self, findings: tuple[Finding, ...]) -> None:
        """Keeps the result of TeX's last pass."""
        self.record = self.record.having(TEX, replace(self.record.steps[TEX], findings=findings))

    def _save(self, *, complete: bool) -> None:
        final = self._context.marks(self._made()) if complete else {}
        written = self._left | self._written
        self.record = replace(self.record, complete=complete, final=final, written=written)
        root = self._context.root
        records.save(root / self._context.document.work / "record.json", self.record, root)

    def _made(self) -> set[Path]:
        """The files that were both read and written in this build."""
        return self.record.marks.keys() & set(self._trace.outputs)
