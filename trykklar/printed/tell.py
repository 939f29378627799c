"""What a document prints, told by one pass of TeX, and kept until something changes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from trykklar.printed import draft_pass, log_record
from trykklar.printed.change_key import change_key
from trykklar.printed.citations_and_lists import Citation, Entry, Listing, Place, Printed
from trykklar.printed.from_records import assemble
from trykklar.printed.text_run import of_rows, rows
from trykklar.sandbox.limits import Limits
from trykklar.storage import seal
from trykklar.typeset.build_context import BuildContext

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.printed.log_record import Log

SECONDS = 300.0
"""Time limit for the pass, as for any other of TeX."""

_LONGEST = 200  # characters of a complaint of TeX's


def tell(document: Document, lock: int | None = None) -> Printed:
    """What a document that was typeset prints of citations and works.

    Args:
        document: Its last build is good; nobody else builds it meanwhile.
        lock: File descriptor of its lock, for TeX to hold where the kernel does not confine it.

    Raises:
        FatalError: The engine is not installed, or the work folder cannot be written.
    """
    key = change_key(document)
    kept = seal.recall(_place(document))
    if key and kept is not None and kept["key"] == key:
        return _of_data(kept)
    context = BuildContext(document, Limits(SECONDS, lock=lock), lambda _: None, time.monotonic())
    try:
        log = log_record.read(draft_pass.log(context))
    except draft_pass.DraftPassError as fault:
        return Printed(trouble=str(fault))
    if trouble := _trouble(log):
        return Printed(trouble=trouble)
    found = assemble(log)
    seal.keep(_place(document), {"key": key, **_data(found)}, document.root)
    return found


def _trouble(log: Log) -> str:
    """Why a log is not to be believed; "" where it is."""
    if log.missing:
        return rf"this version of biblatex has no \{log.missing[0]}"
    if log.errors:
        return f"TeX complained in this pass: {log.errors[0][:_LONGEST]}"
    return "" if log.ended else "TeX did not come to the end of the document"


def _place(document: Document) -> Path:
    return document.root / document.work / "printed.json"


def _data(found: Printed) -> dict[str, Any]:
    """What JSON can hold of it."""
    return {
        "citations": [
            [
                [one.place.file, one.place.line],
                one.command,
                one.keys,
                rows(one.runs),
                [rows(note) for note in one.notes],
                one.punctuation,
                one.trouble,
            ]
            for one in found.citations
        ],
        "lists": [
            [
                [one.place.file, one.place.line],
                one.heading, one.name,
                [
                    [entry.key, rows(entry.label), [rows(part) for part in entry.paragraphs],
                     entry.trouble]
                    for entry in one.entries
                ],
            ]
            for one in found.lists
        ],
    }  # fmt: skip


def _of_data(data: Mapping[str, Any]) -> Printed:
    citations = tuple(
        Citation(
            Place(*place), command, tuple(map(tuple, keys)), of_rows(runs),
            tuple(map(of_rows, notes)), sign, trouble,
        )
        for place, command, keys, runs, notes, sign, trouble in data["citations"]
    )  # fmt: skip
    lists = tuple(
        Listing(
            Place(*place),
            heading,
            name,
            tuple(
                Entry(key, of_rows(label), tuple(map(of_rows, parts)), trouble)
                for key, label, parts, trouble in entries
            ),
        )
        for place, heading, name, entries in data["lists"]
    )
    return Printed(citations, lists)
