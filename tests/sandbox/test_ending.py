"""Ctrl-C and SIGTERM end a command at once, whatever a thread of it waits for."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from trykklar.sandbox.ending import ENDING
from trykklar.sandbox.on_copy import made


def test_what_another_thread_waits_for_ends_with_the_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A figure that takes minutes to draw kept a build for as long after SIGTERM."""
    monkeypatch.setattr(ENDING, "begun", False)  # and is so again after the test
    began = time.monotonic()
    with ThreadPoolExecutor(1) as worker:
        waiting = worker.submit(made, b"", ("sleep", "60"))
        time.sleep(1)
        ENDING.begun = True
        with pytest.raises(KeyboardInterrupt):
            waiting.result()
    assert time.monotonic() - began < 30
