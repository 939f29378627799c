"""One quick pass of TeX over a marked text, for the lines at which its marking breaks."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from trykklar.sandbox.limits import Limits
from trykklar.storage.atomic_file import make_folder
from trykklar.storage.made_folder import confine
from trykklar.typeset.build_context import BuildContext
from trykklar.typeset.build_lock import locked
from trykklar.typeset.engine_arguments import engine_command

if TYPE_CHECKING:
    from trykklar.document import Document

_SECONDS = 60.0  # of its own work; broken marks can keep TeX busy for ever
_DRAFT = {"pdflatex": ("-draftmode",), "lualatex": ("--draftmode",), "xelatex": ("-no-pdf",)}
_PLACED = re.compile(r"^(?:\./)?(?P<file>[^\n:]+):(?P<line>\d+): (?P<message>[^\n]*)", re.MULTILINE)


def trial_errors(document: Document) -> tuple[tuple[int, str], ...]:
    """Lines of the main file at which TeX reports an error, with its message, in order.

    Args:
        document: What to set; nothing of it is kept but what TeX reads in its next pass.

    Raises:
        FatalError: The engine is not installed, or the work folder cannot be written.
    """
    confine(document.root, document.work)
    make_folder(document.root / document.work, document.root)
    with locked(document) as lock:
        limits = Limits(_SECONDS, lock=lock, patience=4.0)
        context = BuildContext(document, limits, lambda _: None, time.monotonic())
        options = (f"-jobname={document.job}", *_DRAFT.get(document.engine, ()))
        finished, _ = context.traced(
            engine_command(document.engine, options, document.work, document.main.as_posix())
        )
    name = document.main.name
    return tuple(
        (int(match["line"]), match["message"])
        for match in _PLACED.finditer(finished.output)
        if match["file"].rpartition("/")[2] == name
    )
