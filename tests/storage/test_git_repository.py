"""A repository that came with a manuscript is read as a stranger's: no other file is opened."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from dulwich import porcelain
from dulwich.objects import Blob, Commit, Tree
from dulwich.refs import Ref
from dulwich.repo import Repo

from trykklar.diff import revision_files
from trykklar.diff.revision import find
from trykklar.diff.revision_files import names, write_revision
from trykklar.finding import FatalError
from trykklar.review.uncommitted import uncommitted
from trykklar.storage import git_repository
from trykklar.storage.fence import Fence
from trykklar.storage.memory_bound import bounded_memory

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A manuscript that was committed."""
    folder = tmp_path / "artikkel æ"
    folder.mkdir()
    (folder / "main.tex").write_text("x", encoding="utf-8")
    porcelain.init(str(folder))
    porcelain.add(str(folder), [str(folder / "main.tex")])
    porcelain.commit(
        str(folder), b"Revised", author=b"A <a@example.org>", committer=b"A <a@example.org>"
    )
    return folder


def committed(folder: Path, tree: Tree, when: int = 0) -> None:
    """Puts a commit of a tree into the repository, as the branch `hostile`."""
    with Repo(str(folder)) as repo:
        commit = Commit()
        commit.tree, commit.message = tree.id, b"x"
        commit.author = commit.committer = b"A <a@example.org>"
        commit.author_time = commit.commit_time = when
        commit.author_timezone = commit.commit_timezone = 0
        repo.object_store.add_object(commit)
        repo.refs[Ref(b"refs/heads/hostile")] = commit.id


def nested(folder: Path, depth: int, width: int) -> Tree:
    """A file in so many folders within each other, each so many times."""
    with Repo(str(folder)) as repo:
        blob, tree = Blob.from_string(b"x"), Tree()
        tree.add(b"main.tex", 0o100644, blob.id)
        repo.object_store.add_object(blob)
        repo.object_store.add_object(tree)
        for _ in range(depth):
            above = Tree()
            for number in range(width):
                above.add(b"d%d" % number, 0o40000, tree.id)
            repo.object_store.add_object(above)
            tree = above
    return tree


@pytest.mark.parametrize(
    "name", ["config", "HEAD", "packed-refs", "objects/info/alternates", "info/grafts", "commondir"]
)
@pytest.mark.parametrize("kind", ["a FIFO", "an endless device", "a link out"])
def test_what_is_no_file_of_the_repository_is_not_opened(paper: Path, name: str, kind: str) -> None:
    path = paper / ".git" / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    if kind == "a FIFO":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero" if kind == "an endless device" else "/etc/passwd")
    for ask in (
        lambda: find("HEAD", paper),
        lambda: uncommitted([paper / "main.tex"], Fence(paper)),
    ):
        with pytest.raises(FatalError) as raised:
            ask()
        assert "root:" not in raised.value.message


def test_a_configuration_includes_no_other_file(paper: Path) -> None:
    with (paper / ".git" / "config").open("a", encoding="utf-8") as file:
        file.write("[include]\n\tpath = /etc/passwd\n[extensions]\n\tpartialClone = origin\n")
    assert find("HEAD", paper).subject == "Revised"


@pytest.mark.parametrize("text", ["[core]\nrepositoryformatversion = 9\n", "[extensions]\nx = y\n"])
def test_a_repository_of_another_kind_is_refused_in_words(paper: Path, text: str) -> None:
    (paper / ".git" / "config").write_text(text, encoding="utf-8")
    with pytest.raises(FatalError, match="cannot be read"):
        find("HEAD", paper)


@pytest.mark.parametrize(("depth", "width"), [(12, 10), (1500, 1)], ids=["wide", "deep"])
def test_folders_that_stand_in_each_other_are_not_written(
    paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, depth: int, width: int
) -> None:
    monkeypatch.setattr(revision_files, "_MOST_FILES", 2000)
    committed(paper, nested(paper, depth, width))
    target = tmp_path / "target"
    target.mkdir()
    revision = find("hostile", paper)
    with pytest.raises(FatalError, match="it is not read"):
        write_revision(revision, paper, target)
    with pytest.raises(FatalError, match="it is not read"):
        names(revision, paper)
    assert not list(target.iterdir())


@pytest.mark.parametrize("when", [10**20, -(10**15)])
def test_a_commit_of_no_time_is_refused_in_words(paper: Path, when: int) -> None:
    committed(paper, nested(paper, 0, 0), when)
    with pytest.raises(FatalError, match="cannot be read"):
        find("hostile", paper)


def test_a_repository_elsewhere_has_to_know_the_folder(paper: Path, tmp_path: Path) -> None:
    """As one of a worktree or a submodule does; a file `.git` alone would lead anywhere."""
    folder = tmp_path / "stranger"
    folder.mkdir()
    (folder / ".git").write_text(f"gitdir: {paper}/.git\n", encoding="utf-8")
    with pytest.raises(FatalError, match="leads out"):
        find("HEAD", folder)
    with (paper / ".git" / "config").open("a", encoding="utf-8") as file:
        file.write(f"[core]\n\tworktree = {folder}\n")
    assert find("HEAD", folder).subject == "Revised"


@pytest.mark.parametrize("kind", ["a FIFO", "an endless device", "no configuration"])
def test_a_repository_beside_is_not_waited_for(tmp_path: Path, kind: str) -> None:
    """A stranger's `.git` may lead to another folder that came with it."""
    folder, beside = tmp_path / "paper", tmp_path / "beside"
    folder.mkdir()
    beside.mkdir()
    (folder / ".git").write_text("gitdir: ../beside\n", encoding="utf-8")
    if kind == "a FIFO":
        os.mkfifo(beside / "config")
    elif kind == "an endless device":
        (beside / "config").symlink_to("/dev/zero")
    else:
        (beside / "config").write_text("[core\n", encoding="utf-8")
    with pytest.raises(FatalError, match="is not read"):
        find("HEAD", folder)


def test_what_unpacks_to_any_size_is_refused_in_words(
    paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git_repository, "bounded_memory", lambda: bounded_memory(64 << 20))
    with Repo(str(paper)) as repo:
        blob, tree = Blob.from_string(bytes(200 << 20)), Tree()
        tree.add(b"main.tex", 0o100644, blob.id)
        repo.object_store.add_object(blob)
        repo.object_store.add_object(tree)
    committed(paper, tree)
    (tmp_path / "target").mkdir()
    with pytest.raises(FatalError, match="unpacks to more than"):
        write_revision(find("hostile", paper), paper, tmp_path / "target")


def test_a_worktree_is_read(paper: Path, tmp_path: Path) -> None:
    folder, own = tmp_path / "other", paper / ".git" / "worktrees" / "other"
    folder.mkdir()
    own.mkdir(parents=True)
    (folder / ".git").write_text(f"gitdir: {own}\n", encoding="utf-8")
    (own / "gitdir").write_text(f"{folder}/.git\n", encoding="utf-8")
    (own / "commondir").write_text("../..\n", encoding="utf-8")
    (own / "HEAD").write_text(f"{find('HEAD', paper).number}\n", encoding="utf-8")
    assert find("HEAD", folder).subject == "Revised"
