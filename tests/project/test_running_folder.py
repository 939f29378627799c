"""TeX runs where the files are that the text names, and reads nothing above the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.finding import FatalError
from trykklar.project.running_folder import running_folder
from trykklar.project.selection import plain

if TYPE_CHECKING:
    from pathlib import Path

TEXT = r"\documentclass{article}\begin{document}\input{parts/one}\bibliography{lists/refs}"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A main file in a folder, whose names start at the repository's root."""
    for folder in (".git", "tex", "parts", "lists"):
        (tmp_path / folder).mkdir()
    (tmp_path / "tex" / "main.tex").write_text(TEXT)
    (tmp_path / "parts" / "one.tex").write_text("One.")
    (tmp_path / "lists" / "refs.bib").write_text("")
    return tmp_path.resolve()


def test_names_that_start_at_the_root_of_a_repository_are_found(repository: Path) -> None:
    document = plain(repository / "tex" / "main.tex")
    assert document.root == repository
    assert document.source == repository / "tex" / "main.tex"
    assert document.result(".pdf") == repository / "tex" / "build" / "main.pdf"


def test_a_text_whose_files_lie_beside_it_stays_in_its_folder(repository: Path) -> None:
    for name in ("parts", "lists"):
        (repository / name).rename(repository / "tex" / name)
    assert plain(repository / "tex" / "main.tex").root == repository / "tex"


def test_nothing_is_looked_for_outside_of_a_repository(repository: Path) -> None:
    (repository / ".git").rmdir()
    assert plain(repository / "tex" / "main.tex").root == repository / "tex"
    (repository / "tex" / ".git").mkdir()
    assert plain(repository / "tex" / "main.tex").root == repository / "tex"


def test_where_two_folders_fit_neither_is_chosen(repository: Path) -> None:
    deep = repository / "tex" / "deep"
    deep.mkdir()
    for name, file in (("parts", "one.tex"), ("lists", "refs.bib")):
        (repository / "tex" / name).mkdir()
        (repository / "tex" / name / file).write_text("")
    assert running_folder(deep / "main.tex", TEXT) == deep


@pytest.mark.parametrize("name", ["/etc/passwd", "../parts/one", r"\folder/one", "~/one", "#1"])
def test_names_that_lead_elsewhere_say_nothing(repository: Path, name: str) -> None:
    main = repository / "tex" / "main.tex"
    assert running_folder(main, rf"\input{{{name}}}") == main.parent


def test_a_comment_names_nothing(repository: Path) -> None:
    main = repository / "tex" / "main.tex"
    assert running_folder(main, "% \\input{parts/one}") == main.parent


def test_a_folder_that_was_asked_for_is_taken(repository: Path) -> None:
    main = repository / "tex" / "main.tex"
    assert plain(main, folder=repository / "tex").root == repository / "tex"
    assert plain(main, folder=repository).main.as_posix() == "tex/main.tex"


def test_a_folder_that_the_main_file_does_not_lie_in_is_refused(repository: Path) -> None:
    main = repository / "tex" / "main.tex"
    with pytest.raises(FatalError, match="does not lie in"):
        plain(main, folder=repository / "parts")
    with pytest.raises(FatalError, match="There is no folder"):
        plain(main, folder=repository / "nowhere")
