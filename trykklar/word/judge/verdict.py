"""What the judge found, as findings at the author's own lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.finding import Severity

if TYPE_CHECKING:
    from trykklar.word.judge.judgement import Added, Judgement
    from trykklar.word.text.desk import Desk

_MOST = 20
_LONGEST = 12  # words that are quoted
_SOUGHT = 6
_HINT = (
    "Take it out of the source, or mark it so that it is printed; --anyway makes the Word file "
    "all the same."
)


def report(desk: Desk, judgement: Judgement) -> None:
    """Report what the Word file shows and the PDF does not.

    Args:
        desk: The state of the export.
        judgement: The judge's.
    """
    starts = {landed.name: landed.offset for landed in desk.units}
    ranked = sorted(judgement.added, key=lambda item: not item.hidden)
    for item in ranked[:_MOST]:
        _report(item, desk, starts.get(item.passage.unit))
    if len(ranked) > _MOST:
        message = f"{len(ranked) - _MOST} more places of the Word file are not in the PDF."
        desk.report("word-added", Severity.WARNING, desk.manuscript.start, message)


def _report(item: Added, desk: Desk, start: int | None) -> None:
    offset = _place(item, desk, start)
    said = _quoted(item)
    if item.hidden:
        message = f"The Word file shows this {item.passage.kind}, and the PDF does not: {said}"
        desk.report("word-added", Severity.ERROR, offset, message, _HINT)
    else:
        message = (
            f"The PDF does not show these words of the Word file's {item.passage.kind}: {said}"
        )
        desk.report("word-added", Severity.WARNING, offset, message)


def _quoted(item: Added) -> str:
    """The words as the Word file writes them, where they are found in it again."""
    pattern = re.compile(r"[\W\d_]+".join(map(re.escape, item.words)), re.IGNORECASE)
    for text in item.passage.stretches:
        found = pattern.search(text)
        if found:
            parts = found[0].split()
            return " ".join(parts[:_LONGEST]) + (" …" if len(parts) > _LONGEST else "")
    return " ".join(item.words[:_LONGEST])


def _place(item: Added, desk: Desk, start: int | None) -> int:
    """Where the words stand in the flat source; else where their paragraph begins."""
    text = desk.manuscript.flat.text
    pattern = re.compile(
        r"(?:[\W\d_]|\\[a-zA-Z]+)+?".join(map(re.escape, item.words[:_SOUGHT])), re.IGNORECASE
    )
    found = pattern.search(text, start or 0)
    if found is None and start is None:
        longest = max(item.words, key=len)
        found = re.search(re.escape(longest), text, re.IGNORECASE)
    if found:
        return found.start()
    return start if start is not None else max(desk.manuscript.start - 1, 0)
