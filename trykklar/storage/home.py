"""The user's home and the program's cache folder, where there are any.

In a container there may be no HOME, and no entry for the user among those of the system.
"""

from __future__ import annotations

import os
import pwd
import stat
from contextlib import suppress
from functools import cache as once
from pathlib import Path


def home() -> Path | None:
    """The user's home: an absolute HOME, or what the system says; None where neither is there."""
    given = os.environ.get("HOME", "")
    if Path(given).is_absolute():
        return Path(given)
    with suppress(KeyError):
        return Path(pwd.getpwuid(os.getuid()).pw_dir)
    return None


def cache() -> Path:
    """The program's cache folder: `$XDG_CACHE_HOME/trykklar`; it need not be there.

    A relative XDG_CACHE_HOME is left aside (XDG Base Directory Specification, "Basics").
    """
    given = os.environ.get("XDG_CACHE_HOME", "")
    if Path(given).is_absolute():
        return Path(given, "trykklar")
    own = home()
    if own:
        return own / ".cache" / "trykklar"
    return fleeting()


def fleeting() -> Path:
    """A folder among the temporary ones that is this user's alone, whoever made it."""
    import tempfile  # not loaded where there is a home, as nearly everywhere

    return _fleeting(tempfile.gettempdir())


@once
def _fleeting(temporary: str) -> Path:
    import tempfile

    path = Path(temporary, f"trykklar-{os.getuid()}")
    with suppress(OSError):
        path.mkdir(mode=0o700, exist_ok=True)
        found = path.lstat()
        if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o77:
            return path
    return Path(tempfile.mkdtemp(prefix="trykklar-"))
