"""Which block of one version is which of the other, and how many words changed in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from trykklar.review.sequence_steps import stretches
from trykklar.review.text_pairs import text_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.diff.text_blocks import TextBlock

_ALIKE = 45.0  # of 100: a block that was rewritten to more than this is another one


@dataclass(frozen=True)
class BlockPair:
    """A block in both versions; in one of them it may not be there.

    Attributes:
        old: In the earlier version.
        new: In the later one.
    """

    old: TextBlock | None
    new: TextBlock | None

    @cached_property
    def changed(self) -> bool:
        """Whether anything of it is different, but for how its lines are broken."""
        return self.old is None or self.new is None or self.old.key != self.new.key

    @property
    def closed(self) -> bool:
        """Whether both can stand in a group of their own."""
        return all(block is None or block.closed for block in (self.old, self.new))

    @cached_property
    def steps(self) -> tuple[tuple[int, int, int, int], ...]:
        """Words that differ, `old.words[start:end]` and `new.words[first:last]`, in order."""
        if not self.changed:
            return ()
        old = [word.text for word in self.old.words] if self.old else []
        new = [word.text for word in self.new.words] if self.new else []
        return tuple(
            (step.start, step.end, step.first, step.last)
            for step in stretches(old, new)
            if not step.same
        )

    @property
    def added(self) -> int:
        """Words that are new."""
        return sum(last - first for _, _, first, last in self.steps)

    @property
    def removed(self) -> int:
        """Words that are gone."""
        return sum(end - start for start, end, _, _ in self.steps)


def block_pairs(old: Sequence[TextBlock], new: Sequence[TextBlock]) -> tuple[BlockPair, ...]:
    """All blocks of both versions, in the order of the later one.

    A block that is gone stands before the one that followed it.

    Args:
        old: Of the earlier version.
        new: Of the later one.
    """
    before, now = [block.key for block in old], [block.key for block in new]
    return tuple(_merged(old, new, sorted(text_pairs(before, now, _ALIKE))))


def _merged(
    old: Sequence[TextBlock], new: Sequence[TextBlock], found: Sequence[tuple[int, int]]
) -> Iterator[BlockPair]:
    at = place = 0
    for number, partner in (*found, (len(old), len(new))):
        yield from (BlockPair(block, None) for block in old[at:number])
        yield from (BlockPair(None, block) for block in new[place:partner])
        if number < len(old):
            yield BlockPair(old[number], new[partner])
        at, place = number + 1, partner + 1
