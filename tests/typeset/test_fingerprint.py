"""A file is the same only where it cannot have been changed, whatever its times say."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from trykklar.storage.stamp import clock
from trykklar.typeset.fingerprint import ABSENT, look

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "refs.bib"
    path.write_text("AAAA")
    return path


def test_a_time_set_back_hides_nothing(file: Path) -> None:
    before = look(file)
    stat = file.stat()
    file.write_text("BBBB")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert not look(file, before).same(before)


def test_a_folder_is_another_when_a_file_comes(tmp_path: Path) -> None:
    before = look(tmp_path)
    assert before.there
    (tmp_path / "new.csv").touch()
    assert not look(tmp_path, before).same(before)


def test_where_its_date_counts_a_file_that_is_saved_again_is_another(file: Path) -> None:
    before = look(file).dated()
    assert look(file, before).same(before)
    os.utime(file, (1, 1))
    assert not look(file, before).same(before)
    assert ABSENT.dated() == ABSENT


def test_another_file_under_the_same_name_is_another(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.bib"
    other.write_text("BBBB")
    for path in (file, other):
        os.utime(path, (1, 1))
    before = look(file)
    other.replace(file)
    assert not look(file, before).same(before)


def test_the_same_content_is_the_same_whatever_the_times(file: Path) -> None:
    before = look(file)
    file.unlink()
    file.write_text("AAAA")
    assert look(file, before).same(before)


def test_a_file_changed_in_the_tick_it_was_looked_at_is_compared_by_content(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file system that counts whole seconds gives both versions one stamp."""
    moment = file.stat().st_mtime_ns
    kept = look(file).lasting(moment)
    stamp = look(file).stamp
    file.write_text("BBBB")
    monkeypatch.setattr("trykklar.typeset.fingerprint.stamp", lambda _: stamp)
    assert not look(file, kept).same(kept)
    assert kept.same(look(file, kept)) is False


def test_a_file_from_before_is_not_read_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = look(file).lasting(file.stat().st_ctime_ns + 1)
    monkeypatch.setattr("trykklar.typeset.fingerprint._digest", lambda _: "read")
    assert look(file, kept) is kept


def test_what_was_saved_while_a_program_read_it_is_the_same_as_nothing(file: Path) -> None:
    started = clock(file.parent)
    assert look(file).doubtful(started + 10**10).same(look(file))
    file.write_text("AAAA")
    mark = look(file).doubtful(started)
    assert not look(file, mark).same(mark)


def test_a_date_in_the_future_is_no_doubt(file: Path) -> None:
    """Unpacked in another time zone: it would start a pass each time."""
    started = file.stat().st_ctime_ns + 1
    later = started + 10**13
    os.utime(file, ns=(later, later))
    mark = look(file)
    assert mark.stamp.mtime_ns == later
    assert not mark.stamp._replace(ctime_ns=0).since(started)


def test_tex_own_files_are_known_by_stamp_alone(file: Path) -> None:
    before = look(file, content=False)
    assert before.digest == ""
    assert look(file, before, content=False).same(before)
    stat = file.stat()
    file.write_text("BBBB")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert not look(file, before, content=False).same(before)


def test_a_file_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    assert look(tmp_path / "none") is ABSENT
    assert clock(tmp_path / "none") > 0
