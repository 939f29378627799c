"""BibTeX's messages. They stand above the line that names their place."""

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

_WHERE = re.compile(r"^(?P<text>.*?)---?-?line (?P<line>\d{1,9}) of file (?P<name>.+)$")
_ABSENT = re.compile(r"I couldn't open (?:database|style) file (?P<name>\S+)")
_WARNING = re.compile(r"^Warning--(?P<text>.*)$")
_KEY = re.compile(r" (?:in|to|from) (?P<key>\S+)$")
# TeX reports a work that is not there at the line where it is cited.
_ELSEWHERE = re.compile(r"I didn't find a database entry for|I found no ")
_FATAL = 2


def findings(root: Path, sources: Sequence[Path], finished: Finished) -> tuple[Finding, ...]:
    """What BibTeX complained about, at the lines of the author's .bib.

    Args:
        root: The folder it ran in.
        sources: The author's LaTeX files, where the bibliographies are named.
        finished: BibTeX's run.
    """
    lines = finished.output.splitlines()
    found = tallied(_findings(root, sources, lines))
    if finished.status >= _FATAL and not any(each.severity is Severity.ERROR for each in found):
        last = lines[-1][:LONGEST] if lines else "it says nothing"
        place = TexPlace(sources[0] if sources else root)
        return (
            *found,
            finding("tex-bad-bibliography", LogWording(f"BibTeX failed: {last}"), place),
        )
    return found


def _findings(root: Path, sources: Sequence[Path], lines: Sequence[str]) -> Iterator[Finding]:
    bibs: list[Path] = []
    for line in (line[:LONGEST] for line in lines):
        read = re.match(r"Database file #\d+: (.+)$", line)
        if read:
            bibs.extend(own(root, read[1]))
        yield from _of_line(root, sources, bibs, line)


def _of_line(root: Path, sources: Sequence[Path], bibs: list[Path], line: str) -> Iterator[Finding]:
    absent, where, warned = _ABSENT.match(line), _WHERE.match(line), _WARNING.match(line)
    if absent:
        yield missing(absent["name"], sources)
    elif where and where["name"].endswith(".bib") and where["text"]:
        path = next(own(root, where["name"]), root)
        wording = LogWording(
            f"'{path.name}' cannot be read: {where['text']}.", "Look at the entry above, too."
        )
        yield finding("tex-bad-bibliography", wording, TexPlace(path, int(where["line"])))
    elif warned and not _ELSEWHERE.search(warned["text"]):
        key = _KEY.search(warned["text"])
        place = entry(bibs, key["key"]) if key else None
        place = place or TexPlace(bibs[0] if bibs else root)
        wording = LogWording(f"BibTeX says: {warned['text']}")
        yield finding("tex-bad-bibliography", wording, place, Severity.WARNING)
