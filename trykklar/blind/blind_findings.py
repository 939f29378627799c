"""Leaks -> findings, each at the author's own file and line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.blind.plain_letters import plain_letters
from trykklar.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from trykklar.blind.leak import Leak
    from trykklar.storage.fence import Fence

_CODES = {
    "name": "blind-name",
    "hidden": "blind-name",
    "address": "blind-address",
    "orcid": "blind-orcid",
    "institution": "blind-institution",
    "path": "blind-path",
}
_HINTS = {
    "the name of the file": "Rename the file, here and where the text names it.",
    "a link": "Take the link out, or use an anonymous one for review.",
    "the picture's own data": "exiftool -all= FILE takes it out.",
    "the data of a picture": "exiftool -all= FILE takes it out.",
    "the text": "Write it in another way for review, or in the front matter, which is taken out.",
}
_FIGURE = (
    "Make the figure again without it; exiftool -all= FILE and then qpdf take it out of a PDF."
)


def blind_findings(
    leaks: Iterable[Leak], origins: Mapping[str, Path], fence: Fence, fallback: Path
) -> tuple[Finding, ...]:
    """The findings of leaks.

    Args:
        leaks: What was found in the submission.
        origins: Name in the submission -> the author's file.
        fence: What the author's files lie inside of.
        fallback: The author's file for what has none of its own.
    """
    return tuple(_finding(each, origins.get(each.file), fence, fallback) for each in leaks)


def _finding(each: Leak, origin: Path | None, fence: Fence, fallback: Path) -> Finding:
    path = origin or fallback
    place = _line(path, each, fence) if each.line or origin is None else 0
    where = f"{each.channel[0].upper()}{each.channel[1:]}"
    subject = f"{where} ({each.file.removeprefix('source/')})" if not each.line else where
    message = f"{subject} says '{each.shown}', in a blind version."
    hint = _HINTS.get(each.channel) or (_FIGURE if each.file.endswith(".pdf") else "")
    return Finding(_CODES[each.kind], Severity.ERROR, path, place, 0, message, hint)


def _line(path: Path, each: Leak, fence: Fence) -> int:
    """The line of the author's file that says it; 0 where none does."""
    try:
        text = plain_letters(fence.read(path).decode("utf-8", "replace"))
    except OSError:
        return 0
    wanted = r"\s+".join(re.escape(word) for word in each.shown.split())
    found = re.search(wanted, text, re.IGNORECASE)
    return text.count("\n", 0, found.start()) + 1 if found else 0
