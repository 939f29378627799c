"""A `build` folder that came with a stranger's manuscript holds what no program made."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORK = "build/work/main"
SECONDS = 120  # for a slow machine; what hangs, hangs for ever
MEMORY = 3 << 30


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    folder = tmp_path / "å b" / "paper"
    (folder / WORK).mkdir(parents=True)
    (folder / "main.tex").write_text(
        "\\documentclass{article}\\begin{document}Hi \\cite{a}\n"
        "\\bibliographystyle{plain}\\bibliography{refs}\\end{document}\n"
    )
    (folder / "refs.bib").write_text(
        "@book{a, author={L, M.}, title={T}, publisher={P}, year=1980}"
    )
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _BOUNDED, *words, "main.tex"],
        cwd=folder, capture_output=True, text=True, check=False, timeout=SECONDS,
    )  # fmt: skip


_BOUNDED = (
    "import resource, sys\n"
    f"resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))\n"
    "from trykklar.cli import main\n"
    "sys.exit(main(sys.argv[1:]))\n"
)


def fifo(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(20 << 30)


NAMES = (
    *(f"{WORK}/{name}" for name in ("record.json", "word.json", "main.aux", "main.fls", "lock")),
    *(f"{WORK}/{name}" for name in ("checks", ".record.json.new")),
    *("build/manifest.json", "build/main.pdf", "build/.main.pdf.new"),
)


@pytest.mark.parametrize("made", [fifo, endless, sparse])
def test_neither_hangs_nor_fills_the_memory(paper: Path, made: Callable[[Path], None]) -> None:
    for name in (*NAMES, "main.aux"):
        made(paper / name)
    done = run(paper, "check")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    (paper / "main.aux").unlink()
    for _ in range(2):
        done = run(paper, "build", "--no-word")
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert (paper / "build" / "main.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "name", ["build/work/ledger", f"{WORK}/word", f"{WORK}/format", "build/work"]
)
def test_nothing_is_written_where_a_link_leads_out(paper: Path, tmp_path: Path, name: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "mine").write_text("mine")
    path = paper / name
    if path.is_dir():
        (path / "main").rmdir()
        path.rmdir()
    path.symlink_to(home)
    done = run(paper, "build")
    assert done.returncode in {0, 2}
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or "outside of the project" in done.stderr
    assert [entry.name for entry in home.iterdir()] == ["mine"]
    assert (home / "mine").read_text() == "mine"


def test_another_name_of_a_file_is_not_written_through(paper: Path) -> None:
    """A hard link of a name that the program writes under, to a file of the author's."""
    before = (paper / "main.tex").read_bytes()
    for name in (f"{WORK}/lock", f"{WORK}/.record.json.new", "build/.main.pdf.new"):
        (paper / name).hardlink_to(paper / "main.tex")
    assert run(paper, "build", "--no-word").returncode == 0
    assert (paper / "main.tex").read_bytes() == before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_a_build_that_waits_at_a_fifo(paper: Path, number: int) -> None:
    """TeX itself opens what the text names, and waits there; the build has to end all the same."""
    text = (paper / "main.tex").read_text().replace("Hi", "Hi \\input{pipe}")
    (paper / "main.tex").write_text(text)
    os.mkfifo(paper / "pipe.tex")
    with subprocess.Popen(
        [sys.executable, "-m", "trykklar", "build", "main.tex"],
        cwd=paper, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        log = paper / WORK / "main.log"
        deadline = time.monotonic() + SECONDS
        while not log.exists() and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.1)
        time.sleep(0.5)
        process.send_signal(number)
        assert process.wait(SECONDS) == 128 + number or process.returncode == 1
