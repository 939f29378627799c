"""What the program keeps for itself, under a seal: nothing else is believed.

A `build` folder may come with a stranger's manuscript, or have been changed by hand, or torn, or be
another version's. So whatever is kept is sealed with a key of the user's own, which lies in the
cache folder and not beside the manuscript. What has no valid seal counts as not there.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trykklar import __version__
from trykklar.storage.atomic_file import write
from trykklar.storage.home import cache as cache_folder
from trykklar.storage.regular_file import read

if TYPE_CHECKING:
    from collections.abc import Iterable

_PROGRAM = Path(__file__).parent.parent
_LENGTH = 32

# Where there is no folder for a key, what one process keeps is good for that process.
_FLEETING = os.urandom(_LENGTH)


def folder() -> Path:
    """The user's cache folder, in which the key and what is kept of checks lie."""
    return cache_folder()


def keep(path: Path, data: object, within: Path) -> None:
    """Keeps what JSON can hold.

    Args:
        path: The file, which has the same name when it is recalled.
        data: What to keep.
        within: The folder that no link on the way may lead out of.

    Raises:
        FatalError: Where it cannot be written.
    """
    content = json.dumps(data).encode()
    write(path, _seal(path, content) + b"\n" + content, within=within, lasting=False)


def recall(path: Path) -> Any:
    """What was kept; None where nothing was that this user's program, as it is now, wrote."""
    content = sealed(path)
    return None if content is None else json.loads(content)


def sealed(path: Path) -> bytes | None:
    """What was kept, as JSON; None as of `recall`."""
    try:
        seal, _, content = read(path).partition(b"\n")
    except OSError:
        return None
    return content if seal == _seal(path, content) else None


def stamp(roots: Iterable[str]) -> list[str | int]:
    """Which files there are below some folders, and when the newest was changed.

    Raises:
        OSError: Where one of them is not there.
    """
    dates = sorted(date for root in roots for date in _dates(root))
    names = blake2b("\0".join(name for name, _ in dates).encode(errors="surrogateescape"))
    return [names.hexdigest(), max((date for _, date in dates), default=0)]


def _dates(root: str) -> list[tuple[str, int]]:
    dates = []
    with os.scandir(root) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False) and entry.name != "__pycache__":
                dates += _dates(entry.path)
            elif entry.is_file():
                stat = entry.stat()
                dates.append((entry.path, max(stat.st_mtime_ns, stat.st_ctime_ns)))
    return dates


def _seal(path: Path, content: bytes) -> bytes:
    about = repr((_program(), path.name)).encode()
    return blake2b(about + b"\n" + content, key=_key(folder() / "key")).hexdigest().encode()


@cache
def _program() -> tuple[str, list[str | int]]:
    """What distinguishes one state of this program from another."""
    return __version__, stamp([str(_PROGRAM)])


@cache
def _key(path: Path) -> bytes:
    """The user's key, made where there is none."""
    try:
        _make(path)
        key = read(path)
    except OSError:
        return _FLEETING
    return key if len(key) == _LENGTH else _FLEETING


def _make(path: Path) -> None:
    """Writes a key that only the user can read; of two at once, the first one's stands."""
    if path.exists():
        return
    from tempfile import NamedTemporaryFile

    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent) as aside:
        aside.write(os.urandom(_LENGTH))
        aside.flush()
        with suppress(FileExistsError):
            path.hardlink_to(aside.name)
