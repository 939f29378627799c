r"""What pandoc passed over in a citation that TeX printed, as `\psq` behind it: it is not lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.latex.passage import Passage
    from trykklar.word.export_state import ExportState
    from trykklar.word.model import MarkedCitation

_CODES = frozenset(["word-skipped", "word-unreadable"])
_NAME = re.compile(r"\\[A-Za-z]+\*?")
_PAIRS = {"[": "]", "(": ")"}


def forget_skipped(citations: Iterable[MarkedCitation], state: ExportState) -> None:
    """Take back findings about what stands among the arguments of citations that TeX printed.

    Args:
        citations: They have what TeX printed of them.
        state: The state of the export; its findings become fewer.
    """
    if not any(finding.code in _CODES for finding in state.findings):
        return
    flat = state.inputs.manuscript.flat
    inside = set()
    for citation in citations:
        for start in _commands(flat, citation.offset):
            place = flat.place(start)
            inside.add((place.path, place.line, place.column))
    state.findings[:] = [
        finding
        for finding in state.findings
        if finding.code not in _CODES or (finding.path, finding.line, finding.column) not in inside
    ]


def _commands(passage: Passage, start: int) -> Iterable[int]:
    """Where commands stand among the arguments of a citation."""
    match = _NAME.match(passage.text, start)
    if match is None:
        return []
    end = at = match.end()
    while True:
        begin = passage.skip(at)
        sign = passage.text[begin : begin + 1]
        span = (
            passage.delimited(begin, sign, _PAIRS[sign]) if sign in _PAIRS else passage.group(begin)
        )
        if span is None:
            break
        at = end = span.end + 1
    found = _NAME.finditer(passage.text, match.end(), end)
    return [command.start() for command in found]
