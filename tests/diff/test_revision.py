"""A revision as an author names it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from dulwich import porcelain

from trykklar.diff.revision import find
from trykklar.diff.revision_files import copy_folder, write_revision
from trykklar.finding import FatalError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.diff.conftest import Commit


@pytest.mark.parametrize(
    "asked", ["submitted", "HEAD~1", "HEAD^", "master~", "2026-01-01", "2026-01-15 10:00"]
)
def test_a_tag_a_step_back_and_a_date_lead_to_the_commit(paper: Path, asked: str) -> None:
    assert find(asked, paper).subject == "As submitted"


def test_a_commit_is_known_by_the_beginning_of_its_number(paper: Path) -> None:
    number = find("HEAD", paper).number
    assert find(number[:7], paper).number == number
    assert find(number[:7], paper).label == number[:7]
    assert find("submitted", paper).label == f"submitted ({find('submitted', paper).number[:7]})"


def test_an_annotated_tag_leads_to_its_commit(paper: Path) -> None:
    porcelain.tag_create(
        str(paper), b"v2", author=b"A <a@example.org>", message=b"second", annotated=True
    )
    assert find("v2", paper).subject == "Revised"


def test_a_day_ends_at_midnight_so_that_what_was_submitted_on_it_is_in(paper: Path) -> None:
    assert find("2026-02-01", paper).subject == "Revised"
    assert find("2026-01-31", paper).subject == "As submitted"


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        ("submited", "There is no revision 'submited'", "Did you mean 'submitted'?"),
        ("zzz", "There is no revision 'zzz'", "submitted, master"),
        ("HEAD~9", "ends before", "date"),
        ("HEAD^2", "ends before", "date"),
        ("HEAD~1x", "There is no revision 'HEAD~1x'", ""),
        ("HEAD~999999999", "ends before", "date"),
        ("2025-12-31", "There is no commit up to 2025-12-31", "Name a tag"),
        ("2026-13-45", "There is no date", "Write it as"),
        ("", "There is no revision ''", "submitted"),
        ("HEAD:main.tex", "There is no revision", ""),
    ],
)
def test_what_is_no_revision_is_answered_with_those_there_are(
    paper: Path, asked: str, message: str, hint: str
) -> None:
    with pytest.raises(FatalError) as caught:
        find(asked, paper)
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_a_folder_without_a_repository_says_so(tmp_path: Path) -> None:
    with pytest.raises(FatalError, match="no Git repository"):
        find("HEAD", tmp_path)


def test_a_repository_without_a_commit_says_so(tmp_path: Path) -> None:
    porcelain.init(str(tmp_path))
    with pytest.raises(FatalError, match="no revision 'HEAD'"):
        find("HEAD", tmp_path)


def test_a_shallow_clone_is_advised_how_to_get_its_history(paper: Path) -> None:
    (paper / ".git" / "shallow").write_text(find("HEAD", paper).number + "\n", "utf-8")
    for asked in ("HEAD~1", "2026-01-10"):
        with pytest.raises(FatalError) as caught:
            find(asked, paper)
        assert "git fetch --unshallow" in caught.value.hint


def test_a_repository_in_pieces_is_no_traceback(paper: Path) -> None:
    for file in (paper / ".git" / "objects").rglob("*"):
        if file.is_file():
            file.chmod(0o644)
            file.write_bytes(b"garbage")
    with pytest.raises(FatalError):
        find("submitted", paper)


def test_a_configuration_that_names_programs_starts_none(paper: Path, tmp_path: Path) -> None:
    trap = tmp_path / "started"
    (paper / ".git" / "config").write_text(
        f"[core]\n\tfsmonitor = touch {trap}\n\tsshCommand = touch {trap}\n"
        f'[filter "x"]\n\tsmudge = touch {trap}\n',
        "utf-8",
    )
    (paper / ".gitattributes").write_text("* filter=x\n", "utf-8")
    target = tmp_path / "copy"
    target.mkdir()
    write_revision(find("submitted", paper), paper, target)
    assert (target / "main.tex").is_file()
    assert not trap.exists()


def test_files_are_written_as_they_were(paper: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    target.mkdir()
    write_revision(find("submitted", paper), paper, target)
    assert "A part that goes" in (target / "main.tex").read_text("utf-8")
    assert "forty" in (target / "deel/methode.tex").read_text("utf-8")


def test_only_the_folder_of_the_manuscript_is_written(commit: Commit, tmp_path: Path) -> None:
    number = commit({"a/main.tex": "x", "b/data.csv": "y"}, "Two folders")
    folder: Path = commit.folder  # type: ignore[attr-defined]
    target = tmp_path / "copy"
    target.mkdir()
    write_revision(find(number, folder), folder / "a", target)
    assert [path.name for path in target.iterdir()] == ["main.tex"]
    (folder / "c").mkdir()
    with pytest.raises(FatalError, match="c was not there yet"):
        write_revision(find(number, folder), folder / "c", target)


def test_a_link_of_a_stranger_leads_nowhere(commit: Commit, tmp_path: Path) -> None:
    folder: Path = commit.folder  # type: ignore[attr-defined]
    (folder / "far").symlink_to("/etc/passwd")
    (folder / "near").symlink_to("main.tex")
    commit({"main.tex": "x"}, "Links")
    porcelain.add(str(folder), [str(folder / "far"), str(folder / "near")])
    number = porcelain.commit(
        str(folder), message=b"Links", author=b"A <a@b.c>", committer=b"A <a@b.c>"
    ).decode()
    target = tmp_path / "copy"
    target.mkdir()
    write_revision(find(number, folder), folder, target)
    assert not os.path.lexists(target / "far")
    assert (target / "near").read_text("utf-8") == "x"


def test_a_folder_is_copied_without_what_was_made_in_it(tmp_path: Path) -> None:
    source, target = tmp_path / "før", tmp_path / "copy"
    for name in ("main.tex", "build/main.pdf", ".git/config", "deel/æ.tex"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text("x", "utf-8")
    (source / "link.tex").symlink_to("/etc/passwd")
    target.mkdir()
    copy_folder(source, target)
    found = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    assert found == {"main.tex", "deel/æ.tex"}
