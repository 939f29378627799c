"""The beginning of a stretch of source, as a message quotes it."""

from __future__ import annotations

import re

from trykklar.word.mark.mark import CLOSE, OPEN, SEPARATOR, decode

_LONGEST = 60
_CONTROL = re.compile(f"{OPEN}[a-z]+{SEPARATOR}\\d+|[{OPEN}-{CLOSE}]")


def excerpt(text: str) -> str:
    """The beginning of a text on one line, with what the author wrote of each mark."""
    bare = " ".join(decode(_CONTROL.sub(" ", text[: 4 * _LONGEST])).split())
    return bare if len(bare) <= _LONGEST else bare[:_LONGEST] + " …"
