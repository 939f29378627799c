"""What several tests need: a small manuscript to spoil, and the real editions built once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from trykklar.commands.new import TEMPLATE

PROJECT = Path(__file__).parent.parent

Spoil = Callable[[str, str, str], None]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The manuscript that `new` makes, in a folder with a blank and Norwegian letters."""
    folder = tmp_path / "bolig og æøå"
    shutil.copytree(TEMPLATE, folder)
    return folder


@pytest.fixture
def spoil(small: Path) -> Spoil:
    """Replace a piece of one of the small manuscript's files; the piece must be there."""

    def replace(file: str, old: str, new: str) -> None:
        path = small / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real manuscript, in a folder with a blank and Norwegian letters."""
    folder = tmp_path_factory.mktemp("prosjekt") / "trykk klår"
    folder.mkdir()
    for name in ("manuscript", "figures"):
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copy(PROJECT / "references.bib", folder)
    return folder
