"""The preview of one document: what was saved -> a new PDF in its place, in one pass."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trykklar.finding import Finding, at_origin
from trykklar.sandbox.limits import Limits
from trykklar.storage.atomic_file import write
from trykklar.storage.beneath import real
from trykklar.storage.sought import Sought
from trykklar.storage.sought import joined as joined_sought
from trykklar.storage.tree_removal import remove_tree
from trykklar.typeset import build_record as records
from trykklar.typeset.bounds import trespasses
from trykklar.typeset.build_context import BuildContext, silenced
from trykklar.typeset.delivery import deliver, place
from trykklar.typeset.dump.preamble_dump import PREAMBLE, head, joined, stands, usable
from trykklar.typeset.engine_arguments import engine_command
from trykklar.typeset.failures import failure, faults
from trykklar.typeset.fingerprint import look
from trykklar.typeset.fls import Trace, trace
from trykklar.typeset.folders import prepare
from trykklar.typeset.tex_pass import PassRun, gave_up, pages
from trykklar.watch.start import start
from trykklar.watch.waiting import Waiting, waiting
from trykklar.watch.warm_engine import Engine

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.sandbox.process import Finished
    from trykklar.typeset.build_record import Step
    from trykklar.typeset.lookups import Lookups

# What TeX carries from pass to pass: where it differs, numbers in the text are not right yet.
_CARRIED = {".aux", ".toc", ".lof", ".lot", ".out", ".bcf", ".idx"}


@dataclass(frozen=True)
class Preview:
    """The result of one save.

    Attributes:
        document: What was set.
        pdf: The new PDF in its place; None where TeX made none, and the last one stands.
        findings: What TeX complained about, at the authors' own files.
        settled: Whether the numbers in it are right: nothing that passes carry has changed.
        seconds: How long it took by the clock.
    """

    document: Document
    pdf: Path | None
    findings: tuple[Finding, ...]
    settled: bool
    seconds: float


class Previewer:
    """Keeps an engine warm for one document, and lets it go on when something was saved."""

    def __init__(self, document: Document, seconds: float = 300.0) -> None:
        """Starts nothing yet.

        Args:
            document: A document that was typeset.
            seconds: Time limit for one pass.
        """
        self.document = document
        own = replace(document, work=document.work / "preview")
        self._context = BuildContext(own, Limits(seconds), lambda _: None, time.monotonic())
        self._engine: Engine | None = None
        self._wait: Waiting | None = None
        self._seen = Trace()
        self._sought = Sought()
        self._cleared: frozenset[Path] = frozenset()

    @property
    def running(self) -> bool:
        """Whether an engine waits, or is on its way to."""
        return self._engine is not None and self._engine.alive

    def concern(self, paths: Collection[Path]) -> frozenset[Path]:
        """Which of some files TeX has read, or looked for and did not find.

        Args:
            paths: Absolute.

        Returns:
            As TeX names them, which may be by a link, absolute.
        """
        record, root = self._record(), self.document.root
        if not record.steps:  # somebody has cleared the made files away: nobody knows
            return frozenset(path for path in paths if path.is_relative_to(root))
        names = (root / path for path in (*record.marks, *self._seen.inputs))
        read = {real(path): path for path in names if path.is_relative_to(root)}
        every = joined_sought((record.sought, self._sought))
        own = {path.relative_to(root): path for path in paths if path.is_relative_to(root)}
        sought = (path for short, path in own.items() if every.wants(short))
        return frozenset((*(read[path] for path in map(real, paths) if path in read), *sought))

    def warm(self, section: Path | None = None) -> bool:
        """Starts an engine that waits where the text begins, or where a section does.

        Args:
            section: The file that the author is at work on, relative to the root.

        Returns:
            Whether one waits now: not every main file can be split where its text begins, and a
            preamble that has changed since it was dumped is for a build.

        Raises:
            FatalError: Where the engine is not installed, or the work folder cannot be written.
        """
        self.close()
        text = self._head()
        if not text:
            return False
        step = self._record().steps.get(PREAMBLE)
        dumped = usable(step)
        if dumped and not stands(replace(self._context, document=self.document), dumped.step):
            return False
        self._clear()
        at = section if section in self._seen.inputs else None
        self._wait = waiting(
            self._context, self._record(), self._seen, at, text, sought=self._sought
        )
        path = self._context.document.work / "start.tex"
        beginning = b"\\begin{document}" if dumped else text
        root = self._context.root
        write(root / path, start(self.document.main, beginning, at), within=root)
        options = (
            dumped.options(self._context.job) if dumped else (f"-jobname={self._context.job}",)
        )
        self._engine = Engine(self._context, self._command(options, path))
        return True

    def show(self, section: Path | None = None) -> Preview | None:
        """Sets the text as it is now, and puts the PDF in its place.

        Args:
            section: The file that was saved, to wait for next time.

        Returns:
            The result; None where there is no engine for it.

        Raises:
            FatalError: Where the PDF cannot be written.
            KeyboardInterrupt: At Ctrl-C; the engine is dead then.
        """
        began = time.monotonic()
        done = self._pass()
        if done is None:
            return None
        made = self._preview(*done, began)
        self.warm(section)
        return made

    def close(self) -> None:
        """Ends the engine."""
        if self._engine:
            self._engine.close()
            self._engine = None

    def _pass(self) -> tuple[Finished, Lookups] | None:
        """One pass: of the engine that waits, or of a new one where that has read too much."""
        good = self._wait and self._wait.good(self._head())
        if not (self.running and good) and not self.warm():
            return None
        engine, self._engine = self._engine, None
        done = engine.go() if engine else None
        return None if done and silenced(done[0]) else done

    def _preview(self, finished: Finished, lookups: Lookups, began: float) -> Preview:
        context = self._context
        self._seen = joined(
            trace(context.root / context.made(".fls"), context.root, context.document.work),
            self._dumped(),
        )
        self._sought = lookups.sought.without(self._seen.outputs)
        made, early = pages(finished), gave_up(context, finished)
        done = PassRun(finished, self._seen, lookups.found, {}, self._sought, made, early)
        outside = self._trespasses(lookups.found)
        findings = outside or self._wrong(done)
        whole = not (done.failed or outside) and self._made()
        pdf = self._deliver(clean=not done.faulty) if whole else None
        own = at_origin(findings, self.document.origins)
        return Preview(self.document, pdf, own, self._settled(), time.monotonic() - began)

    def _wrong(self, done: PassRun) -> tuple[Finding, ...]:
        if done.failed:
            return failure(self._context, done)
        return faults(self._context, done.trace) if done.faulty else ()

    def _trespasses(self, looked_up: Collection[Path]) -> tuple[Finding, ...]:
        """What was read although it may not be; asked only where something new was read."""
        every = (*self._seen.inputs, *looked_up)
        # A name that was cleared may be a link by now.
        read = frozenset(path if path.is_absolute() else self._reached(path) for path in every)
        if read <= self._cleared:
            return ()
        found = trespasses(self._context, self._seen, looked_up)
        self._cleared = self._cleared if found else read
        return found

    def _reached(self, path: Path) -> Path:
        return (self.document.root / path).resolve()

    def _made(self) -> bool:
        return self._context.document.made(".pdf").is_file()

    def _deliver(self, *, clean: bool) -> Path:
        """The PDF in its place, and the places of its words."""
        made, places = self._context.document.made, self._context.document.made(".synctex.gz")
        target = deliver(self.document, made(".pdf"), clean=clean)
        if places.is_file():
            place(places, self.document.result(".synctex.gz"), self.document.root)
        return target

    def _settled(self) -> bool:
        """Whether what passes carry is what this pass read of it."""
        ours, theirs = self._context.document.work, self.document.work
        carried = [path for path in self._seen.outputs if path.suffix in _CARRIED]
        root = self.document.root
        return all(
            look(root / path).same(look(root / theirs / path.relative_to(ours))) for path in carried
        )

    def _clear(self) -> None:
        """TeX would read what the last preview left before what the last build did."""
        with suppress(OSError):
            remove_tree(self._context.root / self._context.document.work)
        prepare(self._context)

    def _head(self) -> bytes:
        try:
            return head(self.document)
        except OSError:
            return b""

    def _record(self) -> records.BuildRecord:
        return records.load(self.document.root / self.document.work / "record.json")

    def _dumped(self) -> Step | None:
        return self._record().steps.get(PREAMBLE)

    def _command(self, options: tuple[str, ...], path: Path) -> tuple[str, ...]:
        output = self._context.document.work
        options = (*options, "-synctex=1")
        return engine_command(self.document.engine, options, output, path.as_posix())
