"""Whether a file is still the same: by its stamp first, by its content only where that differs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.storage.stamp import NOWHERE, Stamp, stamp
from trykklar.typeset.significance import significant

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file looked like when a program read it.

    Attributes:
        stamp: What the file system reported of it.
        digest: SHA-256 of what counts in the content; "" for a file that is known by its stamp
            alone (TeX's own files).
    """

    stamp: Stamp
    digest: str = ""

    @property
    def there(self) -> bool:
        """Whether there was a file at all."""
        return self.stamp != NOWHERE

    def same(self, other: Fingerprint) -> bool:
        """Whether both stand for the same content."""
        if self.digest or other.digest:
            return self.digest == other.digest
        return self.stamp == other.stamp

    def lasting(self, moment: int) -> Fingerprint:
        """The fingerprint to be kept of a file that was looked at after a moment.

        A file that was changed since then could be changed once more and get the same stamp, so
        that its stamp is not to be trusted.
        """
        if not self.digest or not self.stamp.since(moment):
            return self
        return Fingerprint(self.stamp._replace(inode=-1), self.digest)

    def doubtful(self, moment: int) -> Fingerprint:
        """The fingerprint of a file that was read after a moment, and looked at only afterwards.

        Where it was saved meanwhile, nobody knows what was read: it is the same as no other.
        """
        if not self.digest or not self.stamp.since(moment):
            return self
        return Fingerprint(self.stamp._replace(inode=-1), "saved meanwhile")

    def dated(self) -> Fingerprint:
        """The fingerprint of a file whose date counts, too: without its stamp it is another one."""
        return Fingerprint(self.stamp, f"dated {self.digest}") if self.there else self


# SHA-256 of nothing.
_EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

# TeX takes a file that is not there as it takes an empty one: it reads nothing.
ABSENT = Fingerprint(NOWHERE, _EMPTY)


def look(path: Path, known: Fingerprint | None = None, *, content: bool = True) -> Fingerprint:
    """The fingerprint of a file as it is now.

    Args:
        path: The file; it need not exist.
        known: An older fingerprint: where the stamp is still the same, the file is not read.
        content: Whether to read the file at all, or to go by its stamp alone.
    """
    try:
        now = stamp(path)
        if known and known.stamp == now:
            return known
        return Fingerprint(now, _digest(path) if content else "")
    except OSError:
        return ABSENT


def _digest(path: Path) -> str:
    from hashlib import sha256

    if path.is_dir():  # what is asked of a folder is what it holds
        return sha256("/".join(sorted(os.listdir(path))).encode(errors="replace")).hexdigest()  # noqa: PTH208
    return sha256(significant(path)).hexdigest()
