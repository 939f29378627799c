"""What a manuscript may have read: its own folder, and what the user lets in."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from trykklar.storage.beneath import OutsideError
from trykklar.storage.fence import Fence

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A project in a home with a secret beside it."""
    project = tmp_path / "home" / "æøå og b"
    (project / "sections").mkdir(parents=True)
    (project / "sections" / "a.tex").write_text("own")
    (tmp_path / "home" / "secret").write_text("secret")
    (tmp_path / "home" / "secrets").mkdir()
    (tmp_path / "home" / "secrets" / "b").write_text("secret")
    return project


def test_a_file_of_the_project_is_read_through_any_link_inside(place: Path) -> None:
    fence = Fence(place)
    (place / "link.tex").symlink_to("sections/a.tex")
    (place / "folder").symlink_to("sections")
    for name in ("sections/a.tex", "link.tex", "folder/a.tex", "folder/../sections/a.tex"):
        assert fence.read(place / name) == b"own"
        assert fence.holds(place / name)
        assert fence.owns(place / name)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("link", "../secret"),
        ("folder/b", "../secrets"),
        ("../secret", ""),
        ("sections/../../secret", ""),
        ("twice", "once"),
        ("dot/../../secret", "sections"),
    ],
)
def test_what_lies_outside_is_not_read(place: Path, name: str, target: str) -> None:
    (place / "once").symlink_to("../secret")
    if target:
        (place / name.partition("/")[0]).symlink_to(target)
    fence = Fence(place)
    assert not fence.holds(place / name)
    with pytest.raises(OutsideError):
        fence.read(place / name)


def test_a_sibling_whose_name_begins_alike_is_outside(place: Path) -> None:
    other = place.with_name(place.name + "-2")
    other.mkdir()
    (other / "a").write_text("x")
    assert not Fence(place).holds(other / "a")


def test_the_project_itself_may_be_reached_through_links(place: Path, tmp_path: Path) -> None:
    (tmp_path / "Dropbox").symlink_to(place.parent)
    root = tmp_path / "Dropbox" / place.name
    assert Fence(root).read(root / "sections" / "a.tex") == b"own"
    assert Fence(root).read(place / "sections" / "a.tex") == b"own"


def test_what_was_let_in_is_read_and_not_owned(place: Path) -> None:
    home = place.parent
    (place / "link").symlink_to("../secret")
    file, folder = Fence(place, (home / "secret",)), Fence(place, (home / "secrets",))
    assert file.read(place / "link") == file.read(home / "secret") == b"secret"
    assert folder.read(home / "secrets" / "b") == b"secret"
    assert not file.holds(home / "secrets" / "b")
    assert not file.owns(place / "link")


def test_the_users_own_search_paths_are_open(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIBINPUTS", f".:{place.parent / 'secrets'}//:$HOME/x:")
    assert Fence(place).read(place.parent / "secrets" / "b") == b"secret"
    assert not Fence(place).holds(place.parent / "secrets" / ".." / "secret")


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "x/" * 3000, "\udc80"])
def test_a_name_that_no_system_has_is_not_there(place: Path, name: str) -> None:
    with pytest.raises(OSError, match=r"long|null|No such|directory"):
        Fence(place).read(place / name)


def test_a_link_to_itself_is_not_there(place: Path) -> None:
    (place / "loop").symlink_to("loop")
    with pytest.raises(OSError, match="links"):
        Fence(place).read(place / "loop")


def test_a_file_that_is_swapped_for_a_link_all_the_time_is_never_read_outside(place: Path) -> None:
    """The check is of what was opened: between a look at the name and that, it may be another."""
    target, done = place / "sections", threading.Event()
    (place.parent / "secrets" / "a.tex").write_text("secret")
    (place / "link").symlink_to("../secrets")
    aside = place / "aside"

    def swap() -> None:
        while not done.is_set():
            target.rename(aside)
            (place / "link").rename(target)
            target.rename(place / "link")
            aside.rename(target)

    swapping = threading.Thread(target=swap)
    swapping.start()
    fence, read = Fence(place), set()
    try:
        for _ in range(3000):
            try:
                read.add(fence.read(place / "sections" / "a.tex"))
            except OSError as fault:
                read.add(type(fault).__name__.encode())
    finally:
        done.set()
        swapping.join()
    assert b"own" in read
    assert b"secret" not in read


def test_two_fences_of_one_place_are_the_same(place: Path) -> None:
    assert Fence(place) == Fence(place)
    assert os.fspath(place) in repr(Fence(place))
