"""Something in a blind manuscript that says who wrote it, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trykklar.blind.secret import Hit, Kind


class Leak(NamedTuple):
    """A leak.

    Attributes:
        file: Name in the submission.
        line: In it, from 1; 0 where it has none.
        channel: Where in the file: `page 3`, `properties`, `the name of the file`.
        shown: What stands there.
        kind: What it is.
    """

    file: str
    line: int
    channel: str
    shown: str
    kind: Kind


def leak(file: str, hit: Hit, channel: str, line: int = 0) -> Leak:
    """A leak of a hit."""
    return Leak(file, line, channel, hit.shown, hit.kind)
