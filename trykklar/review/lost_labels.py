r"""Labels that would go with a text, while something else still refers to them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trykklar.word.mark.edit import Edit

_LABEL = re.compile(r"\\label\s*\{([^{}]*)\}")
_NAMES = re.compile(r"\{([^{}]*)\}")


def lost_labels(text: str, edits: Sequence[Edit]) -> list[str]:
    r"""Labels that are taken away, and that another place still names.

    Args:
        text: The flat source.
        edits: Of it.
    """
    written = "".join(edit.text for edit in edits)
    gone = {
        (match[1], edit.start + match.start(1))
        for edit in edits
        for match in _LABEL.finditer(text[edit.start : edit.end])
        if match[0] not in written
    }
    known = _named(text) if gone else {}
    return sorted(
        {
            name
            for name, own in gone
            for at in known.get(name.strip(), ())
            if at != own and not any(edit.start <= at < edit.end for edit in edits)
        }
    )


@lru_cache(maxsize=4)
def _named(text: str) -> Mapping[str, Sequence[int]]:
    """Everything that is named in braces, as references name labels -> where."""
    found: dict[str, list[int]] = {}
    for match in _NAMES.finditer(text):
        for name in match[1].split(","):
            found.setdefault(name.strip(), []).append(match.start(1))
    return found
