"""A disk that is full: one message, exit status 2, and what was handed out is whole."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from trykklar.commands.new import TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECTION = "manuscript/sections/article/findings.tex"


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small disk of its own, with a manuscript that was built and then changed."""
    folder = tmp_path_factory.mktemp("disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("only root can mount a small disk")
    try:
        subprocess.run(["cp", "-r", TEMPLATE, folder / "paper"], check=True)
        status, output = run(folder, "build")
        assert status == 0, output
        section = folder / "paper" / SECTION
        section.write_text(section.read_text().replace("Quotations", "Citations (p. 7-8)"))
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture(autouse=True)
def _room(disk: Path) -> Iterator[None]:
    """Room again after each test."""
    yield
    (disk / "fill").unlink(missing_ok=True)


def run(disk: Path, *words: str) -> tuple[int, str]:
    project = () if words[1:] and words[1] != "--fix" else ("--project", disk / "paper")
    done = subprocess.run(
        [sys.executable, "-m", "trykklar", *words, *project],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout + done.stderr


def fill(disk: Path, left: int) -> None:
    """Leave so many bytes free, and no more."""
    fill = disk / "fill"
    fill.unlink(missing_ok=True)
    free = os.statvfs(disk).f_bfree * os.statvfs(disk).f_frsize
    with suppress(OSError):
        fill.write_bytes(b"x" * (free - left))


def handed_out(disk: Path) -> list[bytes]:
    return [(disk / "paper" / "build" / f"article.{end}").read_bytes() for end in ("pdf", "docx")]


@pytest.mark.parametrize(
    ("command", "left"), [("build", 0), ("build", 70_000), ("word", 0), ("watch", 0)]
)
def test_a_full_disk_is_reported_and_damages_nothing(disk: Path, command: str, left: int) -> None:
    before = handed_out(disk)
    with (disk / "paper" / SECTION).open("a") as section:
        section.write(f"One word more for {command}.\n")
    fill(disk, left)
    status, output = run(disk, command)
    assert (status, "the disk is full" in output, "Traceback" in output) == (2, True, False), output
    assert handed_out(disk) == before


def test_a_correction_that_cannot_be_written_leaves_the_text_whole(disk: Path) -> None:
    bibliography = disk / "paper" / "references.bib"
    before = bibliography.read_text()
    faulty = before.replace("{10.1111", "{doi:10.1111") + "% as long as a page\n" * 300
    bibliography.write_text(faulty)
    fill(disk, 0)
    status, output = run(disk, "check", "--fix")
    assert (status, "the disk is full" in output, "Traceback" in output) == (2, True, False), output
    assert bibliography.read_text() == faulty
    (disk / "fill").unlink()
    bibliography.write_text(before)


def test_a_new_manuscript_is_made_whole_or_not_at_all(disk: Path) -> None:
    fill(disk, 8_000)
    status, output = run(disk, "new", str(disk / "mine"))
    assert (status, "the disk is full" in output) == (2, True), output
    (disk / "fill").unlink()
    assert run(disk, "new", str(disk / "mine"))[0] == 0


def test_a_full_folder_for_temporary_files_keeps_nobody_from_building(
    disk: Path, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(disk, 0)
    monkeypatch.setenv("TMPDIR", str(disk))
    status, output = run(disk, "build", "--project", str(small))
    assert (status, "Traceback" in output) == (0, False), output


def test_with_room_again_all_is_as_ever(disk: Path) -> None:
    status, output = run(disk, "build")
    assert status == 0, output
