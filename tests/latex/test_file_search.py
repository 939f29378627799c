"""A file is found as TeX finds it, or a file that is there is reported as missing."""

from __future__ import annotations

from pathlib import Path

from trykklar.document import Document
from trykklar.latex.file_lookup import find


def _document(folder: Path) -> Document:
    return Document("main", folder, Path("main.tex"), Path("work"), Path("build"))


def test_small_and_capital_letters_are_alike_where_no_name_is_exact(tmp_path: Path) -> None:
    (tmp_path / "Intro.TEX").touch()
    assert find(_document(tmp_path), "intro", ".tex") == tmp_path / "Intro.TEX"
    (tmp_path / "intro.tex").touch()
    assert find(_document(tmp_path), "intro", ".tex") == tmp_path / "intro.tex"


def test_a_name_alike_outside_of_the_folder_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "inside"
    folder.mkdir()
    (tmp_path / "Secret.tex").touch()
    assert find(_document(folder), "../secret", ".tex") is None


def test_where_there_is_no_folder_there_is_no_file(tmp_path: Path) -> None:
    assert find(_document(tmp_path), "none/such", ".tex") is None
