"""The system's own files, which every program needs: libraries, TeX's trees, fonts."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from trykklar.storage.home import home

# Public on every system. Nothing of /home, /root, /run, /proc, /sys, /srv or /mnt is here, and of
# /etc and /var only what TeX, its helpers and fontconfig are configured by.
_SYSTEM = (
    "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/nix/store", "/gnu/store",
    "/etc/alternatives", "/etc/fonts", "/etc/ghostscript", "/etc/ld.so.cache", "/etc/libpaper.d",
    "/etc/localtime", "/etc/papersize", "/etc/paperspecs", "/etc/perl", "/etc/texmf",
    "/var/cache/fontconfig", "/var/cache/fonts", "/var/lib/ghostscript", "/var/lib/texmf",
)  # fmt: skip

# The author's own TeX tree and fonts, below the home.
_PERSONAL = ("texmf", ".fonts", ".local/share/fonts")


def system_paths(program: Path) -> tuple[Path, ...]:
    """What a program may read whatever it is started on; only what exists.

    Args:
        program: The program, absolute.
    """
    return tuple(dict.fromkeys((*_everywhere(), *_around(program))))


def public_paths(program: Path) -> tuple[Path, ...]:
    """The same without what is the author's own: what every user of this computer may read.

    Args:
        program: As of `system_paths`.
    """
    own = _personal()
    return tuple(path for path in system_paths(program) if path not in own)


@cache
def _everywhere() -> tuple[Path, ...]:
    wanted = (*map(Path, _SYSTEM), *_personal())
    return tuple(path for path in wanted if path.is_absolute() and path.exists())


def _personal() -> tuple[Path, ...]:
    own = home()
    below = [own / name for name in _PERSONAL] if own else []
    return (*below, Path(os.environ.get("TEXMFHOME", "")))


@cache
def _around(program: Path) -> tuple[Path, ...]:
    """Where a program is installed, if not by the system.

    TeX Live finds its trees from where its programs lie: `$SELFAUTOPARENT`, and
    `$SELFAUTOGRANDPARENT/texmf-local` (texmf.cnf); so that folder is taken, unless the home lies
    in it. Of another program its own file.
    """
    real = Path(os.path.realpath(program))
    if any(real.is_relative_to(path) for path in _everywhere()):
        return ()
    own = Path(os.path.realpath(home() or "/"))
    above = [path for path in (real.parents[2:4])[::-1] if not own.is_relative_to(path)]
    trees = [path for path in above if next(path.glob("texmf*"), None)]
    return (*trees[:1], program, real)
