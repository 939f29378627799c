"""Which folders belong to one work: those of one repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.storage.repository import repository_top

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("git", ["folder", "file"])  # a worktree and a submodule have a file
def test_the_top_is_where_git_keeps_its_own(tmp_path: Path, git: str) -> None:
    folder = tmp_path / "på norsk" / "tekst"
    folder.mkdir(parents=True)
    made = folder.parent / ".git"
    made.mkdir() if git == "folder" else made.write_text("gitdir: elsewhere")
    assert repository_top(folder) == repository_top(folder.parent) == folder.parent
    assert repository_top(tmp_path) is None


def test_a_home_under_version_control_is_not_one_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "paper").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    assert repository_top(tmp_path / "paper") is None
