"""Listings of code: their captions, which pandoc keeps aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.caption import caption
from trykklar.word.blocks.export_state import Anchor
from trykklar.word.blocks.inline_marks import LABEL_CLASS
from trykklar.word.blocks.resolved_mark import Sign
from trykklar.word.blocks.word_field import bookmark

if TYPE_CHECKING:
    from trykklar.word.blocks.export_state import Desk

_COMMAND = re.compile(r"\\[A-Za-z]+\s*|[{}$]")


def captioned(block: Any, desk: Desk) -> list[Any]:
    """A listing, with the caption that its options give it above it.

    Args:
        block: As pandoc read it.
        desk: The state of the export.
    """
    title = _COMMAND.sub("", block.attributes.pop("caption", "")).strip()
    key = block.attributes.pop("label", "") or block.identifier
    block.identifier = ""
    if not title:
        return [block]
    words: list[Any] = [part for word in title.split() for part in (pf.Space(), pf.Str(word))]
    if key:
        desk.anchors.setdefault(key, Anchor("place", bookmark(key)))
        words.append(pf.Span(classes=[LABEL_CLASS], attributes={"label": key}))
    sign = Sign("caption", 0, ([pf.Str("listing")],))
    return [caption(sign, words[1:], desk, "listing"), block]
