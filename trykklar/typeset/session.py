"""From the lock to the delivered PDF: one call of `typeset`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from trykklar.file import make_folder
from trykklar.finding import at_origin
from trykklar.folder import confine
from trykklar.job import readable
from trykklar.sandbox.limits import Limits
from trykklar.typeset import record as records
from trykklar.typeset.delivery import deliver, last_clean
from trykklar.typeset.freshness import cause
from trykklar.typeset.lock import locked
from trykklar.typeset.typesetting import Pass, Progress, Typesetting
from trykklar.typeset.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from trykklar.document import Document
    from trykklar.typeset.record import Record


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
        CannotGoOn: Where it cannot be built at all.
    """
    readable(document.main)
    confine(document.root, document.work, document.output)
    work = document.root / document.work
    make_folder(work, document.root)
    with locked(document, stop) as lock:
        shop = Workshop(document, Limits(seconds, stop, lock), progress, started, plain)
        record, passes = _built(shop, records.load(work / "record.json"))
        return _result(shop, record, passes)


def _built(shop: Workshop, record: Record) -> tuple[Record, tuple[Pass, ...]]:
    if not cause(shop, record):
        return record, ()
    from trykklar.typeset.build import Build

    build = Build(shop, record)
    return build.run(), tuple(build.passes)


def _result(shop: Workshop, record: Record, passes: tuple[Pass, ...]) -> Typesetting:
    document, faulty = shop.document, record.faulty
    made = document.made(".pdf")
    pdf = None if record.failed else deliver(document, made, clean=not faulty)
    return Typesetting(
        document=document,
        pdf=pdf,
        clean=last_clean(document) if pdf and faulty else pdf,
        pages=record.pages if pdf else 0,
        passes=passes,
        findings=at_origin(record.findings, document.origins),
        seconds=time.monotonic() - shop.started,
    )
