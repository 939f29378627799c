"""Landlock: the kernel denies a program every file that was not named; needs no namespaces.

The rules are put on a thread of ours, which then starts the program and ends: its children are
bound by the rules too, and no rule can be taken back. So no program of ours has to
stand between, and the rest of this process stays free.

Sources: landlock(7) and the kernel's `Documentation/userspace-api/landlock.rst`, whose section
"Current limitations" lists what it leaves open; `syscalls.py` closes that.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
import threading
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trykklar.sandbox import syscalls
from trykklar.sandbox.group import Led, dissolve, leader

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Sequence

    from trykklar.sandbox.access import Access

NAME = "Landlock"

# The same numbers on every architecture (they came after 5.1): asm-generic/unistd.h.
_CREATE, _ADD_RULE, _RESTRICT = 444, 445, 446
_VERSION, _PATH_BENEATH = 1, 1
_PR_SET_NO_NEW_PRIVS = 38
_CAPABILITIES = 0x20080522  # linux/capability.h: _LINUX_CAPABILITY_VERSION_3
_CAP_DAC_OVERRIDE = 1

# linux/landlock.h: LANDLOCK_ACCESS_FS_*, as bits.
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REMOVE_DIR, _REMOVE_FILE, _MAKE_DIR, _MAKE_REG = 1 << 4, 1 << 5, 1 << 7, 1 << 8
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
_READ = _EXECUTE | _READ_FILE | _READ_DIR
_CHANGE = _WRITE_FILE | _REMOVE_DIR | _REMOVE_FILE | _MAKE_DIR | _MAKE_REG | _REFER | _TRUNCATE
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV

# How many of those bits each version knows, from version 1 on; later ones know all of them.
_BITS = (13, 14, 15, 15, 16)
# From these versions on, TCP and other processes can be forbidden: LANDLOCK_ACCESS_NET_*, SCOPE_*.
_NET_SINCE, _SCOPE_SINCE, _BOTH = 4, 6, 0b11

_DEVICES = (Path("/dev/null"), Path("/dev/zero"), Path("/dev/random"), Path("/dev/urandom"))


@cache
def version() -> int:
    """The version of Landlock that the kernel offers; 0 where it has none."""
    if sys.platform != "linux":
        return 0
    return max(_call(_CREATE, None, ctypes.c_size_t(0), _VERSION), 0)


@cache
def obstacle() -> str:
    """Why Landlock cannot be used here; "" where it can."""
    if version() == 0:
        return "the kernel has no Landlock, or it is switched off (it came with Linux 5.13)"
    return syscalls.obstacle()


def start(
    command: Sequence[str], readable: Sequence[Path], access: Access, options: dict[str, Any]
) -> subprocess.Popen[bytes]:
    """Starts a program.

    Args:
        command: The program, absolute, and its arguments.
        readable: All that it may read.
        access: What it may change, besides.
        options: Of `subprocess.Popen`.

    Raises:
        OSError: Where the kernel refuses the rules, or the program cannot be started.
    """
    rules = _rules(readable, access.writable)
    first = leader()
    begun: list[Led] = []
    failed: list[BaseException] = []

    def restricted() -> None:
        try:
            _restrict(rules, first.pid)
            begun.append(Led(first, command, options))
        except BaseException as fault:  # noqa: BLE001 - it is raised again where it can be caught
            failed.append(fault)

    thread = threading.Thread(target=restricted, name="sandbox")
    thread.start()
    try:
        thread.join()
    except BaseException:  # Ctrl-C while it starts
        thread.join()
        dissolve(first)
        for process in begun:
            process.wait()
        raise
    finally:
        os.close(rules)
    if failed:
        dissolve(first)
        raise failed[0]
    return begun[0]


def _rules(readable: Sequence[Path], writable: Sequence[Path]) -> int:
    """A set of rules, as a file descriptor."""
    known = version()
    handled = (1 << _BITS[min(known, len(_BITS)) - 1]) - 1
    net = _BOTH if known >= _NET_SINCE else 0
    scope = _BOTH if known >= _SCOPE_SINCE else 0
    fields = 3 if scope else 2 if net else 1
    attributes = struct.pack("=3Q", handled, net, scope)[: 8 * fields]
    rules = _checked(_call(_CREATE, attributes, ctypes.c_size_t(len(attributes)), 0))
    try:
        for path in readable:
            _allow(rules, path, _READ & handled)
        for path in _DEVICES:
            _allow(rules, path, (_READ_FILE | _WRITE_FILE) & handled)
        for path in writable:
            _allow(rules, path, (_READ | _CHANGE) & handled)
    except BaseException:
        os.close(rules)
        raise
    return rules


def _allow(rules: int, path: Path, rights: int) -> None:
    """One rule; for a path that is not there, none."""
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        possible = rights if path.is_dir() else rights & _OF_FILES
        # struct landlock_path_beneath_attr is packed.
        rule = struct.pack("=Qi", possible, place)
        _checked(_call(_ADD_RULE, rules, _PATH_BENEATH, rule, 0))
    finally:
        os.close(place)


def _restrict(rules: int, group: int) -> None:
    """Binds the calling thread, and all that it starts, for good.

    Root may name a machine, set its clock or restart it: what is started has none of its rights,
    but that to pass over the modes of others' files, in whose folders root builds, too.
    """
    _checked(_libc().prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    kept = 1 << _CAP_DAC_OVERRIDE
    if _capset(kept) < 0:  # not root, or root without that right
        _checked(_capset(0))
    _checked(_call(_RESTRICT, rules, 0))
    syscalls.restrict(scoped=version() >= _SCOPE_SINCE, group=group)


def _capset(kept: int) -> int:
    """Leaves the calling thread these capabilities, as bits below 32, and no others."""
    sets = struct.pack("=6I", kept, kept, 0, 0, 0, 0)  # effective, permitted, inheritable; twice
    result: int = _libc().capset(struct.pack("=Ii", _CAPABILITIES, 0), sets)
    return result


def _call(number: int, *arguments: Any) -> int:
    result: int = _libc().syscall(ctypes.c_long(number), *arguments)
    return result


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"Landlock: {os.strerror(number)}")
    return result


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
