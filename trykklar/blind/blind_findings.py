"""Leaks -> findings, each at the author's own file and line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.blind.leak import LIST
from trykklar.blind.plain_letters import plain_letters
from trykklar.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
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
    "repository": "blind-link",
}
_HINTS = {
    "the name of the file": "Rename the file, here and where the text names it.",
    "a link": "Take the link out, or use an anonymous one for review.",
    "the picture's own data": "exiftool -all= FILE takes it out.",
    "the data of a picture": "exiftool -all= FILE takes it out.",
    "the text": (
        "Give reviewers other words: \\anon[theirs]{as published}, or `blind` of the edition."
    ),
}
_ANONYMOUS_LINK = (
    "If it is yours, give reviewers another one (\\anon), such as a view-only link of OSF."
)
_FIGURE = (
    "Make the figure again without it; exiftool -all= FILE and then qpdf take it out of a PDF."
)


def blind_findings(
    leaks: Iterable[Leak],
    origins: Mapping[str, Path],
    fence: Fence,
    works: Sequence[Path],
    fallback: Path,
) -> tuple[Finding, ...]:
    """The findings of leaks.

    Args:
        leaks: What was found in the submission.
        origins: Name in the submission -> the author's file.
        fence: What the author's files lie inside of.
        works: The author's bibliographies.
        fallback: The author's file for what has none of its own.
    """
    found = (_finding(each, origins.get(each.file), fence, works, fallback) for each in leaks)
    return tuple(dict.fromkeys(found))


def _finding(
    each: Leak, origin: Path | None, fence: Fence, works: Sequence[Path], fallback: Path
) -> Finding:
    path, line = _place(each, origin, fence, works, fallback)
    where = f"{each.channel[0].upper()}{each.channel[1:]}"
    subject = f"{where} ({each.file.removeprefix('source/')})" if not each.line else where
    if each.kind == "repository":
        message = f"Whoever opens '{each.shown}' may see whose it is; this is a blind version."
        return Finding("blind-link", Severity.HINT, path, line, 0, message, _ANONYMOUS_LINK)
    message = f"{subject} says '{each.shown}', in a blind version."
    hint = _HINTS.get(each.channel) or (_FIGURE if each.file.endswith(".pdf") else "")
    return Finding(_CODES[each.kind], Severity.ERROR, path, line, 0, message, hint)


def _place(
    each: Leak, origin: Path | None, fence: Fence, works: Sequence[Path], fallback: Path
) -> tuple[Path, int]:
    """The author's file that says it, and the line; 0 where no line of it does."""
    if origin is not None:
        return origin, _line(origin, each, fence) if each.line else 0
    for path in works if each.channel == LIST else ():
        if line := _line(path, each, fence):
            return path, line
    return fallback, _line(fallback, each, fence)


def _line(path: Path, each: Leak, fence: Fence) -> int:
    """The line of the author's file that says it; 0 where none does."""
    try:
        text = plain_letters(fence.read(path).decode("utf-8", "replace"))
    except OSError:
        return 0
    shown, following = _spaced(each.shown), _spaced(each.following)
    found = re.search(rf"{shown}[\s\\~]*{following}", text, re.IGNORECASE) or re.search(
        shown, text, re.IGNORECASE
    )
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _spaced(words: str) -> str:
    """Words with any blanks between them, and with what breaks a line in TOML."""
    return r"[\s\\~]+".join(re.escape(word) for word in words.split())
