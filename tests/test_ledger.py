from __future__ import annotations

import fcntl
import os
import time
from typing import TYPE_CHECKING

import pytest

from trykklar.ledger import Ledger, Trail

if TYPE_CHECKING:
    from pathlib import Path

SAID = "all good\n"


@pytest.fixture
def kept(tmp_path: Path) -> Ledger:
    """A ledger of one section, one made file and a lock."""
    for name in ("text/section.tex", "made.aux", "lock"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    book = Ledger(tmp_path / "ledger", ("build",), tmp_path)
    book.keep(SAID, trail(tmp_path), time.time_ns() + 1)
    return book


def trail(folder: Path) -> Trail:
    section, made = frozenset({folder / "text/section.tex"}), frozenset({folder / "made.aux"})
    return Trail(section, made, (folder / "text",), (folder / "lock",))


def test_what_was_said_is_said_again_where_nothing_changed(kept: Ledger) -> None:
    assert kept.recall() == SAID


@pytest.mark.parametrize("name", ["text/section.tex", "made.aux"])
def test_a_changed_or_missing_file_is_noticed(kept: Ledger, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    stat = path.stat()
    path.write_text("another text")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert kept.recall() is None
    path.unlink()
    assert kept.recall() is None


def test_a_file_that_was_added_is_noticed(kept: Ledger, tmp_path: Path) -> None:
    (tmp_path / "text" / "new.tex").write_text("")
    assert kept.recall() is None


def test_a_build_under_way_is_noticed(kept: Ledger, tmp_path: Path) -> None:
    with (tmp_path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert kept.recall() is None


def test_another_question_has_another_answer(kept: Ledger) -> None:
    assert Ledger(kept.folder, ("build", "note"), kept.project).recall() is None


def test_a_file_that_was_saved_during_the_build_is_not_passed_over(tmp_path: Path) -> None:
    since = time.time_ns()
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "section.tex").write_text("saved while TeX ran")
    book = Ledger(tmp_path / "ledger", ("build",), tmp_path)
    book.keep(SAID, trail(tmp_path), since - 10**9)
    assert not book.path.exists()
