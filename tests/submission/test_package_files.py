"""A submission is there whole, or not at all, and is the same for the same files."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.storage.test_tree_removal import deep
from trykklar.finding import FatalError
from trykklar.submission.package_files import deliver, remove, with_manifest, zipped

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"source/a.tex": b"a", "b.pdf": b"b"}


def test_the_zip_says_no_day_and_no_user() -> None:
    whole = zipped(FILES, "paper")
    assert whole == zipped(dict(reversed(FILES.items())), "paper")
    entries = zipfile.ZipFile(io.BytesIO(whole)).infolist()
    assert [entry.filename for entry in entries] == ["paper/b.pdf", "paper/source/a.tex"]
    assert {(entry.date_time[:3], entry.compress_type) for entry in entries} == {((1980, 1, 1), 0)}


def test_the_manifest_has_each_file_with_its_size() -> None:
    listed = json.loads(with_manifest(FILES, {"main": "a.tex"})["manifest.json"])
    assert listed["files"]["b.pdf"]["bytes"] == 1
    assert len(listed["files"]["b.pdf"]["sha256"]) == 64
    assert set(listed["files"]) == set(FILES)


def test_what_was_there_before_is_replaced_as_a_whole(tmp_path: Path) -> None:
    folder = tmp_path / "build" / "submission" / "paper æ"
    deliver({"old.tex": b"old"}, folder, tmp_path)
    archive = deliver(FILES, folder, tmp_path)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert there == set(FILES)
    assert sorted(path.name for path in folder.parent.iterdir()) == ["paper æ", archive.name]


def test_a_submission_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "build" / "submission" / "paper"
    with pytest.raises(FatalError):
        deliver({"a": b"", "a/b": b""}, folder, tmp_path)
    assert list(folder.parent.iterdir()) == []


def test_a_link_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    """A stranger's manuscript may come with a link in its build folder."""
    outside = tmp_path / "home"
    (outside / "paper").mkdir(parents=True)
    root = tmp_path / "project"
    (root / "build").mkdir(parents=True)
    (root / "build" / "submission").symlink_to(outside)
    with pytest.raises(FatalError):
        remove(root / "build" / "submission" / "paper", root)
    assert (outside / "paper").is_dir()


def test_a_link_within_the_project_brings_no_file_of_the_authors_in_danger(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "one.tex").write_text("Words.")
    (tmp_path / "build" / "submission").symlink_to(tmp_path)
    with pytest.raises(FatalError, match="is a link"):
        remove(tmp_path / "build" / "submission" / "chapters", tmp_path)
    assert (tmp_path / "chapters" / "one.tex").is_file()


def test_what_stands_there_is_removed_however_deep_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "build" / "submission" / "paper"
    folder.mkdir(parents=True)
    deep(folder, 1200)
    remove(folder, tmp_path)
    assert not folder.exists()
