"""Did you mean?"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """A question that names the known word most like this one.

    Args:
        word: What the author wrote.
        known: What could have been meant.

    Returns:
        `Did you mean 'abstract'?`, or "" where no name is similar.
    """
    names = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), names, n=1, cutoff=0.6)
    return f"Did you mean '{names[found[0]]}'?" if found else ""
