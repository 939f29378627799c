"""Citations that TeX printed and the source, as it is read here, does not have: each is reported.

A package's macro may cite, or one of the author's that only TeX can carry out. Where Word has its
text as often as the PDF, as text that a command printed, nothing is lost.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Finding, Severity
from trykklar.printed.text_run import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from trykklar.printed.citations_and_lists import PrintedCitation as Shown
    from trykklar.word.export_state import ExportState

CODE = "word-lost"
HINT = "Cite the work in the text itself, or in a macro that is defined in the manuscript."


def report_unmatched(
    shown: Iterable[Shown], known: Collection[int], body: Any, state: ExportState
) -> None:
    """Report each citation that is printed and not in the Word file.

    Args:
        shown: What TeX printed.
        known: Identities of those that belong to a citation of the source, or that were reported.
        body: The finished text.
        state: The state of the export.
    """
    every = tuple(shown)
    left = [citation for citation in every if id(citation) not in known]
    text = _squeezed(pf.stringify(body)) if left else ""
    printed = Counter(map(_text, every))
    for citation in left:
        if text.count(_text(citation)) < printed[_text(citation)]:
            keys = ", ".join(key for part in citation.keys for key in part)
            message = f"The PDF cites {keys} here, and the Word file does not."
            path = _path(citation.place.file, state)
            line = citation.place.line
            state.findings.append(Finding(CODE, Severity.WARNING, path, line, 0, message, HINT))


def _text(citation: Shown) -> str:
    """The letters of a citation or, where it is but a mark, of its note."""
    return next(
        filter(None, (_squeezed(plain(runs)) for runs in (citation.runs, *citation.notes))), ""
    )


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _path(file: str, state: ExportState) -> Path:
    document = state.inputs.document
    return document.root / file if file else document.source
