"""The result of a whole build: where nothing changed, it is reported again without any work.

The ledger of a build lists every file that it read or made, with its stamp, and what it looked for
and did not find. Where all of them are as they were, nothing can have changed, and the output of
that build is printed again. Where the stamp of one file differs, the build runs as usual and
compares contents.
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
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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
        """What the last build printed; None where it has to be done again, or one is under way."""
        kept = seal.recall(self.path)
        if kept is None or kept["asked"] != list(self.asked):
            return None
        try:
            same = all(
                _mark(path) == (mark and tuple(mark)) for path, mark in kept["files"].items()
            )
            same = same and all(_digest(path) == was for path, was in kept["racy"].items())
            fresh = same and kept["folders"] == seal.stamp(kept["roots"]) and not _appeared(kept)
            return kept["output"] if fresh and not any(map(_locked, kept["locks"])) else None
        except OSError:  # a folder or a lock is no longer there
            return None

    def keep(self, output: str, trail: Trail, since: int) -> None:
        """Keeps what a build printed, unless one of its sources was saved meanwhile.

        Args:
            output: What to print next time.
            trail: What the build read and made.
            since: When the build began, by `stamp.clock`.

        Raises:
            FatalError: Where it cannot be written.
        """
        sources = _marks(trail.sources)
        if _changed_since(since, sources):
            return
        moment = clock(self.folder)
        made = _marks(trail.made)
        try:
            racy = {path: _digest(path) for path in _changed_since(moment, made)}
        except OSError:  # what cannot be read, cannot be compared
            return
        roots = list(map(os.fspath, trail.roots))
        kept = {
            "asked": self.asked,
            "files": {**sources, **made},
            "racy": racy,
            "sought": [[os.fspath(root), sought.rows] for root, sought in trail.sought],
            "roots": roots,
            "folders": seal.stamp(roots),
            "locks": list(map(os.fspath, trail.locks)),
            "output": output,
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
        sought: What it looked for and did not find, each with the root that it is relative to;
            files that were passed over are among the sources.
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
    from trykklar.project.latexmkrc import NAMES
    from trykklar.typeset import build_record

    built = [part for document in documents for part in (*document.drawings, document)]
    records = [(document, build_record.of(document)) for document in built]
    files = {path for document, record in records for path in build_record.files(document, record)}
    files.update(path for check in checks for path in check.files)
    folders = {document.root / name for document in built for name in _folders(document)}
    made = {path for path in files if folders & set(path.parents)}
    origins = {path for document in built for path in document.origins.values()}
    settings = {document.root / name for document in built for name in NAMES}
    settings.update(path for document in built for path in document.settings)
    return Trail(
        sources=frozenset(files - made | origins | settings),
        made=frozenset(made.union(*map(_delivered, built))),
        roots=tuple(roots),
        locks=tuple(document.root / document.work / "lock" for document in built),
        sought=tuple(
            _together(
                *((document.root, record.sought) for document, record in records),
                *((check.document.root, check.sought) for check in checks),
            )
        ),
    )


def _folders(document: Document) -> tuple[Path, Path]:
    """The folders of made files, relative to the root."""
    return document.work, document.output


def _delivered(document: Document) -> tuple[Path, ...]:
    """What a build of a document hands out."""
    manifest = document.root / document.output / "manifest.json"
    return document.result(".pdf"), document.result(".docx"), manifest


def _together(*every: tuple[Path, Sought]) -> Iterator[tuple[Path, Sought]]:
    """Each root once: most documents look for the same."""
    for root in dict.fromkeys(root for root, _ in every):
        yield root, joined(sought for other, sought in every if other == root)


def _marks(paths: Iterable[Path]) -> dict[str, Stamp | None]:
    return {os.fspath(path): _mark(path) for path in paths}


def _changed_since(moment: int, marks: Mapping[str, Stamp | None]) -> list[str]:
    """The files that may have been changed at a moment or after it."""
    return [path for path, mark in marks.items() if mark and mark.since(moment)]


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


def _locked(lock: str) -> bool:
    """Whether another build is running: what it will change is not known yet."""
    descriptor = opened(lock)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False
