from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.typeset.conftest import write
from trykklar.cli import main
from trykklar.finding import FatalError
from trykklar.storage.made_folder import clear, confine
from trykklar.typeset import typeset


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file of the user's, outside of every project."""
    path = tmp_path / "home" / "secret"
    path.parent.mkdir()
    path.write_text("mine")
    return path


def test_a_folder_that_a_link_leads_out_of_is_refused(tmp_path: Path, secret: Path) -> None:
    (tmp_path / "paper").mkdir()
    (tmp_path / "paper" / "build").symlink_to(secret.parent)
    with pytest.raises(FatalError, match="outside of the project"):
        confine(tmp_path / "paper", Path("build", "work", "paper"))


def test_a_project_may_be_reached_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "paper").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "paper")
    confine(tmp_path / "link", Path("build"), Path())


def test_links_are_removed_and_nothing_behind_them(tmp_path: Path, secret: Path) -> None:
    work = tmp_path / "work"
    (work / "deep").mkdir(parents=True)
    (work / "deep" / "file").symlink_to(secret)
    (work / "folder").symlink_to(secret.parent)
    (work / "nowhere").symlink_to("nothing")
    (work / "kept").write_text("kept")
    clear(work)
    assert sorted(path.name for path in work.rglob("*")) == ["deep", "kept"]
    assert secret.read_text() == "mine"


@pytest.mark.parametrize("name", ["paper.log", "paper.aux", "record.json", ".record.json.new"])
def test_tex_writes_over_nothing_that_a_stranger_has_linked_to(
    tmp_path: Path, secret: Path, name: str
) -> None:
    paper = write(tmp_path / "paper", body="Text.")
    (paper.root / paper.work).mkdir(parents=True)
    (paper.root / paper.work / name).symlink_to(secret)
    assert typeset(paper).pdf
    assert secret.read_text() == "mine"


def test_a_recorder_file_of_a_strangers_deletes_nothing(tmp_path: Path, secret: Path) -> None:
    paper = write(tmp_path / "paper", body="Text.")
    (paper.root / paper.work).mkdir(parents=True)
    (paper.root / paper.work / "deep").symlink_to(secret.parent)
    listed = f"OUTPUT {paper.work}/deep/secret\nOUTPUT {paper.work}/../../../../home/secret\n"
    paper.made(".fls").write_text(listed)
    assert typeset(paper).pdf
    assert secret.read_text() == "mine"


def test_an_edition_is_not_assembled_outside(
    small: Path, secret: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / "build" / "work" / "article").mkdir(parents=True)
    (small / "build" / "work" / "article" / "floats").symlink_to(secret.parent)
    assert main(["build", "--no-word", "--project", str(small)]) == 0
    assert [path.name for path in secret.parent.iterdir()] == ["secret"]
    (small / "build").rename(small / "old")
    (small / "build").symlink_to(secret.parent)
    assert main(["build", "--no-word", "--project", str(small)]) == 2
    assert "outside of the project" in capsys.readouterr().err
    assert [path.name for path in secret.parent.iterdir()] == ["secret"]


def deep(folder: Path) -> None:
    """More folders in each other than Python calls functions, or than a path is long."""
    at = os.open(folder, os.O_RDONLY)
    for _ in range(3000):
        os.mkdir("a", dir_fd=at)
        inner = os.open("a", os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = inner
    os.close(at)


def flattened(folder: Path) -> None:
    """Removes such folders, which Python's own function for it cannot."""
    subprocess.run(["rm", "-rf", folder], check=True)


def test_folders_however_deep_are_cleared(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    deep(work)
    (work / "a/a/link").symlink_to(tmp_path)
    clear(work)
    assert not (work / "a/a/link").is_symlink()
    flattened(work)


def test_a_paper_with_folders_however_deep_is_set(tmp_path: Path) -> None:
    (tmp_path / "paper.tex").write_text("\\documentclass{minimal}\\begin{document}x\\end{document}")
    made = tmp_path / "build/work/paper"
    made.mkdir(parents=True)
    deep(made)
    assert main(["build", "--no-word", str(tmp_path / "paper.tex")]) == 0
    flattened(made)
