"""Bubblewrap: a program in namespaces of its own, with nothing mounted but what it needs.

Source: bwrap(1). It is what Flatpak stands on, and needs user namespaces or root.
"""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from trykklar.sandbox.access import Access

NAME = "bubblewrap"

_SECONDS = 10
# A network, processes and users of its own, no rights, no terminal, and an end when we end; a /tmp
# of its own, which lies in memory, and so is small.
_APART = (
    "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
    "--dev", "/dev", "--size", str(64 << 20), "--tmpfs", "/tmp",  # noqa: S108
)  # fmt: skip


@cache
def obstacle() -> str:
    """Why bubblewrap cannot be used here; "" where it can."""
    program = _program()
    if not program:
        return "bwrap is not installed (Debian package bubblewrap)"
    try:
        trial = subprocess.run(
            [program, *_APART, "--ro-bind", "/", "/", "true"],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        return f"bwrap does not start: {fault}"
    said = trial.stderr.decode("utf-8", "replace").strip().splitlines()
    return "" if trial.returncode == 0 else f"bwrap does not start: {said[-1] if said else '?'}"


def start(
    command: Sequence[str], readable: Sequence[Path], access: Access, options: dict[str, Any]
) -> subprocess.Popen[bytes]:
    """Starts a program.

    Args:
        command: The program, absolute, and its arguments.
        readable: All that it may read, in the order of mounting.
        access: What it may change, besides.
        options: Of `subprocess.Popen`; `cwd` is where it runs.
    """
    mounts = (*_mounts("--ro-bind-try", readable), *_mounts("--bind-try", access.writable))
    place = ("--remount-ro", "/", "--remount-ro", "/dev", "--chdir", str(options["cwd"]))
    return subprocess.Popen([_program(), *_APART, *mounts, *place, "--", *command], **options)


def _mounts(kind: str, paths: Sequence[Path]) -> Iterator[str]:
    for path in paths:
        yield from (kind, str(path), str(path))


@cache
def _program() -> str:
    return shutil.which("bwrap", path="/usr/bin:/bin:/usr/local/bin") or ""
