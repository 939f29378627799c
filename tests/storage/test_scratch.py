"""Copies that a killed run left are cleared away, and no others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from trykklar.storage.scratch import scratch

LOCKED = """
import sys, tempfile, time
from trykklar.storage.scratch import scratch
tempfile.tempdir = sys.argv[1]
with scratch() as folder:
    (folder / "copy").write_text("x")
    print(folder, flush=True)
    time.sleep(60)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def _aged(path: Path) -> Path:
    os.utime(path, (1, 1), follow_symlinks=False)
    return path


def test_the_copies_of_a_killed_run_are_cleared_away_by_the_next(temporary: Path) -> None:
    command = [sys.executable, "-c", LOCKED, str(temporary)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        folder = _aged(Path(process.stdout.readline().strip()))
        with scratch():
            assert (folder / "copy").exists()  # it is at work
        process.send_signal(signal.SIGKILL)
    _aged(folder)
    with scratch():
        assert not folder.exists()


def test_nothing_that_is_not_ours_is_cleared_away(temporary: Path) -> None:
    outside = temporary / "elsewhere"
    outside.mkdir()
    link = temporary / "trykklar-copies-link"
    link.symlink_to(outside)
    _aged(link)
    young = temporary / "trykklar-copies-young"
    young.mkdir()
    file = temporary / "trykklar-copies-file"
    file.touch()
    _aged(file)
    with scratch():
        pass
    assert all(path.exists() for path in (outside, link, young, file))
