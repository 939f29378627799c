"""What Landlock leaves open, closed by a filter of system calls.

Its documentation names what it does not restrict yet: "chdir(2), stat(2), flock(2), chmod(2),
chown(2), setxattr(2), utime(2), fcntl(2), access(2)", every network but TCP (UNIX sockets reach the
session's own services), and, before its version 6, signals. What changes a file's owner, mode,
times or attributes seems to succeed and does nothing, as scripts of TeX's call it in passing; a
file's attributes are not read, nor what happens in a folder; a socket cannot be made; another
process cannot be looked at, traced, signalled (nor by what fcntl(2) sends for a pipe), slowed down
or limited; the group in which a program is killed cannot be left; no key of the user's is read; and
io_uring, which no filter sees into, cannot be used.

libseccomp knows the numbers of calls on each architecture; it is there wherever apt or systemd is.
"""

from __future__ import annotations

import ctypes
import errno
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIBRARY = "libseccomp.so.2"

# seccomp.h: SCMP_ACT_ALLOW; SCMP_ACT_ERRNO(e) is 0x00050000 | e, and with e = 0 the call returns 0.
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000

_IGNORED = (
    "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat",
    "setxattr", "lsetxattr", "fsetxattr", "setxattrat", "removexattr", "lremovexattr",
    "fremovexattr", "removexattrat", "utime", "utimes", "futimesat", "utimensat",
    "file_setattr",
)  # fmt: skip
_FORBIDDEN = (
    "socket", "io_uring_setup", "io_uring_enter", "io_uring_register",
    "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp",
    "pidfd_open", "pidfd_getfd", "pidfd_send_signal",
    "add_key", "request_key", "keyctl",
    "shmget", "shmat", "shmctl", "msgget", "msgsnd", "msgrcv", "msgctl",
    "semget", "semop", "semctl", "semtimedop", "mq_open", "mq_unlink",
    "unshare", "setns", "mount", "umount2", "pivot_root", "chroot", "move_mount", "open_tree",
    "fsopen", "fsmount", "open_by_handle_at", "name_to_handle_at",
    "bpf", "perf_event_open", "userfaultfd", "memfd_secret", "setsid",
    "getxattr", "lgetxattr", "fgetxattr", "getxattrat", "file_getattr",
    "listxattr", "llistxattr", "flistxattr", "listxattrat",
    "inotify_init", "inotify_init1", "fanotify_init",
    "setpriority", "ioprio_set", "sched_setaffinity", "sched_setscheduler", "sched_setparam",
    "sched_setattr", "migrate_pages", "move_pages",
)  # fmt: skip
# A user namespace of its own would make a program root in it. No filter sees what clone3 is asked
# for; where there is none, as before Linux 5.3, libc uses clone.
_MISSING = ("clone3",)
_NEW_USER = 0x10000000  # sched.h: CLONE_NEWUSER

# fcntl.h, asm-generic/sockios.h: who gets a signal for an open file, and which.
_OWNERS = (("fcntl", (8, 10, 15)), ("ioctl", (0x8901, 0x8902)))

# seccomp.h: SCMP_CMP_NE, SCMP_CMP_MASKED_EQ; the kernel takes commands as 32 bits.
_UNEQUAL, _MASKED, _WORD = 1, 7, 0xFFFFFFFF
_SIGNALS = ("kill", "tkill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo")


@cache
def obstacle() -> str:
    """Why calls cannot be filtered here; "" where they can."""
    return "" if _library() else f"{_LIBRARY} is not installed (Debian package libseccomp2)"


def restrict(*, scoped: bool, group: int) -> None:
    """Binds the calling thread, and all that it starts, for good.

    Args:
        scoped: Whether Landlock keeps signals from other processes already.
        group: The process group that may be joined; no other may.

    Raises:
        OSError: Where the kernel refuses.
    """
    library = _library()
    if library is None:
        raise OSError(errno.ENOSYS, obstacle())
    filters = library.seccomp_init(_ALLOW)
    if not filters:
        raise OSError(errno.ENOMEM, "libseccomp: no filter could be made")
    try:
        forbidden = (*_FORBIDDEN, *(() if scoped else _SIGNALS))
        for number, names in ((0, _IGNORED), (errno.EPERM, forbidden), (errno.ENOSYS, _MISSING)):
            for name in names:
                _rule(library, filters, _ERRNO | number, name)
        for name, condition in _conditions(group):
            _rule(library, filters, _ERRNO | errno.EPERM, name, condition)
        _checked(library.seccomp_load(filters))
    finally:
        library.seccomp_release(filters)


def _conditions(group: int) -> Iterator[tuple[str, _Condition]]:
    """What is forbidden with some arguments only."""
    yield "setpgid", _Condition(1, _UNEQUAL, group, 0)
    yield "prlimit64", _Condition(0, _UNEQUAL, 0, 0)
    yield "clone", _Condition(0, _MASKED, _NEW_USER, _NEW_USER)
    for name, commands in _OWNERS:
        for command in commands:
            yield name, _Condition(1, _MASKED, _WORD, command)


class _Condition(ctypes.Structure):
    """struct scmp_arg_cmp: which argument, how it is compared, and with what."""

    _fields_ = (
        ("argument", ctypes.c_uint),
        ("comparison", ctypes.c_int),
        ("first", ctypes.c_uint64),
        ("second", ctypes.c_uint64),
    )


def _rule(
    library: ctypes.CDLL, filters: int, action: int, name: str, *conditions: _Condition
) -> None:
    """One rule; none for a call that this architecture, or this libseccomp, does not know."""
    number = library.seccomp_syscall_resolve_name(name.encode())
    if number >= 0:
        count = len(conditions)
        every = (_Condition * count)(*conditions)
        _checked(library.seccomp_rule_add_array(filters, action, number, count, every))


def _checked(result: int) -> None:
    if result < 0:
        raise OSError(-result, "libseccomp refuses the filter")


@cache
def _library() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL(_LIBRARY)
    except OSError:
        return None
    library.seccomp_init.restype = ctypes.c_void_p
    library.seccomp_init.argtypes = [ctypes.c_uint32]
    for name in ("seccomp_load", "seccomp_release"):
        getattr(library, name).argtypes = [ctypes.c_void_p]
    library.seccomp_rule_add_array.argtypes = [
        ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int, ctypes.c_uint, ctypes.c_void_p
    ]  # fmt: skip
    return library
