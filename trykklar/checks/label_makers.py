r"""Commands of packages that may make labels: `\STMTNUM{2em}{line:one}` of newalg makes one.

Nobody knows them all. A name that such a command is given is perhaps a label, so that a reference
to it is not reported; one that stands in references alone is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex import reference_commands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.latex.source import Source

_CALL = re.compile(r"\\([A-Za-z@]+)\*?(?:\s?(?:\[[^\[\]]*\]|\{[^{}]*\})){0,4}\s?\Z")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\Z")
_NO_LABELS = (
    "label zlabel hyperref includegraphics input include section subsection caption emph textbf "
    "texttt"
)
_KNOWN = frozenset(reference_commands.PRINTS) | frozenset(_NO_LABELS.split())
_CITING = re.compile(r"cite|ref|page", re.IGNORECASE)
_BACK = 200


def named_elsewhere(sources: Iterable[Source], name: str) -> bool:
    """Whether a command that nobody here knows is given a name as a whole argument.

    Args:
        sources: Every file of the text.
        name: What a reference names.
    """
    texts = [source.text for source in sources]
    commands = {command for text in texts for command in _given(text, f"{{{name}}}")}
    return any(not _defined(texts, command) for command in commands)


def _given(text: str, argument: str) -> Iterator[str]:
    at = text.find(argument)
    while at >= 0:
        before = text[max(at - _BACK, 0) : at]
        call = None if _COMMENT.search(before) else _CALL.search(before)
        if call and call[1] not in _KNOWN and not _CITING.search(call[1]):
            yield call[1]
        at = text.find(argument, at + 1)


def _defined(texts: Iterable[str], command: str) -> bool:
    """Whether the author defines a command: then it is known what it does."""
    defining = re.compile(
        rf"(?:[Cc]ommand\*?|\\[gex]?def)\s*\{{?\\{re.escape(command)}(?![A-Za-z@])"
    )
    return any(defining.search(text) for text in texts)
