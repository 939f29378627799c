r"""Handlers for text that stands apart from the running text: footnotes, `\abstract{..}`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from trykklar.latex.passage import skip_options

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage
    from trykklar.latex.reader import Handler, Reader

_FOOTNOTES = ("footnote", "footnotetext", "endnote", "sidenote", "marginpar", "thanks")


def apart(reader: Reader, passage: Passage, _start: int, at: int, *, kind: str) -> int:
    r"""`\footnote[3]{text}`; its text is read as usual."""
    span = passage.group(passage.skip(skip_options(passage, at)))
    if span is not None:
        reader.mask(passage, span.start, span.end, kind)
    return at


COMMANDS: dict[str, Handler] = {
    **dict.fromkeys(_FOOTNOTES, partial(apart, kind="footnote")),
    "abstract": partial(apart, kind="abstract"),
}
