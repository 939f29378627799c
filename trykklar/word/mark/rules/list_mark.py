r"""Marks before lists whose labels may be others than Word's: TeX is asked what it printed.

`\renewcommand{\labelitemi}{--}`, `\setlist{label=..}`, a language that has its own signs, a label
of two counters: what becomes of all that at a place is for TeX to say. A text without any of it has
no such marks, and nobody is asked.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import block
from trykklar.word.mark.rules.enumeration import FLAGS, KNOWN, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

LISTS = {"itemize": "BulletList", "enumerate": "OrderedList"}
"""LaTeX's own lists with labels -> what pandoc makes of them."""
_BEGINS = re.compile(r"\\begin\s*\{(?:itemize|enumerate)\}")
_OWN = re.compile(
    r"\\(?:label(?:item|enum)|theenum)(?:i{1,3}|iv)(?![A-Za-z])"
    r"|\\set(?:list|itemize|enumerate)\b[^\n]*\blabel"
    r"|\\begin\s*\{itemize\}\s*\[[^]]*label"
    r"|\blabel(?:\*\s*=|\s*=[^],]*\\the)"
    r"|\\begin\s*\{enumerate\}\s*\[(?!\s*\(?[aAiI1][.)]?\)?\s*\])[^]=]*[aAiI1][^]=]*\]"
    r"|[\[,{]\s*(?:acadian|canadien|francais|french|frenchb|russian)\s*[],}]|\\frenchsetup"
)


_NUMBERED = re.compile(r"\\(begin|end)\s*\{enumerate\}")


@lru_cache(maxsize=4)
def may_differ(text: str) -> bool:
    """Whether lists of a text may have labels of their own that are not read here.

    Args:
        text: The flat source, with its preamble.
    """
    return _BEGINS.search(text) is not None and (_OWN.search(text) is not None or _nested(text))


def _nested(text: str) -> bool:
    """Whether a numbered list stands in another one: classes label it in different ways."""
    kinds = [match[1] for match in _NUMBERED.finditer(text)]
    return any(pair == ("begin", "begin") for pair in pairwise(kinds))


def bullets(passage: Passage, command: Command) -> Iterator[Edit]:
    """The beginning of a list with bullets."""
    if may_differ(passage.text):
        yield Edit(command.start, command.start, block("list", command.start))


def numbers(passage: Passage, command: Command) -> Iterator[Edit]:
    """The beginning of a numbered list."""
    yield from bullets(passage, command)
    given, at = arguments(passage, command.end)
    words = passage.slice(given[0]) if given else ""
    if words and "=" not in words and not set(re.split(r"[,\s]+", words)) & FLAGS:
        known = f"[{words}]" if KNOWN.fullmatch(words.strip()) else ""
        yield Edit(command.end, at, known)
    else:
        yield from numbered(passage, command)
