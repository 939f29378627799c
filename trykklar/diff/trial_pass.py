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
# An argument that is never closed: TeX reads to the end of the file, and names no line.
_ENDED = re.compile(r"^! (File ended while scanning[^\n]*)", re.MULTILINE)
_EVENT = re.compile(r"(?<!\\)%[^\n]*|\\[^\n]|(?P<brace>[{}])|(?P<line>\n)")


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
    placed = tuple(
        (int(match["line"]), match["message"])
        for match in _PLACED.finditer(finished.output)
        if match["file"].rpartition("/")[2] == name
    )
    ended = _ENDED.search(finished.output)
    line = unclosed(document.fence.read(document.source).decode("utf-8")) if ended else 0
    return (*placed, (line, ended[1])) if ended and line else placed


def unclosed(text: str) -> int:
    """The line of a brace that nothing closes, the outermost one; 0 where all are closed.

    Args:
        text: LaTeX.
    """
    depth = opened = 0
    line = 1
    for event in _EVENT.finditer(text):
        if event["line"]:
            line += 1
        elif event["brace"] == "{":
            opened, depth = opened if depth else line, depth + 1
        elif event["brace"]:
            depth = max(depth - 1, 0)
    return opened if depth else 0
