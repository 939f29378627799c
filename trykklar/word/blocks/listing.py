"""Listings of code: their captions, which pandoc keeps aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.caption import caption
from trykklar.word.blocks.code_numbers import LABEL as ON_FRAME
from trykklar.word.model import Anchor, ResolvedMark
from trykklar.word.neutral.anchors import anchor_name
from trykklar.word.neutral.vocabulary import LABEL

if TYPE_CHECKING:
    from trykklar.word.export_state import ExportState

_SHORT = re.compile(r"\s*\{?\s*\[([^\[\]]*)\]")
_COMMAND = re.compile(r"\\[A-Za-z]+\s*|[{}$]")


def captioned(block: Any, state: ExportState) -> list[Any]:
    """A listing, with the caption that its options give it above it.

    Args:
        block: As pandoc read it.
        state: The state of the export.
    """
    written = block.attributes.pop("caption", "")
    listed = _SHORT.match(written)  # what lists of listings call it
    title = _COMMAND.sub("", written[listed.end() if listed else 0 :]).strip()
    key = block.attributes.pop("label", "") or block.identifier
    block.identifier = ""
    if not title:
        if key:
            block.attributes[ON_FRAME] = key  # of fancyvrb: the words on the frame
        return [block]
    words: list[Any] = [part for word in title.split() for part in (pf.Space(), pf.Str(word))]
    if key:
        state.met.anchors.setdefault(key, Anchor("place", anchor_name(key)))
        words.append(pf.Span(classes=[LABEL], attributes={"label": key}))
    short = [pf.Str(listed[1])] if listed else []
    mark = ResolvedMark("caption", 0, ([pf.Str("listing")], [], short))
    return [caption(mark, words[1:], state, "listing"), block]
