"""Biber's messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.typeset.log.bibliography_log import LogWording, entry, finding, missing, own
from trykklar.typeset.log.lines import LONGEST
from trykklar.typeset.log.tally import tallied
from trykklar.typeset.tex_source import TexPlace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from trykklar.sandbox.process import Finished

_READING = re.compile(r"Looking for \w+ file '(?P<name>.+?)'")
_MESSAGE = re.compile(r"^(?P<level>WARN|ERROR) - (?P<text>.*)$")
_SYNTAX = re.compile(
    r"BibTeX subsystem: (?>.*?, line )(?P<line>\d{1,9}), (?:\w+ )?(?:error|warning): (.*)$"
)
_KEY = re.compile(r"[Ee]ntry(?: key:)? '(?P<key>[^']+)'(?: \((?P<file>[^()]+)\))?")
_ABSENT = re.compile(r"Cannot find '(?P<name>[^']+)'")
# TeX reports a work that is not there at the line where it is cited.
_ELSEWHERE = re.compile(r"I didn't find a database entry for")


def findings(root: Path, sources: Sequence[Path], finished: Finished) -> tuple[Finding, ...]:
    """What biber complained about, at the entries and lines of the author's .bib.

    Args:
        root: The folder it ran in.
        sources: The author's LaTeX files, where the bibliographies are named.
        finished: Biber's run.
    """
    found = tallied(_findings(root, sources, finished.output))
    if finished.status and not any(each.severity is Severity.ERROR for each in found):
        last = (finished.output.strip().splitlines() or ["it says nothing"])[-1][:LONGEST]
        wording = LogWording(
            f"biber stopped without saying why; its last line is: {last}",
            "A very long or very deep field may have taken all of its memory.",
        )
        return (
            *found,
            finding("tex-biber-failed", wording, TexPlace(sources[0] if sources else root)),
        )
    return found


def _findings(root: Path, sources: Sequence[Path], output: str) -> Iterator[Finding]:
    read = [root]
    for line in (line[:LONGEST] for line in output.splitlines()):
        reading = _READING.search(line)
        if reading:
            read.append(next(own(root, reading["name"]), root))
        message = _MESSAGE.match(line)
        if message and not _ELSEWHERE.search(message["text"]):
            yield _finding(read, sources, message["level"], message["text"])


def _finding(read: Sequence[Path], sources: Sequence[Path], level: str, text: str) -> Finding:
    """A message; what it says of an entry may be of another file than the one read last."""
    bib = read[-1]
    absent = _ABSENT.search(text)
    if absent:
        return missing(absent["name"], sources)
    syntax = _SYNTAX.search(text)
    severity = Severity.ERROR if level == "ERROR" else Severity.WARNING
    if syntax:
        wording = LogWording(
            f"'{bib.name}' cannot be read: {syntax[2]}.", "Look at this entry and the one above."
        )
        return finding(
            "tex-bad-bibliography", wording, TexPlace(bib, int(syntax["line"])), severity
        )
    key = _KEY.search(text)
    place = entry(_ordered(read, key["file"]), key["key"]) if key else None
    wording = LogWording(f"Biber says: {text}")
    return finding("tex-bad-bibliography", wording, place or TexPlace(bib), severity)


def _ordered(read: Sequence[Path], name: str | None) -> list[Path]:
    """Files in which an entry may stand: the one of a name first, then the last ones."""
    files = list(dict.fromkeys(reversed(read[1:])))
    return sorted(files, key=lambda path: path.name != name)
