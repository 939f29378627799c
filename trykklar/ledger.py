"""What a whole build came to: an unchanged one is told again without reading or assembling a thing.

The ledger of a build lists every file that it read or made, with size and time. Where all of them
stand as they stood, nothing can have changed, and what was said then is said again. One file that
differs, though its content may not, and the build goes its ordinary way, by content.
"""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar import seal
from trykklar.regular import opened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from trykklar.document import Document


@dataclass(frozen=True)
class Ledger:
    """The ledger of one way to call a build.

    Attributes:
        folder: Where ledgers lie.
        asked: All that was asked for: another question has another ledger.
        project: The folder that they lie below.
    """

    folder: Path
    asked: tuple[str, ...]
    project: Path

    @property
    def path(self) -> Path:
        """The file that it is kept in."""
        from hashlib import blake2b

        name = blake2b(repr(self.asked).encode(), digest_size=8).hexdigest()
        return self.folder / f"{name}.json"

    def recall(self) -> str | None:
        """What the last build said; None where it has to be done again, or one is under way."""
        kept = seal.recall(self.path)
        if kept is None or kept["asked"] != list(self.asked):
            return None
        try:
            same = all(_mark(path) == mark for path, mark in kept["files"].items())
            fresh = same and kept["folders"] == seal.stamp(kept["roots"])
            return kept["said"] if fresh and not any(map(_held, kept["locks"])) else None
        except OSError:  # a folder or a lock is no longer there
            return None

    def keep(self, said: str, trail: Trail, since: int) -> None:
        """Keeps what a build said, unless one of its sources was saved meanwhile.

        Args:
            said: What to say next time.
            trail: What the build read and made.
            since: When the build began, in nanoseconds of the clock that files are dated by.

        Raises:
            CannotGoOn: Where it cannot be written.
        """
        sources = {os.fspath(path): _mark(path) for path in trail.sources}
        if any(mark and mark[1] >= since for mark in sources.values()):
            return
        kept = {
            "asked": self.asked,
            "files": {**sources, **{os.fspath(path): _mark(path) for path in trail.made}},
            "roots": [os.fspath(root) for root in trail.roots],
            "folders": seal.stamp([os.fspath(root) for root in trail.roots]),
            "locks": [os.fspath(lock) for lock in trail.locks],
            "said": said,
        }
        seal.keep(self.path, kept, self.project)


@dataclass(frozen=True)
class Trail:
    """What a build read and left; all paths are absolute.

    Attributes:
        sources: What it read.
        made: What it made, and must still find.
        roots: Folders of the author's, in which a file may be added or taken away.
        locks: The locks of what was built.
    """

    sources: frozenset[Path]
    made: frozenset[Path]
    roots: tuple[Path, ...]
    locks: tuple[Path, ...]


def trail(documents: Iterable[Document], roots: Iterable[Path]) -> Trail:
    """The trail of a build of some documents, drawings and all."""
    from trykklar.typeset import traces

    every = [one for each in documents for one in (*each.drawings, each)]
    files = {path for one in every for path in traces(one)}
    own = {one.root / folder for one in every for folder in (one.work, one.output)}
    made = {path for path in files if own & set(path.parents)}
    origins = {path for one in every for path in one.origins.values()}
    return Trail(
        frozenset(files - made | origins),
        frozenset(made | {one.result(end) for one in every for end in (".pdf", ".docx")}),
        tuple(roots),
        tuple(one.root / one.work / "lock" for one in every),
    )


def _mark(path: str | Path) -> list[int] | None:
    try:
        stat = os.stat(path)  # noqa: PTH116 - a thousand of them, and Path costs more than the call
    except OSError:
        return None
    return [stat.st_size, stat.st_mtime_ns]


def _held(lock: str) -> bool:
    """Whether another build is at work: what it will change is not to be told of."""
    descriptor = opened(lock)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False
