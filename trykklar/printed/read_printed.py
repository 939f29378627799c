"""What a document prints, asked of one pass of TeX, and kept until something changes."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

from trykklar.printed import draft_pass, log_record
from trykklar.printed.change_key import change_key
from trykklar.printed.citations_and_lists import (
    EndMark,
    Listing,
    PrintedCitation,
    PrintedDocument,
    PrintedEntry,
    PrintedHead,
    PrintedNumber,
    TexPosition,
)
from trykklar.printed.from_records import assemble, turns
from trykklar.printed.showbox_hook import HOOK, NUMBERS, passing
from trykklar.printed.text_run import of_rows, rows
from trykklar.sandbox.limits import Limits
from trykklar.storage import seal
from trykklar.typeset.build_context import BuildContext

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path
    from threading import Event

    from trykklar.document import Document
    from trykklar.printed.log_record import Log

SECONDS = 300.0
"""Time limit for the pass, as for any other of TeX."""

_TRIES = 3
_LONGEST = 200  # characters of a complaint of TeX's
_COMPLAINT = re.compile(r"^(?:! |[^:\n]{1,300}:\d+: )([^\n]+)", re.MULTILINE)


def read_printed(
    document: Document,
    lock: int | None = None,
    stop: Event | None = None,
    *,
    citing: bool = True,
) -> PrintedDocument:
    """What a document that was typeset prints of citations, works and numbers.

    Args:
        document: Its last build is good; nobody else builds it meanwhile.
        lock: File descriptor of its lock, for TeX to hold where the kernel does not confine it.
        stop: Set by another thread to stop TeX.
        citing: Whether biblatex cites; else numbers are all that is asked for.

    Raises:
        FatalError: The engine is not installed, or the work folder cannot be written.
        KeyboardInterrupt: `stop` was set.
    """
    hook = HOOK if citing else NUMBERS
    key = change_key(document, hook)
    kept = seal.recall(_place(document))
    if key and kept is not None and kept["key"] == key:
        return _of_data(kept)
    limits = Limits(SECONDS, stop, lock)
    context = BuildContext(document, limits, lambda _: None, time.monotonic())
    try:
        log, trouble = _asked(context, hook)
    except draft_pass.DraftPassError as fault:
        return PrintedDocument(trouble=str(fault))
    if trouble:
        return PrintedDocument(trouble=trouble)
    found = assemble(log)
    seal.keep(_place(document), {"key": key, **_data(found)}, document.root)
    return found


def _asked(context: BuildContext, hook: str) -> tuple[Log, str]:
    """What TeX says, without the citations that can stand in no box, and why it is not believed."""
    passed: frozenset[int] = frozenset()
    for _ in range(_TRIES):
        log = log_record.read(draft_pass.log(context, passing(passed) + hook))
        known = _complaints(context.document) if log.errors else set()
        trouble = _trouble(log, known)
        more = turns(log, known) if trouble and not log.missing else frozenset()
        if not more:
            break
        passed |= more
    return log, trouble


def _trouble(log: Log, known: Collection[str]) -> str:
    """Why a log is not to be believed; "" where it is."""
    if log.missing:
        return rf"this version of biblatex has no \{log.missing[0]}"
    for error in log.errors:
        if error not in known:
            return f"TeX complained in this pass alone: {error[:_LONGEST]}"
    return "" if log.ended else "TeX did not come to the end of the document"


def _complaints(document: Document) -> set[str]:
    """What TeX complained about when it made the PDF."""
    try:
        data = document.fence.read(document.made(".log"))
    except OSError:
        return set()
    text = data.decode(draft_pass.log_encoding(document.engine), "replace")
    return set(_COMPLAINT.findall(text))


def _place(document: Document) -> Path:
    return document.root / document.work / "printed.json"


def _data(found: PrintedDocument) -> dict[str, Any]:
    """What JSON can hold of it."""
    return {
        "citations": [
            [
                [citation.place.file, citation.place.line],
                citation.command,
                citation.keys,
                rows(citation.runs),
                [rows(note) for note in citation.notes],
                citation.given,
                citation.punctuation,
                citation.page,
                citation.noted,
                citation.numbers,
                citation.unprinted,
                citation.aims,
                citation.labels,
                citation.trouble,
            ]
            for citation in found.citations
        ],
        "lists": [
            [
                [listing.place.file, listing.place.line],
                listing.heading, rows(listing.title),
                listing.works,
                [
                    [entry.key, rows(entry.label), [rows(part) for part in entry.paragraphs],
                     entry.trouble]
                    for entry in listing.entries
                ],
            ]
            for listing in found.lists
        ],
        "words": found.words,
        "numbers": [
            [number.place.file, number.place.line, number.counter, number.number]
            for number in found.numbers
        ],
        "heads": [
            [[head.place.file, head.place.line], head.environment, rows(head.runs), head.slanted,
             head.apart]
            for head in found.heads
        ],
        "pointers": [rows(runs) for runs in found.pointers],
        "marks": [
            [mark.place.file, mark.place.line, mark.sign, mark.formula] for mark in found.end_marks
        ],
    }  # fmt: skip


def _of_data(data: Mapping[str, Any]) -> PrintedDocument:
    citations = tuple(
        PrintedCitation(
            TexPosition(*place), command, tuple(map(tuple, keys)), of_rows(runs),
            tuple(map(of_rows, notes)), given, sign, page, noted, tuple(numbers), tuple(unprinted),
            tuple(aims), tuple(map(tuple, labels)), trouble,
        )
        for place, command, keys, runs, notes, given, sign, page, noted, numbers, unprinted, aims,
            labels, trouble
        in data["citations"]
    )  # fmt: skip
    lists = tuple(
        Listing(
            TexPosition(*place),
            heading,
            of_rows(title),
            works,
            tuple(
                PrintedEntry(key, of_rows(label), tuple(map(of_rows, parts)), trouble)
                for key, label, parts, trouble in entries
            ),
        )
        for place, heading, title, works, entries in data["lists"]
    )
    numbers = tuple(
        PrintedNumber(TexPosition(file, line), counter, number)
        for file, line, counter, number in data["numbers"]
    )
    heads = tuple(
        PrintedHead(TexPosition(*place), environment, of_rows(runs), slanted, apart)
        for place, environment, runs, slanted, apart in data["heads"]
    )
    marks = tuple(
        EndMark(TexPosition(file, line), sign, formula)
        for file, line, sign, formula in data["marks"]
    )
    pointers = tuple(map(of_rows, data["pointers"]))
    return PrintedDocument(citations, lists, tuple(data["words"]), numbers, heads, marks, pointers)
