r"""A block marked as a whole: the earlier words struck out, then the later LaTeX in its colour.

Nothing is put inside of a command's argument, so that what compiled before compiles now. It is what
a passage is given that latexdiff's word-by-word marking breaks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.diff.plain_words import CITATIONS, plain
from trykklar.latex.escape import escaped
from trykklar.latex.structure_commands import FLOATS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.diff.block_pairs import BlockPair

_ITEM = re.compile(r"\s*\\item\b\s*(?:\[[^\]]*\])?")
_FLOAT = re.compile(rf"\\begin\s*\{{(?:{'|'.join(FLOATS)})\*?\}}(?:\[[^\]]*\])?(?:\{{[^{{}}]*\}})*")
_CITATION = re.compile(
    rf"\\(?:{'|'.join(sorted(CITATIONS, key=len)[::-1])})\*?(?:\[[^\]\n]*\])*\{{[^{{}}]*\}}"
)


def whole(pair: BlockPair) -> str:
    """LaTeX for a pair of blocks, of which each is closed.

    Args:
        pair: What was, and what is.
    """
    old = struck(pair.old.text) if pair.old else ""
    new = pair.new.text if pair.new else ""
    end = new[len(new.rstrip()) :] or "\n"
    new = new.rstrip()
    if not new.strip():
        return f"{old}\\par\n{new}{end}" if old else f"{new}{end}"
    item = _ITEM.match(new)
    head, rest = (new[: item.end()], new[item.end() :]) if item else ("", new)
    floating = _FLOAT.search(rest)
    if floating:
        at = floating.end()
        shown = f"{rest[:at]}\\DIFnewcolor{rest[at:]}"
        return f"{head}{old}\\par\n{shown}{end}" if old else f"{head}{shown}{end}"
    return f"{head}\n{old}{{\\DIFnewcolor {rest.strip()}\\par}}{end}"


def struck(text: str) -> str:
    """The words of LaTeX as they can be struck out anywhere, citations among them.

    Args:
        text: A block of the earlier version.
    """
    return "".join(f"\\DIFdel{{{piece}}} " for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    at = 0
    for citation in _CITATION.finditer(text):
        yield from _words(text[at : citation.start()])
        yield f"\\mbox{{{citation[0]}}}"
        at = citation.end()
    yield from _words(text[at:])


def _words(text: str) -> Iterator[str]:
    shown = " ".join(plain(text).split())
    if shown:
        yield escaped(shown)
