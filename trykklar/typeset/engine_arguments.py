"""How the TeX engine is called."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from trykklar.sandbox.limits import VARIABLE
from trykklar.storage.safe_name import argument
from trykklar.typeset.environment import NO_COMMAND, settings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from trykklar.document import Document


_CLOCK = ("SOURCE_DATE_EPOCH=", "FORCE_SOURCE_DATE=")
_TALKING = ("-interaction=nonstopmode", "-file-line-error")

# Packages see what they see in TeX Live as it is installed, so that graphics looks for pictures in
# EPS; no program is started. An empty list would be TeX Live's own.
_NO_PROGRAM = ("-shell-restricted", f"-cnf-line=shell_escape_commands={NO_COMMAND}")


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
        *options,
        *interaction,
        "-recorder",
        *_NO_PROGRAM,
        f"-output-directory={output}",
        *files,
    )


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


def signature(document: Document) -> tuple[str, ...]:
    """The command, where the program lies, the environment, and what may be read."""
    program = _found(document.engine)
    allowed = (f"--allow={path}" for path in document.allowed)
    confined = f"{VARIABLE}={os.environ.get(VARIABLE, '')}"
    variables = (f"{name}={value}" for name, value in settings(document, document.work).items())
    return (*command(document), program, confined, *allowed, *variables)


def without_clock(words: Iterable[str]) -> tuple[str, ...]:
    """A signature without the moment that TeX prints, which no other program goes by.

    Args:
        words: A signature.
    """
    return tuple(word for word in words if not word.startswith(_CLOCK))


def _found(program: str) -> str:
    """What `shutil.which` finds, without loading it: a build with nothing to do needs it not."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    paths = (os.path.join(folder, program) for folder in folders)  # noqa: PTH118
    return next((path for path in paths if os.access(path, os.X_OK)), "")
