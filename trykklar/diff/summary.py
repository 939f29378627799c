"""What `diff` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trykklar.diff.comparison import Comparison


def summary(made: Comparison) -> str:
    """What was compared and made, in a few lines."""
    return f"{made.old.description} -> {made.new.description}\n{made.pdf} {made.marked.as_whole} {made.texts.counted_works}\n"
