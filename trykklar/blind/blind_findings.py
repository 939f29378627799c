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

    from trykklar.blind.blind_wording import Gone
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
    "own": "blind-own-work",
}
_NAMED = "Give it another name, here and where the text uses it."
_OWN_DATA = "Find the command that writes it, such as \\hypersetup, and give reviewers other words."
_HINTS = {
    "the name of the file": "Rename the file, here and where the text names it.",
    "the name of a command": _NAMED,
    "a label": _NAMED,
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
UNPUBLISHED = "Take it out of the version for reviewers: \\anon[]{\\citep{key}}."
_MOST = 200  # places that are looked up, each in the whole of a file
_FIGURE = (
    "Make the figure again without it; exiftool -all= FILE and then qpdf take it out of a PDF."
)


def blind_findings(
    leaks: Iterable[Leak],
    origins: Mapping[str, Path],
    fence: Fence,
    works: Sequence[Path],
    fallback: Path,
    *,
    hidden: Mapping[Path, Sequence[Gone]] | None = None,
) -> tuple[Finding, ...]:
    """The findings of leaks.

    Args:
        leaks: What was found in the submission.
        origins: Name in the submission -> the author's file.
        fence: What the author's files lie inside of.
        works: The author's bibliographies.
        fallback: The author's file for what has none of its own.
        hidden: What was taken out of the author's files, where nothing is to be put right.
    """
    every, places = list(leaks), _Places(fence, works, fallback, hidden or {})
    found = [_finding(each, places.of(each, origins.get(each.file))) for each in every[:_MOST]]
    if len(every) > _MOST:
        message = f"{len(every) - _MOST} more places say who wrote it, in a blind version."
        hint = "Take out what is listed first; then those that are left are."
        found.append(Finding("blind-name", Severity.ERROR, fallback, 0, 0, message, hint))
    return tuple(dict.fromkeys(found))


def _finding(each: Leak, place: tuple[Path, int]) -> Finding:
    path, line = place
    where = f"{each.channel[0].upper()}{each.channel[1:]}"
    subject = f"{where} ({each.file.removeprefix('source/')})" if not each.line else where
    if each.kind == "repository":
        message = f"Whoever opens '{each.shown}' may see whose it is; this is a blind version."
        return Finding("blind-link", Severity.HINT, path, line, 0, message, _ANONYMOUS_LINK)
    if each.kind == "own":
        message = f"'{each.shown}' says of a work by the authors that nobody else can know it."
        return Finding(_CODES["own"], Severity.ERROR, path, line, 0, message, UNPUBLISHED)
    message = f"{subject} says '{each.shown}', in a blind version."
    hint = _HINTS.get(each.channel) or _hint(each)
    return Finding(_CODES[each.kind], Severity.ERROR, path, line, 0, message, hint)


def _hint(each: Leak) -> str:
    if "/" in each.file:
        return _FIGURE if each.file.endswith(".pdf") else ""
    return _HINTS["the text"] if each.channel.startswith("page ") else _OWN_DATA


class _Places:
    """Where the author's files say what was found, each file read once.

    Args:
        fence: What they lie inside of.
        works: The author's bibliographies.
        fallback: The author's file for what has none of its own.
        hidden: What was taken out of the author's files.
    """

    def __init__(
        self,
        fence: Fence,
        works: Sequence[Path],
        fallback: Path,
        hidden: Mapping[Path, Sequence[Gone]],
    ) -> None:
        self._fence, self._works, self._fallback, self._hidden = fence, works, fallback, hidden
        self._texts: dict[Path, str] = {}

    def of(self, each: Leak, origin: Path | None) -> tuple[Path, int]:
        """The author's file that says it, and the line; 0 where no line of it does."""
        if origin is not None:
            return origin, self._line(origin, each) if each.line else 0
        for path in self._works if each.channel == LIST else ():
            if line := self._line(path, each):
                return path, line
        return self._fallback, self._line(self._fallback, each)

    def _line(self, path: Path, each: Leak) -> int:
        """The line of the author's file that says it; 0 where none does."""
        text = self._text(path)
        shown, following = _spaced(each.shown), _spaced(each.following)
        found = re.search(rf"{shown}[\s\\~]*{following}", text, re.IGNORECASE) or re.search(
            shown, text, re.IGNORECASE
        )
        return text.count("\n", 0, found.start()) + 1 if found else 0

    def _text(self, path: Path) -> str:
        if path not in self._texts:
            try:
                data = self._fence.read(path)
            except OSError:
                data = b""
            text = data.decode("utf-8-sig", "replace")
            for start, end, _ in self._hidden.get(path, ()):
                text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
            self._texts[path] = plain_letters(text)
        return self._texts[path]


def _spaced(words: str) -> str:
    """Words with any blanks between them, and with what breaks a line in TOML."""
    return r"[\s\\~]+".join(re.escape(word) for word in words.replace("~", " ").split())
