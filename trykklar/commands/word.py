"""`word`: the Word file that a co-author gets."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.finding import FatalError, Finding, at_origin, failed
from trykklar.report.printable import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.word.export import WordExport
    from trykklar.word.model import PlacedThread


def run(options: argparse.Namespace) -> int:
    """Make Word files; 1 where something of the text is not in them.

    Raises:
        FatalError: There is nothing to export, or it cannot be written.
    """
    from trykklar.project import selection
    from trykklar.report.terminal import render
    from trykklar.word.export_summary import summary

    chosen = selection.choose(
        options.targets, options.project, allowed=options.allow, folder=options.cd
    )
    documents = chosen.documents
    if options.reply_to and len(documents) != 1:
        raise FatalError(
            "--reply-to is about one document, but there are several.",
            "Name one edition or main file with it.",
        )
    if options.output and len(documents) != 1:
        raise FatalError(
            "-o names one file, but there are several documents.",
            "Name one edition or main file with it.",
        )
    findings: list[Finding] = []
    for document in documents:
        asked = replace(document, csl=options.csl) if options.csl else document
        talk = _talk(options.reply_to, asked)
        found, export = _made(asked, options.output, talk, anyway=options.anyway)
        findings.extend(found)
        say(summary(document.name, export), sys.stdout)
    if findings:
        fences = [document.fence for document in documents]
        sys.stdout.write(render(tuple(dict.fromkeys(findings)), fences) + "\n")
    return int(failed(findings))


def _talk(returned: Sequence[Path], document: Document) -> list[PlacedThread]:
    """The conversations of files that came back."""
    if not returned:
        return []
    from trykklar.latex.read_document import read as read_sources
    from trykklar.review.reply import threads
    from trykklar.review.returned_file import read
    from trykklar.review.review_plan import review

    comments = [item for path in returned for item in review(read(path), document).comments]
    return threads(comments, read_sources(document).sources)


def _made(
    document: Document, output: Path | None, talk: Sequence[PlacedThread], *, anyway: bool
) -> tuple[list[Finding], WordExport]:
    """The file, and what TeX and the export complained about.

    A co-author is better served by a file and a list of its faults than by none, so that it is made
    where TeX fails, too.
    """
    from trykklar.publish.reported_once import once
    from trykklar.typeset import typeset
    from trykklar.word.export import export

    typesettings = [typeset(part) for part in (*document.drawings, document)]
    found = [
        finding
        for part in typesettings
        for finding in at_origin(part.findings, part.document.origins)
    ]
    made = export(
        document,
        output.resolve() if output else None,
        typeset=typesettings[-1].authoritative,
        anyway=anyway,
        threads=talk,
    )
    return [*once([*found, *made.findings])], made
