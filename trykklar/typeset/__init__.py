"""Document -> PDF: the engine, its passes, the record of them, and TeX's messages as findings."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from trykklar.typeset.typesetting import Pass, Progress, Typesetting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from threading import Event

    from trykklar.document import Document

__all__ = ["Pass", "Progress", "Typesetting", "traces", "typeset"]


def typeset(
    document: Document,
    *,
    progress: Callable[[Progress], None] = lambda _: None,
    time_limit: float = 300.0,
    stop: Event | None = None,
    plain: bool = False,
) -> Typesetting:
    """Makes the PDF of a document, running only what has a reason to run.

    TeX can run no other program, reads only what lies in the document's folder and its own trees,
    and writes only to the work folder. Where the kernel cannot confine programs, LuaTeX is the
    exception: its Lua reads any file.

    Args:
        document: What to typeset.
        progress: Called with each event, in the thread of the caller.
        time_limit: Seconds that one run of one program may take.
        stop: Another thread sets it to stop the build as Ctrl-C would.
        plain: Whether every pass has to run the preamble, and not begin from its dump.

    Returns:
        The PDF and the findings. A fault in the author's text is a finding. Where TeX got to the
        end of the text all the same, there is a PDF, and the last one without faults lies beside
        it; where it did not, the last PDF stays as it was.

    Raises:
        FatalError: Where a program is missing, a folder cannot be written, or another build of the
            same document is running.
        KeyboardInterrupt: At Ctrl-C or `stop`; no program is left running, and no file torn.
    """
    from trykklar.typeset.session import build

    return build(document, progress, time_limit, stop, time.monotonic(), plain=plain)


def traces(document: Document) -> frozenset[Path]:
    """Every file that the last build of a document read or made, absolute."""
    from trykklar.typeset import build_record

    return build_record.files(document, build_record.of(document))
