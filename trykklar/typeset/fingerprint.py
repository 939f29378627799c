"""Whether a file is still the same: size and time first, content only where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.typeset.significance import significant

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file looked like when a program read it.

    Attributes:
        size: Bytes; -1 where the file did not exist.
        mtime_ns: Time of the last change, in nanoseconds.
        digest: SHA-256 of what counts in the content; "" for a file that is known by size and time
            alone (TeX's own files).
    """

    size: int
    mtime_ns: int
    digest: str = ""

    def same(self, other: Fingerprint) -> bool:
        """Whether both stand for the same content."""
        if self.digest or other.digest:
            return self.digest == other.digest
        return (self.size, self.mtime_ns) == (other.size, other.mtime_ns)


# SHA-256 of nothing.
_EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

# TeX takes a file that is not there as it takes an empty one: it reads nothing.
ABSENT = Fingerprint(-1, 0, _EMPTY)


def look(path: Path, known: Fingerprint | None = None, *, content: bool = True) -> Fingerprint:
    """The fingerprint of a file as it is now.

    Args:
        path: The file; it need not exist.
        known: An older fingerprint: where size and time still agree, the file is not read.
        content: Whether to read the file at all, or to go by size and time alone.
    """
    try:
        stat = path.stat()
        if known and (known.size, known.mtime_ns) == (stat.st_size, stat.st_mtime_ns):
            return known
        digest = _digest(path) if content else ""
    except OSError:
        return ABSENT
    return Fingerprint(stat.st_size, stat.st_mtime_ns, digest)


def _digest(path: Path) -> str:
    from hashlib import sha256

    return sha256(significant(path)).hexdigest()
