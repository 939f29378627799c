"""What is killed: a small manuscript in several states, and the processes that build it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

TEMPLATE = Path(__file__).parent.parent / "trykklar" / "template"
SECTION = "manuscript/sections/article/findings.tex"

# State -> the file that makes it, and what is other there than in the template.
STATES = {
    "as it came": (SECTION, "", ""),
    "another word": (SECTION, "Quotations stand", "Quodlibets stand"),
    "another page": (SECTION, "Quotations stand", r"\section{New}\newpage Quotations stand"),
    "another entry": ("references.bib", "Street-Level Bureaucracy:", "Strait-Level Bureaucracy:"),
    "another cell": ("manuscript/tables/example.toml", '"Cells"', '"Compartments"'),
    "another drawing": ("figures/steps.toml", 'page = "Page"', 'page = "Sheet"'),
    "another preamble": ("manuscript/paper.toml", '"A short title"', '"A very short title"'),
    "another venue": ("manuscript/paper.toml", 'venue = "article"', 'venue = "elsarticle"'),
}
OUTPUTS = ("article.pdf", "article.docx")

# No clock and no cache of another run.
_PINNED = {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONPATH": str(TEMPLATE.parent.parent)}


@dataclass(frozen=True)
class Project:
    """A copy of the template.

    Attributes:
        folder: Where; nothing else runs in it.
    """

    folder: Path

    def become(self, state: str) -> None:
        """Save what makes a state, and what made the last one as it was."""
        for name in {name for name, _, _ in STATES.values()}:
            self._save(name, (TEMPLATE / name).read_text(encoding="utf-8"))
        name, old, new = STATES[state]
        text = (TEMPLATE / name).read_text(encoding="utf-8")
        assert old in text
        self._save(name, text.replace(old, new, 1))

    def _save(self, name: str, text: str) -> None:
        path = self.folder / name
        if path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")

    def start(self, command: str) -> subprocess.Popen[str]:
        """`build` or `watch` in a process group of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "trykklar", command],
            cwd=self.folder,
            env={**os.environ, **_PINNED},
            stdout=subprocess.DEVNULL if command == "watch" else subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            text=True,
        )

    def build(self) -> float:
        """Build to the end; returns the seconds it took.

        Raises:
            AssertionError: It did not end well.
        """
        began = time.monotonic()
        process = self.start("build")
        output = process.communicate(timeout=120)[0]
        assert process.returncode == 0, f"the build ended with {process.returncode}:\n{output}"
        return time.monotonic() - began

    def outputs(self) -> dict[str, bytes]:
        """What was handed out, by name."""
        return {name: (self.folder / "build" / name).read_bytes() for name in OUTPUTS}

    def processes(self) -> list[int]:
        """Every process that runs in the folder, as the kernel knows them."""
        found = []
        for process in Path("/proc").iterdir():
            try:
                if process.name.isdigit() and (process / "cwd").readlink() == self.folder:
                    found.append(int(process.name))
            except OSError:  # it has ended, or is not ours
                continue
        return found


def copied(folder: Path) -> Project:
    """A fresh copy of the template in a folder that is not there yet."""
    shutil.copytree(TEMPLATE, folder)
    return Project(folder.resolve())


def kill(project: Project, process: subprocess.Popen[str], whom: str) -> None:
    """Kill without a warning: the `main` process, its `group`, or `all` that run for it."""
    doomed = project.processes() if whom == "all" else []
    if whom == "group" and process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    for number in doomed:
        if number != process.pid:
            try:
                os.kill(number, signal.SIGKILL)
            except ProcessLookupError:
                continue
    process.wait()
    if process.stdout:
        process.stdout.close()
