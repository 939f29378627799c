"""Two builds of one document at the same time."""

from __future__ import annotations

import errno
import os
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.typeset.conftest import write
from trykklar.finding import FatalError
from trykklar.typeset import build_lock, typeset
from trykklar.typeset.build_lock import locked

if TYPE_CHECKING:
    from pathlib import Path


def test_the_second_of_two_builds_is_informed_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_lock, "_PATIENCE", 0.2)
    paper = write(tmp_path, body="Text.")
    (tmp_path / paper.work).mkdir(parents=True)
    with locked(paper), pytest.raises(FatalError, match=f"paper is running .process {os.getpid()}"):
        typeset(paper)
    assert typeset(paper).pdf


def test_the_second_of_two_builds_waits_for_the_first(tmp_path: Path) -> None:
    paper = write(tmp_path, body="Text.")
    (tmp_path / paper.work).mkdir(parents=True)
    with ThreadPoolExecutor() as worker:
        with locked(paper):
            second = worker.submit(typeset, paper)
            time.sleep(0.3)
            assert not second.done()
        assert second.result().pdf


def test_who_waits_can_be_stopped(tmp_path: Path) -> None:
    paper = write(tmp_path, body="Text.")
    (tmp_path / paper.work).mkdir(parents=True)
    stop = Event()
    stop.set()
    with locked(paper), pytest.raises(KeyboardInterrupt):
        typeset(paper, stop=stop)


def test_a_program_that_outlived_its_build_is_kept_apart_from_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_lock, "_PATIENCE", 0.2)
    paper = write(tmp_path, body="Text.")
    (tmp_path / paper.work).mkdir(parents=True)
    with locked(paper) as descriptor:
        os.pwrite(descriptor, b"99999999", 0)
        with pytest.raises(FatalError, match="was killed, but a program"):
            typeset(paper)


def test_the_lock_is_not_written_through_a_link(tmp_path: Path) -> None:
    paper = write(tmp_path, body="Text.")
    (tmp_path / paper.work).mkdir(parents=True)
    (tmp_path / "mine").write_text("mine")
    (tmp_path / paper.work / "lock").symlink_to(tmp_path / "mine")
    assert typeset(paper).pdf
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_lock_that_was_left_behind_is_no_lock(tmp_path: Path) -> None:
    paper = write(tmp_path, body="Text.")
    (tmp_path / paper.work).mkdir(parents=True)
    (tmp_path / paper.work / "lock").write_text("1")
    assert typeset(paper).pdf


def test_a_folder_that_is_read_only_is_reported_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = write(tmp_path, body="Text.")

    def refused(*_: object) -> NoReturn:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(FatalError, match="read-only"):
        typeset(paper)
