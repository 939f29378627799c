"""Programs that hang, and Ctrl-C: nothing is left running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from tests.typeset.conftest import write
from trykklar.sandbox.access import Access
from trykklar.sandbox.limits import Limits
from trykklar.sandbox.process import run
from trykklar.typeset import typeset

ENDLESS = "Text.\n\\loop\\iftrue\\repeat"


def _running(folder: Path) -> list[str]:
    """The processes that work in a folder, as the kernel knows them."""
    found = []
    for process in Path("/proc").iterdir():
        try:
            here = (process / "cwd").readlink()
            command = (process / "cmdline").read_text()
        except OSError:  # not a process, or it ended between the two questions
            continue
        if here == folder:
            found.append(command.replace("\0", " "))
    return found


def _gone(folder: Path) -> bool:
    deadline = time.monotonic() + 5
    while _running(folder) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not _running(folder)


def test_a_macro_that_never_ends_is_stopped_and_reported(tmp_path: Path) -> None:
    started = time.monotonic()
    done = typeset(write(tmp_path, body=ENDLESS), time_limit=0.8)
    assert time.monotonic() - started < 60  # it would go on for ever
    assert [each.code for each in done.findings] == ["tex-timeout"]
    assert done.pdf is None
    assert _gone(tmp_path)


def test_what_a_program_started_dies_with_it(tmp_path: Path) -> None:
    command = ("sh", "-c", "sleep 30 & sleep 30")
    done = run(
        command,
        folder=tmp_path,
        environment={"PATH": os.environ["PATH"]},
        access=Access((tmp_path,)),
        limits=Limits(0.3),
    )
    assert done.late
    assert _gone(tmp_path)


def test_another_thread_can_stop_a_build(tmp_path: Path) -> None:
    stop = threading.Event()
    threading.Timer(0.4, stop.set).start()
    with pytest.raises(KeyboardInterrupt):
        typeset(write(tmp_path, body=ENDLESS), stop=stop)
    assert _gone(tmp_path)
    assert typeset(write(tmp_path, body="Better.")).pdf


def _elsewhere(folder: Path) -> subprocess.Popen[bytes]:
    """A build in a process of its own, once its program runs."""
    script = f"""
        from pathlib import Path
        from trykklar.document import Document
        from trykklar.typeset import typeset
        typeset(Document("paper", Path({str(folder)!r}), Path("paper.tex"),
                         Path("build/work/paper"), Path("build")))
    """
    child = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)])
    deadline = time.monotonic() + 10
    while not _running(folder) and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.1)
    return child


def test_ctrl_c_leaves_nothing_running_and_the_pdf_as_it_was(tmp_path: Path) -> None:
    good = typeset(write(tmp_path, body="Good.")).pdf
    assert good
    before = good.read_bytes()
    write(tmp_path, body=ENDLESS)
    child = _elsewhere(tmp_path)
    child.send_signal(signal.SIGINT)
    assert child.wait(5) != 0
    assert _gone(tmp_path)
    assert good.read_bytes() == before
    done = typeset(write(tmp_path, body="Good again."))
    assert done.passes[0].reason == "the last build was interrupted"
    assert done.pdf


def test_a_build_that_was_killed_does_not_block_the_next(tmp_path: Path) -> None:
    write(tmp_path, body="\\newcount\\n\\loop\\ifnum\\n<3000000\\advance\\n by 1\\repeat Text.")
    child = _elsewhere(tmp_path)
    child.kill()
    child.wait()
    assert typeset(write(tmp_path, body="Next.")).pdf
