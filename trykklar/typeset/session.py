"""From the lock to the delivered PDF: one call of `typeset`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from trykklar.finding import at_origin
from trykklar.sandbox.limits import Limits
from trykklar.storage.atomic_file import make_folder
from trykklar.storage.made_folder import confine
from trykklar.storage.safe_name import readable
from trykklar.typeset import build_record as records
from trykklar.typeset.build_context import BuildContext
from trykklar.typeset.build_lock import locked
from trykklar.typeset.delivery import deliver, last_clean
from trykklar.typeset.freshness import cause
from trykklar.typeset.typesetting import Pass, Progress, Typesetting

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from trykklar.document import Document
    from trykklar.typeset.build_record import BuildRecord


def build(
    document: Document,
    progress: Callable[[Progress], None],
    seconds: float,
    stop: Event | None,
    started: float,
    *,
    plain: bool,
) -> Typesetting:
    """Builds a document under its lock.

    Args:
        document: What to typeset.
        progress: Called with each event.
        seconds: Time limit for one run of one program.
        stop: Set to stop the build.
        started: When it began, on the monotonic clock.
        plain: Whether every pass has to begin at the beginning.

    Raises:
        FatalError: Where it cannot be built at all.
    """
    readable(document.main)
    confine(document.root, document.work, document.output)
    work = document.root / document.work
    make_folder(work, document.root)
    with locked(document, stop) as lock:
        context = BuildContext(document, Limits(seconds, stop, lock), progress, started, plain)
        record, passes = _built(context, records.load(work / "record.json"))
        return _result(context, record, passes)


def _built(context: BuildContext, record: BuildRecord) -> tuple[BuildRecord, tuple[Pass, ...]]:
    if not cause(context, record):
        return record, ()
    from trykklar.typeset.build_passes import Build

    build = Build(context, record)
    return build.run(), tuple(build.passes)


def _result(context: BuildContext, record: BuildRecord, passes: tuple[Pass, ...]) -> Typesetting:
    document, faulty = context.document, record.faulty
    made = document.made(".pdf")
    pdf = None if record.failed else deliver(document, made, clean=not faulty)
    return Typesetting(
        document=document,
        pdf=pdf,
        clean=last_clean(document) if pdf and faulty else pdf,
        pages=record.pages,
        passes=passes,
        findings=at_origin(record.findings, document.origins),
        seconds=time.monotonic() - context.started,
    )
