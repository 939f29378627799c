"""Arguments -> one function in `commands/`. No logic here, and nothing slow is imported."""

from __future__ import annotations

import argparse
import errno
import gc
import signal
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from trykklar import __version__
from trykklar.file import trouble
from trykklar.finding import CannotGoOn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

_OBJECTS = 100_000  # made and not yet freed, before Python looks for what nobody holds
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
    gc.set_threshold(_OBJECTS)
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _parser().parse_args(given or ["build"])
    _heed()
    try:
        if getattr(options, "require_sandbox", False):
            import_module("trykklar.sandbox.method").require()
        status: int = import_module(f"trykklar.commands.{options.command}").run(options)
    except CannotGoOn as reason:
        return _say(reason)
    except KeyboardInterrupt as stop:
        with suppress(OSError):  # the terminal may be gone
            sys.stderr.write("\nInterrupted: nothing is left half written.\n")
        return 128 + int(stop.args[0] if stop.args else signal.SIGINT)
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except OSError as fault:
        return _say(_refused(fault))
    return status


def _refused(fault: OSError) -> CannotGoOn:
    """What the system did not allow, and nobody foresaw: a full /tmp, mostly."""
    if fault.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return trouble(fault.filename or "A file", fault)
    return CannotGoOn(f"The system does not allow it: {fault}.")


def _heed() -> None:
    """Have every way to be stopped end everything as Ctrl-C does, unless `nohup` forbade it."""
    for number in _STOPPING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def _stop(number: int, _: FrameType | None) -> NoReturn:
    """End, once: to be told again must not break off what ends the programs."""
    for each in _STOPPING:
        signal.signal(each, lambda *_: None)
    raise KeyboardInterrupt(number)


def _say(reason: CannotGoOn) -> int:
    """Print why the command could not run; exit status 2."""
    if reason.findings:
        from trykklar.report.text import render

        sys.stderr.write(render(reason.findings) + "\n")
    sys.stderr.write(f"trykklar: {reason.message}\n")
    if reason.hint:
        sys.stderr.write(f"  {reason.hint}\n")
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="trykklar",
        description="A LaTeX publication that makes itself: assembled, checked, typeset, in Word.",
        epilog="Without a command: build everything.",
    )
    parser.add_argument("--version", action="version", version=f"trykklar {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _build(commands)
    _watch(commands)
    _verify(commands)
    _check(commands)
    _word(commands)
    _doctor(commands)
    _new(commands)
    _explain(commands)
    return parser


def _targets(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "targets",
        nargs="*",
        metavar="EDITION | MAIN.tex",
        help="an edition of paper.toml, or any LaTeX main file; all editions by default",
    )
    command.add_argument(
        "--project",
        type=Path,
        default=Path(),
        metavar="FOLDER",
        help="the folder with manuscript/paper.toml (default: this folder)",
    )
    command.add_argument(
        "--allow",
        type=Path,
        action="append",
        default=[],
        metavar="PATH",
        help="a file or folder outside of the project's that may be read; may be repeated",
    )
    command.add_argument(
        "--require-sandbox",
        action="store_true",
        help="refuse to go on where the kernel does not confine the programs that are started",
    )


def _build(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("build", help="PDF, Word, checks and one summary")
    _targets(command)
    command.add_argument("--venue", help="typeset for another venue than paper.toml says")
    command.add_argument("--no-word", action="store_true", help="leave the Word files out")
    command.add_argument("--why", action="store_true", help="say why each step ran")
    command.add_argument(
        "--plain", action="store_true", help="run the preamble in every pass, as a yardstick"
    )


def _watch(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("watch", help="show in the PDF what is saved, at once")
    _targets(command)
    command.add_argument("--venue", help="typeset for another venue than paper.toml says")


def _verify(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "verify",
        help="prove that a build depends on its sources alone, and that quick ones are right",
    )
    _targets(command)


def _check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("check", help="check citations, references, labels and floats")
    _targets(command)
    command.add_argument(
        "--format", choices=("text", "json", "sarif", "junit", "github"), default="text"
    )
    command.add_argument(
        "--select", metavar="CODE,...", help="report only these codes or families (see `explain`)"
    )
    command.add_argument("--ignore", metavar="CODE,...", help="do not report these")
    command.add_argument(
        "--baseline", type=Path, metavar="FILE", help="leave out the findings listed in this file"
    )
    command.add_argument(
        "--write-baseline", type=Path, metavar="FILE", help="list today's findings in this file"
    )
    command.add_argument(
        "--in-step", action="store_true", help="declare that the editions say the same as of now"
    )
    command.add_argument(
        "--no-cache", action="store_true", help="check anew, even if nothing has changed"
    )
    correction = command.add_mutually_exclusive_group()
    correction.add_argument(
        "--diff", action="store_true", help="show what --fix would change; change nothing"
    )
    correction.add_argument("--fix", action="store_true", help="correct what is certain")


def _word(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("word", help="make the Word file for co-authors")
    _targets(command)
    command.add_argument("-o", "--output", type=Path, metavar="FILE.docx")
    command.add_argument(
        "--csl", metavar="NAME", help="cite by this CSL style, and not as the PDF does"
    )


def _doctor(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "doctor", help="list every part that is needed, and what is not there"
    )
    command.add_argument("--project", type=Path, default=Path(), metavar="FOLDER")


def _new(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("new", help="make a small manuscript that builds")
    command.add_argument("folder", type=Path, metavar="FOLDER")


def _explain(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser("explain", help="say what a finding's code means")
    command.add_argument(
        "code", nargs="?", metavar="CODE", help="all codes are listed where none is given"
    )
