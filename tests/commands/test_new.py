from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.cli import main
from trykklar.project.paper import read

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_new_manuscript_is_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "min artikkel"
    assert main(["new", str(folder)]) == 0
    assert read(folder).paper.editions["article"].sections == ("introduction", "findings")
    assert f'--project "{folder}"' in capsys.readouterr().out


def test_a_folder_whose_name_commands_a_terminal_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "a\x1b[2Jb")]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.tex").write_text("mine")
    assert main(["new", str(tmp_path)]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]
    assert "is not empty" in capsys.readouterr().err


def test_a_file_in_its_place_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "thesis"
    path.write_text("mine")
    assert main(["new", str(path)]) == 2
    assert path.read_text() == "mine"
