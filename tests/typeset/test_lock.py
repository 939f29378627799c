"""Two builds of one document at the same time."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.typeset.conftest import write
from trykklar.finding import CannotGoOn
from trykklar.typeset import typeset
from trykklar.typeset.lock import locked

if TYPE_CHECKING:
    from pathlib import Path


def test_the_second_of_two_builds_is_told_of_the_first(tmp_path: Path) -> None:
    paper = write(tmp_path, body="Text.")
    (tmp_path / paper.work).mkdir(parents=True)
    with locked(paper), pytest.raises(CannotGoOn, match=f"paper is running .process {os.getpid()}"):
        typeset(paper)
    assert typeset(paper).pdf


def test_a_lock_that_was_left_behind_is_no_lock(tmp_path: Path) -> None:
    paper = write(tmp_path, body="Text.")
    (tmp_path / paper.work).mkdir(parents=True)
    (tmp_path / paper.work / "lock").write_text("1")
    assert typeset(paper).pdf


def test_a_folder_that_is_read_only_is_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = write(tmp_path, body="Text.")

    def refused(*_: object) -> NoReturn:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(CannotGoOn, match="read-only"):
        typeset(paper)
