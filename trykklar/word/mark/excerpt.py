"""The beginning of a stretch of source, as a message quotes it."""

from __future__ import annotations

import re

from trykklar.word.mark.mark import CLOSE, OPEN, decode

_LONGEST = 60


def excerpt(text: str) -> str:
    """The beginning of a text on one line, without marks."""
    bare = " ".join(decode(re.sub(f"[{OPEN}-{CLOSE}]", " ", text[: 4 * _LONGEST])).split())
    return bare if len(bare) <= _LONGEST else bare[:_LONGEST] + " …"
