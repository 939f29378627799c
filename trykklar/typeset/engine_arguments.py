"""How the TeX engine is called."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.sandbox.limits import VARIABLE
from trykklar.storage.safe_name import argument
from trykklar.typeset.environment import NO_COMMAND, epoch, moment, settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trykklar.document import Document


LUA = Path(__file__).parent / "lua"
"""What LuaTeX loads of ours."""

_OWN_OPTIONS = {"lualatex": (f"--lua={LUA / 'at_start.lua'}",)}
_DAY = "day="
_CLOCK = ("SOURCE_DATE_EPOCH=", "FORCE_SOURCE_DATE=", _DAY)
_TALKING = ("-interaction=nonstopmode", "-file-line-error")

# Packages see what they see in TeX Live as it is installed, so that graphics looks for pictures in
# EPS; no program is started. An empty list would be TeX Live's own.
_NO_PROGRAM = ("-shell-restricted", f"-cnf-line=shell_escape_commands={NO_COMMAND}")
_NO_SHELL = "-no-shell-escape"


def engine_command(
    engine: str,
    options: Iterable[str],
    output: Path,
    *files: str,
    interaction: tuple[str, ...] = _TALKING,
) -> tuple[str, ...]:
    """The engine as every run calls it: it waits for no input, records, and starts no program.

    Args:
        engine: The program's name.
        options: Options of this run, which come first.
        output: The folder for what it makes.
        files: What it reads, and options that have to come last.
        interaction: How it reports errors; by default, each at its file and line.
    """
    return (
        engine,
        *_OWN_OPTIONS.get(engine, ()),
        *options,
        *interaction,
        "-recorder",
        *_NO_PROGRAM,
        f"-output-directory={output}",
        *files,
    )


def without_shell(called: Sequence[str]) -> tuple[str, ...]:
    r"""The engine called so that `\pdfshellescape` is 0: packages see that they may ask no program.

    Args:
        called: As `engine_command` has it.
    """
    return tuple(_NO_SHELL if word == _NO_PROGRAM[0] else word for word in called)


def command(document: Document, start: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The engine and its arguments.

    Args:
        document: What it is to set.
        start: Options that make it begin from a dumped preamble.
    """
    files = (*_job_name(document), argument(document.main))
    return engine_command(document.engine, start, document.work, *files)


def _job_name(document: Document) -> tuple[str, ...]:
    """The option that names what TeX makes, where that is not the main file's name."""
    return () if document.job == document.main.stem else (f"-jobname={document.job}",)


def clock() -> tuple[str, ...]:
    r"""What TeX's clock shows: the moment that is named, or else this day.

    `\today` is as much read by TeX as any file, in the preamble, too, whose dump would keep it.
    The time of the day is left out: with it, no build would ever stand.

    Raises:
        FatalError: Where the environment names something else than a moment.
    """
    if moment(os.environ) is None:
        return (f"{_DAY}{time.strftime('%F')}",)
    return tuple(f"{name}={value}" for name, value in epoch(os.environ).items())


def signature(document: Document) -> tuple[str, ...]:
    """The command, where the program lies, the environment, what may be read, and the clock."""
    program = _found(document.engine)
    allowed = (f"--allow={path}" for path in document.allowed)
    confined = f"{VARIABLE}={os.environ.get(VARIABLE, '')}"
    variables = (f"{name}={value}" for name, value in settings(document, document.work).items())
    words = (*command(document), program, confined, *allowed, *variables)
    return (*without_clock(words), *clock())


def without_clock(words: Iterable[str]) -> tuple[str, ...]:
    """A signature without what the clock shows, which no program but TeX goes by.

    Args:
        words: A signature.
    """
    return tuple(word for word in words if not word.startswith(_CLOCK))


def _found(program: str) -> str:
    """What `shutil.which` finds, without loading it: a build with nothing to do needs it not."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    paths = (os.path.join(folder, program) for folder in folders)  # noqa: PTH118
    return next((path for path in paths if os.access(path, os.X_OK)), "")
