"""What a whole build came to: an unchanged one is told again without reading or assembling a thing.

The ledger of a build lists every file that it read or made, with its stamp, and what it looked for
in vain. Where all of them stand as they stood, nothing can have changed, and what was said then is
said again. One file that differs, though its content may not, and the build goes its ordinary way,
by content.
"""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trykklar.storage import seal
from trykklar.storage.regular_file import opened, read
from trykklar.storage.sought import joined, of_rows
from trykklar.storage.stamp import clock, stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trykklar.checks import CheckResult
    from trykklar.document import Document
    from trykklar.storage.sought import Sought
    from trykklar.storage.stamp import Stamp


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
            same = all(
                _mark(path) == (mark and tuple(mark)) for path, mark in kept["files"].items()
            )
            same = same and all(_digest(path) == was for path, was in kept["racy"].items())
            fresh = same and kept["folders"] == seal.stamp(kept["roots"]) and not _appeared(kept)
            return kept["said"] if fresh and not any(map(_held, kept["locks"])) else None
        except OSError:  # a folder or a lock is no longer there
            return None

    def keep(self, said: str, trail: Trail, since: int) -> None:
        """Keeps what a build said, unless one of its sources was saved meanwhile.

        Args:
            said: What to say next time.
            trail: What the build read and made.
            since: When the build began, by `stamp.clock`.

        Raises:
            FatalError: Where it cannot be written.
        """
        sources = {os.fspath(path): _mark(path) for path in trail.sources}
        if any(mark and mark.since(since) for mark in sources.values()):
            return
        moment = clock(self.folder)
        made = {os.fspath(path): _mark(path) for path in trail.made}
        try:
            racy = {
                path: _digest(path) for path, mark in made.items() if mark and mark.since(moment)
            }
        except OSError:  # what cannot be read, cannot be compared
            return
        kept = {
            "asked": self.asked,
            "files": {**sources, **made},
            "racy": racy,
            "sought": [[os.fspath(root), sought.rows] for root, sought in trail.sought],
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
        sought: What it looked for in vain, each with the root that it is relative to; files that
            were passed over are among the sources.
    """

    sources: frozenset[Path]
    made: frozenset[Path]
    roots: tuple[Path, ...]
    locks: tuple[Path, ...]
    sought: tuple[tuple[Path, Sought], ...] = ()


def trail(
    documents: Iterable[Document], roots: Iterable[Path], checks: Sequence[CheckResult] = ()
) -> Trail:
    """The trail of a build of some documents, drawings and all, and of the checks of them."""
    from trykklar.typeset import build_record

    every = [one for each in documents for one in (*each.drawings, each)]
    records = [(one, build_record.of(one)) for one in every]
    files = {path for one, kept in records for path in build_record.files(one, kept)}
    files.update(path for each in checks for path in each.files)
    own = {one.root / folder for one in every for folder in (one.work, one.output)}
    made = {path for path in files if own & set(path.parents)}
    origins = {path for one in every for path in one.origins.values()}
    delivered = {one.result(end) for one in every for end in (".pdf", ".docx")}
    delivered |= {one.root / one.output / "manifest.json" for one in every}
    return Trail(
        frozenset(files - made | origins),
        frozenset(made | delivered),
        tuple(roots),
        tuple(one.root / one.work / "lock" for one in every),
        tuple(
            _together(
                *((one.root, kept.sought) for one, kept in records),
                *((each.document.root, each.sought) for each in checks),
            )
        ),
    )


def _together(*every: tuple[Path, Sought]) -> Iterator[tuple[Path, Sought]]:
    """Each root once: most documents look for the same."""
    for root in dict.fromkeys(root for root, _ in every):
        yield root, joined(sought for other, sought in every if other == root)


def _mark(path: str | Path) -> Stamp | None:
    try:
        return stamp(path)
    except OSError:
        return None


def _digest(path: str) -> str:
    from hashlib import blake2b

    return blake2b(read(path)).hexdigest()


def _appeared(kept: dict[str, Any]) -> bool:
    """Whether a file is there that was looked for, and was not there or not taken."""
    return any(
        os.fspath(path) not in kept["files"]
        for root, rows in kept["sought"]
        for path in map(Path(root).joinpath, of_rows(rows).present(Path(root)))
    )


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
