from __future__ import annotations

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


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_ctrl_c_ends_every_program_and_leaves_no_torn_file(small: Path) -> None:
    # A loop of TeX's own: without Ctrl-C it would run until the time limit.
    section = small / "manuscript" / "sections" / "article" / "findings.tex"
    section.write_text("\\def\\again{\\again}\\again\n")
    command = [sys.executable, "-m", "trykklar", "build", "--project", str(small)]
    build = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not (small / "build" / "work" / "article" / "article.log").exists():
        assert build.poll() is None
        time.sleep(0.05)
    time.sleep(0.3)
    running = children(build.pid)
    assert running
    os.kill(build.pid, signal.SIGINT)
    out, err = build.communicate(timeout=20)
    assert (build.returncode, "Traceback" in out + err) == (130, False)
    assert not [pid for pid in running if (Path("/proc") / str(pid) / "exe").exists()]
    assert not (small / "build" / "article.pdf").exists()
    assert not list(small.rglob(".*.pdf.*"))
