"""Two commands at work in one folder: each ends right, and so is what they leave."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Spoil

SECTION = "manuscript/sections/article/findings.tex"
PINNED = {"SOURCE_DATE_EPOCH": "1700000000"}


def start(folder: Path, command: str = "build", *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "trykklar", command, *words, "--project", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **PINNED},
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    output = process.communicate(timeout=120)[0]
    assert "Traceback" not in output
    return process.returncode, output


def outputs(folder: Path) -> list[bytes]:
    return [(folder / "build" / name).read_bytes() for name in ("article.pdf", "article.docx")]


def texts(folder: Path) -> list[str]:
    pdf = folder / "build" / "article.pdf"
    read = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout
    with ZipFile(folder / "build" / "article.docx") as docx:
        return [read.decode(), docx.read("word/document.xml").decode()]


@pytest.mark.parametrize("between", [0.0, 1.5])
def test_two_builds_at_once_wait_for_each_other(small: Path, between: float) -> None:
    first = start(small)
    time.sleep(between)
    second = start(small)
    results = [ended(first), ended(second)]
    assert [status for status, _ in results] == [0, 0], results
    together = outputs(small)
    (small / "build").rename(small / "first")
    assert ended(start(small))[0] == 0
    assert outputs(small) == together


def test_a_build_beside_a_watch_is_right_and_the_watch_goes_on(small: Path, spoil: Spoil) -> None:
    watch = start(small, "watch")
    while not (small / "build" / "article.synctex.gz").exists():
        assert watch.poll() is None
        time.sleep(0.05)
    time.sleep(0.3)
    builds = []
    for old, new in (("Quotations", "Quodlibets"), ("Quodlibets", "Quibbles")):
        spoil(SECTION, old, new)
        builds.append(start(small))
        time.sleep(0.4)
    results = [ended(build) for build in builds]
    assert [status for status, _ in results] == [0, 0], results
    spoil(SECTION, "Quibbles", "Quanta")
    deadline = time.monotonic() + 60
    while "Quanta" not in texts(small)[0]:
        assert watch.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.1)
    watch.terminate()
    assert ended(watch)[0] == 0
    assert ended(start(small))[0] == 0
    assert all("Quanta" in text for text in texts(small))


def test_word_waits_for_a_build(small: Path) -> None:
    build = start(small)
    time.sleep(1)
    word = start(small, "word")
    results = [ended(build), ended(word)]
    assert [status for status, _ in results] == [0, 0], results
    with ZipFile(small / "build" / "article.docx") as docx:
        assert docx.testzip() is None
