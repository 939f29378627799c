"""Where the programs of one build run: the document, its limits, and who is informed."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.finding import FatalError
from trykklar.storage.atomic_file import need_room
from trykklar.storage.made_folder import clear
from trykklar.storage.stamp import clock, stamp
from trykklar.typeset.engine_arguments import LUA, without_shell
from trykklar.typeset.environment import environment, private_home
from trykklar.typeset.fingerprint import Fingerprint, look
from trykklar.typeset.typesetting import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from typing import IO

    from trykklar.document import Document
    from trykklar.sandbox.access import Access
    from trykklar.sandbox.limits import Limits
    from trykklar.sandbox.process import Finished
    from trykklar.storage.sought import Sought
    from trykklar.typeset.fls import Trace
    from trykklar.typeset.lookups import Lookups

_PACKAGES = {
    "pdflatex": "texlive-latex-recommended",
    "xelatex": "texlive-xetex",
    "lualatex": "texlive-luatex",
    "biber": "biber",
    "bibtex": "texlive-binaries",
    "makeindex": "texlive-binaries",
    "xindy": "xindy",
}


PERL = Path(__file__).parent / "perl"  # what biber loads of ours
_REFUSED = "runpopen command not allowed"  # texmfmp.c, on the way to a fatal error


@dataclass(frozen=True)
class BuildContext:
    """What every step of a build needs.

    Attributes:
        document: What is typeset.
        limits: What ends a program from outside.
        progress: Called with each event.
        started: When the build began, on the monotonic clock.
        plain: Whether every pass has to begin at the beginning.
    """

    document: Document
    limits: Limits
    progress: Callable[[Progress], None]
    started: float
    plain: bool = False

    @property
    def root(self) -> Path:
        """The folder that TeX runs in, absolute."""
        return self.document.root

    @property
    def job(self) -> str:
        """The name that TeX gives to what it makes."""
        return self.document.job

    def made(self, suffix: str) -> Path:
        """A file that TeX makes, relative to the root."""
        return self.document.work / (self.job + suffix)

    def elapsed(self) -> float:
        """Seconds since the build began."""
        return time.monotonic() - self.started

    def report_progress(self, program: str, number: int, page: int = 0) -> None:
        """Reports an event."""
        self.progress(Progress(self.document.name, program, number, page, self.elapsed()))

    def look(self, path: Path, known: Fingerprint | None = None) -> Fingerprint:
        """A file as it is now; files outside of the root are TeX's, and go by their stamps."""
        return look(self.root / path, known, content=not path.is_absolute())

    def own(self, name: str) -> Iterator[Path]:
        """Where a file of this name would be read, if it is one of the document's own.

        A made file goes before the author's, as it does for TeX. One that is nowhere is not named.
        """
        for path in (self.document.work / name, Path(name)):
            if (self.root / path).is_file():
                yield path
                return

    def sources(self, seen: Trace) -> tuple[Path, ...]:
        """The document's own files that TeX read, absolute: no made ones, and none of TeX's."""
        outputs, work = frozenset(seen.outputs), self.document.work
        own = (
            path
            for path in seen.inputs
            if not (path.is_absolute() or path in outputs or path.is_relative_to(work))
        )  # the preamble that is dumped is a copy in the folder of made files
        # A link that leads out is not: what stands there is not for the findings to show.
        return tuple(
            self.root / each for each in own if self.document.fence.holds(self.root / each)
        )

    def clock(self) -> int:
        """The moment that the dates of files are compared with."""
        return clock(self.root / self.document.work)

    def marks(self, paths: Iterable[Path]) -> dict[Path, Fingerprint]:
        """Several files as they are now, to be kept."""
        moment = self.clock()
        return {path: self.look(path).lasting(moment) for path in paths}

    def read(self, paths: Iterable[Path], started: int) -> dict[Path, Fingerprint]:
        """Several files that a program read, to be kept.

        Args:
            paths: The files.
            started: When the program was started, by `clock`: what the author saved since may have
                been read before that. What is made is made by us alone, before.
        """
        work = self.document.work
        return {
            path: mark if path.is_relative_to(work) else mark.doubtful(started)
            for path, mark in self.marks(paths).items()
        }

    def run(
        self,
        command: Sequence[str],
        *,
        folder: Path | None = None,
        variables: Mapping[str, str] | None = None,
        on_output: Callable[[str], None] = lambda _: None,
        errors: IO[bytes] | None = None,
    ) -> Finished:
        """Runs a program with TeX's safe environment.

        Args:
            command: Program and arguments.
            folder: Where to run it, relative to the root; the root itself by default.
            variables: More environment variables.
            on_output: Called with each piece of its output.
            errors: Where its standard error goes; together with its output by default.

        Raises:
            FatalError: Where the program is not installed, or the disk is full.
        """
        from trykklar.sandbox.process import run

        surroundings = {**environment(self.document, self.document.work), **(variables or {})}
        try:
            finished = run(
                command,
                folder=self.root / (folder or Path()),
                environment=surroundings,
                access=access(self.document),
                limits=self.limits,
                on_output=on_output,
                errors=errors,
            )
        except FileNotFoundError:
            raise missing(command[0]) from None
        # A link that it made would be followed by what reads or removes its files afterwards.
        clear(self.document.writable)
        need_room(self.root, private_home(self.root))
        return finished

    def traced(
        self,
        command: Sequence[str],
        *,
        folder: Path | None = None,
        variables: Mapping[str, str] | None = None,
        on_output: Callable[[str], None] = lambda _: None,
    ) -> tuple[Finished, Lookups]:
        """Runs a program of TeX's, and returns what it looked for; arguments as in `run`.

        Where TeX stops at a program that it may not ask, as in hardwrap, which tufte's classes
        load, it runs again so that packages see that there is none.

        Raises:
            FatalError: Where the program is not installed, or the disk is full.
        """
        done, seen = self._traced(command, folder, variables, on_output)
        alone = without_shell(command)
        if _REFUSED in done.output and alone != tuple(command):
            return self._traced(alone, folder, variables, on_output)
        return done, seen

    def _traced(
        self,
        command: Sequence[str],
        folder: Path | None,
        variables: Mapping[str, str] | None,
        on_output: Callable[[str], None],
    ) -> tuple[Finished, Lookups]:
        from tempfile import TemporaryFile

        from trykklar.typeset.lookups import lines, read, reporting

        with TemporaryFile() as report:
            asking = {**(variables or {}), **reporting()}
            done = self.run(
                command, folder=folder, variables=asking, on_output=on_output, errors=report
            )
            seen, messages = read(lines(report), folder or Path(), self.root, self.document.work)
        if silenced(done):  # without the report it logs what is wrong
            return self.run(command, folder=folder, variables=variables, on_output=on_output), seen
        return replace(done, output=done.output + messages), seen

    def passed_over(
        self, sought: Sought, known: Container[Path], started: int
    ) -> dict[Path, Fingerprint]:
        """Files that a program did not take although it looked for their names, to be kept.

        It may not have been allowed to read them, or found another name first. They are as good as
        read; but for those that came only when it had looked already, which count as missing.

        Args:
            sought: What was not found.
            known: What is known to have been read or made.
            started: When the program was started, by `clock`.
        """
        there = [path for path in sought.present(self.root) if path not in known]
        return self.marks(path for path in there if not _came(self.root / path, started))


def silenced(finished: Finished) -> bool:
    """Whether a program ended without its log because it was asked what it looks for.

    At a fatal error pdfTeX aborts where Kpathsea reports, and its log is lost (utils.c,
    pdftex_fail).
    """
    return finished.status == -signal.SIGABRT


def _came(path: Path, started: int) -> bool:
    try:
        return stamp(path).since(started)
    except OSError:  # it has gone again
        return True


def access(document: Document) -> Access:
    """What a program that works on a document may read and write."""
    from trykklar.sandbox.access import Access

    writable = (Path(os.path.realpath(document.writable)), private_home(document.root))
    return Access((document.root, *document.allowed, PERL, LUA), writable)


def missing(program: str) -> FatalError:
    """What to say where a program is not installed."""
    package = _PACKAGES.get(program, "texlive-binaries")
    return FatalError(
        f"{program} is not installed.",
        f"It is in the Debian package {package}. 'make paper' installs what is missing; "
        "'python make_paper.py doctor' lists it.",
    )
