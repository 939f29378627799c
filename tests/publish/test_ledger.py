from __future__ import annotations

import fcntl
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from trykklar.publish.ledger import Ledger, Trail
from trykklar.storage.sought import of_paths
from trykklar.storage.stamp import stamp

OUTPUT = "all good\n"


@pytest.fixture
def kept(tmp_path: Path) -> Ledger:
    """A ledger of one section, one made file and a lock."""
    for name in ("text/section.tex", "made.aux", "lock"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    book = Ledger(tmp_path / "ledger", ("build",), tmp_path)
    book.keep(OUTPUT, trail(tmp_path), time.time_ns() + 1)
    return book


def trail(folder: Path) -> Trail:
    section, made = frozenset({folder / "text/section.tex"}), frozenset({folder / "made.aux"})
    return Trail(section, made, (folder / "text",), (folder / "lock",))


def test_what_was_printed_is_printed_again_where_nothing_changed(kept: Ledger) -> None:
    assert kept.recall() == OUTPUT


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
    book.keep(OUTPUT, trail(tmp_path), since - 10**9)
    assert not book.path.exists()


def test_a_file_torn_to_the_same_size_and_time_is_noticed(kept: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "made.aux"
    stat = path.stat()
    path.write_bytes(bytes(stat.st_size))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert kept.recall() is None


def test_a_file_that_was_looked_for_is_noticed_when_it_comes(tmp_path: Path, kept: Ledger) -> None:
    sought = of_paths([Path("extra.tex"), Path("made.aux")])
    found = replace(trail(tmp_path), sought=((tmp_path, sought),))
    kept.keep(OUTPUT, found, time.time_ns() + 1)
    (tmp_path / "notes.txt").write_text("nobody asks for it")
    assert kept.recall() == OUTPUT
    (tmp_path / "extra.tex").write_text("")
    assert kept.recall() is None


def test_a_file_of_the_last_tick_is_compared_by_content(
    tmp_path: Path, kept: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a file system that counts whole seconds, what is torn right after has the same stamp."""
    monkeypatch.setattr("trykklar.publish.ledger.clock", lambda _: 0)
    kept.keep(OUTPUT, trail(tmp_path), time.time_ns() + 1)
    assert kept.recall() == OUTPUT
    before = stamp(tmp_path / "made.aux")
    (tmp_path / "made.aux").write_text("edam.xua")
    real = stamp
    monkeypatch.setattr(
        "trykklar.publish.ledger.stamp",
        lambda path: before if str(path).endswith("made.aux") else real(path),
    )
    assert kept.recall() is None


def test_a_file_renamed_in_the_authors_folders_is_noticed(kept: Ledger, tmp_path: Path) -> None:
    (tmp_path / "text" / "other.toml").write_text("")
    kept.keep(OUTPUT, trail(tmp_path), time.time_ns() + 1)
    assert kept.recall() == OUTPUT
    (tmp_path / "text" / "other.toml").rename(tmp_path / "text" / "another.toml")
    assert kept.recall() is None
