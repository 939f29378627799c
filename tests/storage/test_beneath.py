"""The way down from a folder follows no link, whenever it was put there."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.storage.beneath import OutsideError, folder_at, real, within


def names(path: Path, base: Path, *, make: bool = False) -> list[str]:
    with folder_at(str(path), str(base), make=make) as at:
        return sorted(path.name for path in Path(f"/proc/self/fd/{at}").iterdir())


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "project" / "å b" / "deep").mkdir(parents=True)
    (tmp_path / "project" / "å b" / "deep" / "file").touch()
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "secret").touch()
    return tmp_path


def test_a_folder_below_is_reached(tree: Path) -> None:
    assert names(tree / "project" / "å b" / "deep", tree / "project") == ["file"]
    assert names(tree / "project", tree / "project") == ["å b"]


def test_folders_on_the_way_are_made_where_that_is_asked_for(tree: Path) -> None:
    assert names(tree / "project" / "a" / "b", tree / "project", make=True) == []
    with pytest.raises(FileNotFoundError):
        names(tree / "project" / "c", tree / "project")


@pytest.mark.parametrize("make", [False, True])
def test_a_link_on_the_way_is_not_followed(tree: Path, make: bool) -> None:
    (tree / "project" / "link").symlink_to(tree / "home")
    for path in (tree / "project" / "link", tree / "project" / "link" / "deeper"):
        with pytest.raises(OSError, match=r"Not a directory|symbolic links"):
            names(path, tree / "project", make=make)
    assert [path.name for path in (tree / "home").iterdir()] == ["secret"]


@pytest.mark.parametrize("name", ["home", "project-2", "."])
def test_a_folder_that_is_not_below_is_refused(tree: Path, name: str) -> None:
    with pytest.raises(OutsideError):
        names(tree / name, tree / "project")


def test_a_name_that_only_begins_alike_is_not_within() -> None:
    assert within("/a/b", "/a")
    assert within("/a", "/a")
    assert within("/a", "/")
    assert not within("/ab", "/a")
    assert not within("/", "/a")


def test_a_name_that_no_system_has_is_an_error_of_the_system() -> None:
    with pytest.raises(OSError, match="null"):
        real("a\0b")
