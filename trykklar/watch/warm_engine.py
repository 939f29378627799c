"""One TeX engine that has come as far as it can without the author, and waits."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from trykklar.finding import FatalError
from trykklar.sandbox.process import Finished, kill, listen, plain, start
from trykklar.storage.atomic_file import need_room
from trykklar.storage.made_folder import clear
from trykklar.typeset.build_context import access, missing
from trykklar.typeset.environment import environment
from trykklar.typeset.lookups import lines, read, reporting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.lookups import Lookups


class Engine:
    """A warm engine; it goes on once, and a new one has to be started for the next time.

    Its terminal is a pipe of ours: should we be killed, it reads the end of it and stops.
    """

    def __init__(self, context: BuildContext, command: Sequence[str]) -> None:
        """Starts the program; it is at work on the preamble when this returns.

        Args:
            context: Where: its work folder is the preview's.
            command: The engine and its arguments.

        Raises:
            FatalError: Where the engine is not installed.
        """
        self._context = context
        self._program = command[0]
        # What the document's passes made is read first, and what the engine makes goes elsewhere.
        surroundings = {
            **environment(context.document, context.document.work.parent),
            **reporting(),
        }
        self._report = TemporaryFile()  # noqa: SIM115 - open as long as the engine is
        try:
            self._process = start(
                command,
                folder=context.root,
                environment=surroundings,
                access=access(context.document),
                limits=context.limits,
                errors=self._report,
                heeding=True,
            )
        except FileNotFoundError:
            self._report.close()
            raise missing(self._program) from None

    @property
    def alive(self) -> bool:
        """Whether it still waits, or is on its way to."""
        return self._process.poll() is None

    def go(self) -> tuple[Finished, Lookups]:
        """Lets it set the text, and waits for its end.

        Returns:
            How it ended, and what it has looked for since it was started.

        Raises:
            FatalError: Where it died before it could go on, or the disk is full.
            KeyboardInterrupt: When the limits' stop is set; it is dead then.
        """
        began = time.monotonic()
        try:
            if self._process.stdin:
                self._process.stdin.write(b"go\n")
                self._process.stdin.close()
            limits = self._context.limits
            output, excess = listen(self._process, began + limits.seconds, limits, lambda _: None)
        except BrokenPipeError:
            raise FatalError(f"{self._program} ended unexpectedly.") from None
        except BaseException:
            self.close()
            raise
        kill(self._process)  # and what it may have left
        clear(self._context.document.writable)
        need_room(self._context.root)
        status = plain(self._process.wait())
        root, work = self._context.root, self._context.document.work
        with self._report:
            seen, messages = read(lines(self._report), Path(), root, work)
        return Finished(status, time.monotonic() - began, output + messages, excess), seen

    def close(self) -> None:
        """Ends it, whatever it is doing."""
        kill(self._process)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._report):
            if pipe:
                pipe.close()
