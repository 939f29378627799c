"""LaTeX without its comments, for what is looked up before a text is really read."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*")


def uncommented(text: str) -> str:
    """A text of the same lines, without what stands behind a `%`.

    Args:
        text: LaTeX, in which no place is read letter by letter.
    """
    lines = text.split("\n")
    # Most lines have no such sign, and finding that out is quick.
    return "\n".join(_COMMENT.sub(r"\1", line) if "%" in line else line for line in lines)
