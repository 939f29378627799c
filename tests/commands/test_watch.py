from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.commands.test_interrupt import children

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Spoil

SECTION = "manuscript/sections/article/findings.tex"


class Watch:
    """A watch in a process of its own, and what it has printed so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log_path = folder / ".watch.log"
        command = [sys.executable, "-m", "trykklar", "watch", "--project", str(folder)]
        with self.log_path.open("w") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)

    @property
    def pdf(self) -> Path:
        return self.folder / "build" / "article.pdf"

    def text(self) -> str:
        done = subprocess.run(["pdftotext", self.pdf, "-"], capture_output=True, check=True)
        return done.stdout.decode()

    def until(self, holds: Callable[[], bool], seconds: float = 60) -> None:
        deadline = time.monotonic() + seconds
        while not holds():
            assert self.process.poll() is None, self.log_path.read_text()
            assert time.monotonic() < deadline, self.log_path.read_text()
            time.sleep(0.05)


@pytest.fixture
def watch(small: Path) -> Iterator[Watch]:
    started = Watch(small)
    started.until((small / "build" / "article.synctex.gz").exists)
    time.sleep(0.3)  # until the eyes are open
    yield started
    started.process.kill()
    started.process.wait()


def test_saves_are_shown_an_error_is_reported_and_nothing_is_left(
    watch: Watch, spoil: Spoil
) -> None:
    spoil(SECTION, "Quotations", "Quodlibets")
    watch.until(lambda: "Quodlibets" in watch.text())
    spoil(SECTION, "Quodlibets", "\\undefinedcommand Quodlibets")
    watch.until(lambda: "undefinedcommand" in watch.log_path.read_text())
    assert "Quodlibets" in watch.text()
    spoil(SECTION, "\\undefinedcommand Quodlibets", "Lists")
    watch.until(lambda: "Lists" in watch.text())
    spoil("manuscript/paper.toml", 'venue = "article"', 'venue "article"')
    watch.until(lambda: "This is not TOML" in watch.log_path.read_text())
    spoil("manuscript/paper.toml", 'venue "article"', 'venue = "article"')
    spoil("references.bib", "Street", "Strait")
    watch.until(lambda: "Strait" in watch.text())
    running = children(watch.process.pid)
    os.kill(watch.process.pid, signal.SIGTERM)
    assert watch.process.wait(timeout=20) == 0
    assert "Traceback" not in watch.log_path.read_text()
    assert not [pid for pid in running if (Path("/proc") / str(pid) / "exe").exists()]


def test_a_watch_that_is_killed_leaves_no_engine(watch: Watch) -> None:
    running = children(watch.process.pid)
    watch.process.kill()
    watch.process.wait()
    deadline = time.monotonic() + 10
    while any((Path("/proc") / str(pid) / "exe").exists() for pid in running):
        assert time.monotonic() < deadline
        time.sleep(0.05)
