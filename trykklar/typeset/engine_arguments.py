"""How the TeX engine is called."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from trykklar.storage.safe_name import argument
from trykklar.typeset.environment import epoch

if TYPE_CHECKING:
    from trykklar.document import Document


def command(document: Document, start: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The engine and its arguments.

    Args:
        document: What it is to set.
        start: Options that make it begin from a dumped preamble.
    """
    return (
        document.engine,
        *start,
        "-interaction=nonstopmode",
        "-file-line-error",
        "-recorder",
        "-no-shell-escape",
        f"-output-directory={document.work}",
        *_named(document),
        argument(document.main),
    )


def _named(document: Document) -> tuple[str, ...]:
    """What TeX is told of the name of what it makes, where it is not the main file's."""
    return () if document.job == document.main.stem else (f"-jobname={document.job}",)


def signature(document: Document) -> tuple[str, ...]:
    """The command, what of the environment TeX prints into the document, and what it may read."""
    clock = tuple(f"{name}={value}" for name, value in epoch(os.environ).items())
    return (*command(document), *clock, *(f"--allow={path}" for path in document.allowed))
