"""Bubblewrap: a program in namespaces of its own, with nothing mounted but what it needs.

Source: bwrap(1). Flatpak is built on it; it needs user namespaces or root.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from trykklar.sandbox.access import Access

NAME = "bubblewrap"

_SECONDS = 10
_TRYING = Lock()  # other threads wait while it is tried
# Of /dev only what is no real device.
_DEVICES = ("null", "zero", "random", "urandom")

# A network and processes of its own, no terminal, and an end when we end; a /tmp of its own, which
# lies in memory, and so is small.
_APART = (
    "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try",
    "--die-with-parent", "--new-session", "--cap-drop", "ALL",
    "--size", str(64 << 20), "--tmpfs", "/tmp",  # noqa: S108
    *(word for name in _DEVICES for word in ("--dev-bind", f"/dev/{name}", f"/dev/{name}")),
)  # fmt: skip

# Root builds in folders of others, too: where it is root, a program may pass over their modes, and
# sees no more than what is mounted for it. Users of its own would know none of those others.
_AS_ROOT = ("--cap-add", "CAP_DAC_OVERRIDE")
_AS_USER = ("--unshare-user",)


def obstacle() -> str:
    """Why bubblewrap cannot be used here; "" where it can."""
    if not _program():
        return "bwrap is not installed (Debian package bubblewrap)"
    with _TRYING:
        return _tried()[1]


@cache
def _tried() -> tuple[tuple[str, ...], str]:
    """The options that work here, and why none does."""
    why = ""
    for options in (_AS_ROOT, _AS_USER) if os.geteuid() == 0 else (_AS_USER,):
        why = _trouble(options)
        if not why:
            return (*_APART, *options), ""
    return (), why


def _trouble(options: tuple[str, ...]) -> str:
    command = [_program(), *_APART, *options, "--ro-bind", "/", "/", "true"]
    try:
        trial = subprocess.run(
            command,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        return f"bwrap does not start: {fault}"
    complaint = trial.stderr.decode("utf-8", "replace").strip().splitlines()
    return "" if trial.returncode == 0 else f"bwrap does not start: {(complaint or ['?'])[-1]}"


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
    place = ("--remount-ro", "/", "--chdir", str(options["cwd"]))
    return subprocess.Popen([_program(), *_tried()[0], *mounts, *place, "--", *command], **options)


def _mounts(kind: str, paths: Sequence[Path]) -> Iterator[str]:
    for path in paths:
        yield from _link(path) or (kind, str(path), str(path))


def _link(path: Path) -> tuple[str, ...]:
    """`/bin` and its like as the links into /usr that they are: each mount takes its time."""
    if path.parent != path.parent.parent or not path.is_symlink():
        return ()
    target = os.readlink(path)  # noqa: PTH115 - as it stands
    return ("--symlink", target, str(path)) if target.startswith("usr/") else ()


@cache
def _program() -> str:
    return shutil.which("bwrap", path="/usr/bin:/bin:/usr/local/bin") or ""
