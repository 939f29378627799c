"""Runs one command of `commands/`, from its arguments to its exit status.

No logic here, and nothing slow is imported.
"""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING, NoReturn, TextIO

from trykklar.command_arguments import parser
from trykklar.finding import FatalError
from trykklar.sandbox.ending import ENDING
from trykklar.storage.atomic_file import trouble

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from types import FrameType

OBJECTS = 100_000  # made and not yet freed, before Python looks for unreferenced ones
_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Words of the command line; those of this process by default.

    Returns:
        0 nothing wrong, 1 findings at error level, 2 could not run; 128 and the signal's number
        where one ended it: 130 after Ctrl-C, 143 after SIGTERM, 129 where the terminal was closed.
    """
    # What a command makes it keeps: looking for garbage every 700 objects takes long, for nothing.
    gc.set_threshold(OBJECTS)
    # Looking for plugins of pydantic's reads the data of every package that is installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _open_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = parser().parse_args(given or ["build"])
    ENDING.begun = False  # not so in a process that calls this again
    try:
        _catch_signals()
        return _run(options)
    except FatalError as reason:
        return _say(reason, options)
    except KeyboardInterrupt as stop:
        with suppress(OSError):  # the terminal may be gone
            sys.stderr.write("\nInterrupted: nothing is left half written.\n")
        return 128 + int(stop.args[0] if stop.args else signal.SIGINT)
    except BrokenPipeError:
        _discard(sys.stdout)
        return 1
    except Exception as fault:  # noqa: BLE001 - the last resort: no traceback is shown unless it is asked for
        if options.debug:
            _trace()
        return _say(_unforeseen(fault), options)


def _run(options: argparse.Namespace) -> int:
    """Run the command, and make sure that what it printed has come through."""
    if getattr(options, "require_sandbox", False):
        import_module("trykklar.sandbox.method").require()
    status: int = import_module(f"trykklar.commands.{options.command}").run(options)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as fault:
        _discard(sys.stdout)
        raise trouble("The output", fault) from fault
    return status


def _open_streams() -> None:
    """Have all three streams, and have them take every character.

    Where the caller closed one, the next file that is opened would get its number, and what is
    printed would be written into it.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            descriptor = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, open(descriptor, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
        elif mode == "w" and isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _discard(stream: TextIO) -> None:
    """Throw away what could not be written: Python would try again at its end."""
    with suppress(OSError):
        descriptor = os.open(os.devnull, os.O_WRONLY)
        os.dup2(descriptor, stream.fileno())
        os.close(descriptor)


def _unforeseen(fault: Exception) -> FatalError:
    """The message for an unforeseen exception; an author can do nothing about it."""
    if isinstance(fault, OSError):
        return _refused(fault)
    if isinstance(fault, MemoryError):
        return FatalError("There is not enough memory.", "Raise the limit: ulimit -v.")
    return FatalError(
        f"This was not foreseen: {type(fault).__name__}: {fault}.",
        "It is a fault of trykklar, not of your text; the same command with --debug shows where.",
    )


def _trace() -> None:
    """Print the traceback of what was caught."""
    import traceback

    from trykklar.report.printable import say

    with suppress(OSError):
        say(traceback.format_exc(), sys.stderr)


def _refused(fault: OSError) -> FatalError:
    """The message for an unforeseen error of the system: a full /tmp, mostly."""
    if fault.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return trouble(fault.filename or "A file", fault)
    if fault.errno == errno.ENOENT and not fault.filename:  # what os.getcwd() raises
        return FatalError("The current folder no longer exists.", "Change to another folder.")
    return FatalError(f"The system does not allow it: {fault}.")


def _catch_signals() -> None:
    """Make every stop signal end everything as Ctrl-C does, unless `nohup` forbade it."""
    for number in _STOPPING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def _stop(number: int, _: FrameType | None) -> NoReturn:
    """End, once: a second signal must not interrupt what ends the programs.

    It is ignored, and not handled by nothing: at its end, Python gives up its own handlers, and a
    signal that comes then would end it with another status.
    """
    for each in _STOPPING:
        signal.signal(each, signal.SIG_IGN)
    ENDING.begun = True
    raise KeyboardInterrupt(number)


def _say(reason: FatalError, options: argparse.Namespace) -> int:
    """Print why the command could not run; exit status 2."""
    from trykklar.report.printable import say

    if reason.findings:
        from trykklar.project import selection
        from trykklar.report.terminal import render

        with suppress(OSError):
            named = getattr(options, "targets", ())
            fences = selection.fences(
                named,
                options.project,
                getattr(options, "allow", ()),
                getattr(options, "cd", None),
            )
            sys.stderr.write(render(reason.findings, fences) + "\n")
    hint = f"  {reason.hint}\n" if reason.hint else ""
    with suppress(OSError):  # there may be nobody who reads it
        say(f"trykklar: {reason.message}\n{hint}", sys.stderr)
    return 2
