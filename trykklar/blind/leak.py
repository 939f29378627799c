"""Something in a blind manuscript that says who wrote it, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trykklar.blind.secret import Hit, Kind


LIST = "the list of works"
"""The channel of what is printed of the bibliography."""


class Leak(NamedTuple):
    """A leak.

    Attributes:
        file: Name in the submission.
        line: In it, from 1; 0 where it has none.
        channel: Where in the file: `page 3`, `properties`, `the name of the file`.
        shown: What stands there.
        kind: What it is.
        following: The words behind it, by which its place is found in the author's file.
    """

    file: str
    line: int
    channel: str
    shown: str
    kind: Kind
    following: str = ""


def leak(file: str, hit: Hit, channel: str, line: int = 0, following: str = "") -> Leak:
    """A leak of a hit."""
    return Leak(file, line, channel, hit.shown, hit.kind, following)
