r"""A switch of the font, as `\itshape`, that holds for several paragraphs of its group.

Pandoc's holds to the end of its paragraph: of a quotation in italics, only the first one was. So
each further paragraph and item begins with the switches that hold there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.structure_commands import CAPTIONS, HEADINGS
from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.nesting import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span

_SWITCH_NAMES = "bfseries itshape slshape scshape em ttfamily bf it sl sc tt"
_SWITCHES = frozenset(_SWITCH_NAMES.split())
_ANY = re.compile(rf"\\(?:begin\{{)?(?:{'|'.join(sorted(_SWITCHES))})(?![A-Za-z])")
_RESETS = frozenset(["normalfont", "upshape", "mdseries", "rmfamily", "rm", "reset@font"])
# Environments whose text has the font around them; a table, say, is left as it is. Those of the
# first kind take no arguments, so that their text begins behind their name.
_PLAIN = _SWITCHES | {"quote", "quotation", "center", "flushleft", "flushright"}
_MORE_NAMES = """
verse itemize enumerate description titlepage abstract minipage quoting displayquote spacing
adjustwidth multicols
"""
_TEXT = _PLAIN | frozenset(_MORE_NAMES.split())
# What is set in the document's own font, wherever it stands.
_OWN_FONT = re.compile(
    r"\\(?:footnote|footnotetext|thanks|marginpar|caption)\s*(?:\[[^\]]*\]\s*)?\Z"
)
_NEAR = 80  # letters
_NO_TEXT = re.compile(
    rf"\\(?:begin|end|item|par|{'|'.join((*HEADINGS, *CAPTIONS))})(?![A-Za-z])|[}}&]|\Z"
)


def edits(passage: Passage, text: Span) -> Iterator[Edit]:
    """Edits that repeat switches where a paragraph or item begins.

    Args:
        passage: The flat source.
        text: The part that is typeset.
    """
    if not _ANY.search(passage.text, text.start, text.end):
        return
    # The switches of each group that is open; None where none is to be repeated.
    groups: list[str | None] = [None]
    for token in tokens(passage, text, every=True):
        name = token[3] or ""
        if token[1] == "begin" or token[4] == "{":
            groups.append(_inside(passage, token, groups[-1]))
        elif token[1] or token[4]:
            del groups[max(len(groups) - 1, 1) :]
        elif name in _SWITCHES and groups[-1] is not None:
            groups[-1] += rf"\{name}"
        elif name in _RESETS and groups[-1] is not None:
            groups[-1] = ""
        begins = token[1] == "end" or token[2] in _PLAIN or token[0][0] == "\n"
        begins = begins or name in ("par", "item")
        if begins and groups[-1]:
            at = arguments(passage, token.end())[1] if name == "item" else token.end()
            at = passage.skip(at)
            if at < text.end and not _NO_TEXT.match(passage.text, at):
                yield Edit(at, at, f"{groups[-1]} ")


def _inside(passage: Passage, token: re.Match[str], around: str | None) -> str | None:
    """The switches that hold where a group begins."""
    if token[1]:
        if token[2] not in _TEXT:
            return None
        return (around or "") + (rf"\{token[2]}" if token[2] in _SWITCHES else "")
    before = passage.text[max(token.start() - _NEAR, 0) : token.start()]
    return "" if around is None or _OWN_FONT.search(before) else around
