from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest


def children(session: int) -> list[int]:
    """Processes that descend from this one, whatever group they have put themselves into."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[0] != "Z":
                parents[int(entry.name)] = int(fields[1])
    found = {session}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return sorted(found - {session})


def begun(small: Path, command: str) -> subprocess.Popen[str]:
    """A command that TeX keeps at work: a loop of its own, which would run until the time limit."""
    section = small / "manuscript" / "sections" / "article" / "findings.tex"
    section.write_text("\\def\\again{\\again}\\again\n")
    words = [sys.executable, "-m", "trykklar", command, "--project", str(small)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not (small / "build" / "work" / "article" / "article.log").exists():
        assert process.poll() is None
        time.sleep(0.05)
    time.sleep(0.3)
    return process


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
@pytest.mark.parametrize(
    ("command", "number"),
    [
        ("build", signal.SIGINT),
        ("build", signal.SIGTERM),
        ("build", signal.SIGHUP),
        ("word", signal.SIGHUP),
        ("verify", signal.SIGTERM),
    ],
)
def test_a_signal_ends_every_program_and_leaves_no_torn_file(
    small: Path, command: str, number: signal.Signals
) -> None:
    process = begun(small, command)
    running = children(process.pid)
    assert running
    os.kill(process.pid, number)
    os.kill(process.pid, number)  # the impatient press twice
    out, err = process.communicate(timeout=20)
    assert (process.returncode, "Traceback" in out + err) == (128 + number, False)
    assert "nothing is left half written" in err
    assert not [pid for pid in running if (Path("/proc") / str(pid) / "exe").exists()]
    assert not (small / "build" / "article.pdf").exists()
    assert not list(small.rglob(".*.pdf.*"))
    with (small / "build" / "work" / "article" / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_check_is_ended_without_a_word_of_python(small: Path) -> None:
    section = small / "manuscript" / "sections" / "article" / "findings.tex"
    section.write_text("Words, \\emph{and more} words.\n" * 1_500_000)
    words = [sys.executable, "-m", "trykklar", "check", "--no-cache", "--project", str(small)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(1)
    assert process.poll() is None
    process.terminate()
    out, err = process.communicate(timeout=20)
    assert (process.returncode, "Traceback" in out + err) == (143, False)


def test_nohup_is_heeded(small: Path) -> None:
    words = [sys.executable, "-m", "trykklar", "build", "--no-word", "--project", str(small)]
    process = subprocess.Popen(["nohup", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not (small / "build" / "work" / "article" / "article.log").exists():
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGHUP)
    assert process.wait(timeout=60) == 0
    process.communicate()
