r"""Handlers for text apart from the running text: footnotes, the front matter, `\abstract{..}`.

Sources: the manuals of elsarticle, authblk, amscls, llncs, acmart and apa7.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from trykklar.latex.passage import skip_options

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage
    from trykklar.latex.reader import Handler, Reader

_END_OF_TITLE_PAGE = re.compile(r"\\end\s*\{titlepage\}")
_FRONT = """
title subtitle date author authors affil affiliation address ead institute email cortext authornote
authorsnames authorsaffiliations shortauthors
"""
_FOOTNOTES = ("footnote", "footnotetext", "endnote", "sidenote", "marginpar", "thanks")


def apart(reader: Reader, passage: Passage, _start: int, at: int, *, kind: str) -> int:
    r"""`\footnote[3]{text}`; its text is read as usual."""
    span = passage.group(passage.skip(skip_options(passage, at)))
    if span is not None:
        reader.mask(passage, span.start, span.end, kind)
    return at


def title_page(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\begin{titlepage}`: read, but not counted as text."""
    match = passage.searched.search(_END_OF_TITLE_PAGE, at)
    if match:
        reader.mask(passage, at, match.start(), "front")
    return at


COMMANDS: dict[str, Handler] = {
    **dict.fromkeys(_FOOTNOTES, partial(apart, kind="footnote")),
    "abstract": partial(apart, kind="abstract"),
    **dict.fromkeys(_FRONT.split(), partial(apart, kind="front")),
}
ENVIRONMENTS: dict[str, Handler] = {"titlepage": title_page}
