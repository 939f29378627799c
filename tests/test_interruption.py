"""Killed at any moment; `bench/kill.py` is the long form of this."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import PROJECT


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_a_build_that_is_killed_harms_nothing_and_the_next_one_is_right() -> None:
    command = [sys.executable, str(PROJECT / "bench" / "kill.py"), "--points", "6", "--states", "3"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
