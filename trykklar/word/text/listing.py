"""Listings of code: their captions, which pandoc keeps aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.text.caption import caption
from trykklar.word.text.desk import Anchor
from trykklar.word.text.field import bookmark
from trykklar.word.text.inlines import LABEL_CLASS
from trykklar.word.text.sign import Sign

if TYPE_CHECKING:
    from trykklar.word.text.desk import Desk

_COMMAND = re.compile(r"\\[A-Za-z]+\s*|[{}$]")


def captioned(block: Any, desk: Desk) -> list[Any]:
    """A listing, with the caption that its options give it above it.

    Args:
        block: As pandoc read it.
        desk: The state of the export.
    """
    said = _COMMAND.sub("", block.attributes.pop("caption", "")).strip()
    key = block.attributes.pop("label", "") or block.identifier
    block.identifier = ""
    if not said:
        return [block]
    words: list[Any] = [part for word in said.split() for part in (pf.Space(), pf.Str(word))]
    if key:
        desk.anchors.setdefault(key, Anchor("place", bookmark(key)))
        words.append(pf.Span(classes=[LABEL_CLASS], attributes={"label": key}))
    sign = Sign("caption", 0, ([pf.Str("listing")],))
    return [caption(sign, words[1:], desk, "listing"), block]
