"""What unpacks without end is stopped by the kernel, and nothing else is bounded afterwards."""

from __future__ import annotations

import resource
import sys
import threading
import zlib

import pytest

from trykklar.storage.memory_bound import bounded_memory

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no bound")

LARGE = 256 << 20


def test_what_unpacks_to_more_is_refused_and_memory_is_free_again() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    bomb = zlib.compress(bytes(LARGE), 1)
    with bounded_memory(32 << 20), pytest.raises(MemoryError):
        zlib.decompress(bomb)
    assert resource.getrlimit(resource.RLIMIT_AS) == before
    assert len(bytes(LARGE)) == LARGE


def test_threads_that_end_in_another_order_leave_no_bound_behind() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    inside, leave = threading.Event(), threading.Event()

    def other() -> None:
        with bounded_memory(LARGE):
            inside.set()
            leave.wait(10)

    with bounded_memory(LARGE):
        thread = threading.Thread(target=other)
        thread.start()
        assert inside.wait(10)
    assert resource.getrlimit(resource.RLIMIT_AS) != before  # the other one still reads
    leave.set()
    thread.join()
    assert resource.getrlimit(resource.RLIMIT_AS) == before
