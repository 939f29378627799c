"""Passes that fail without a word in the log."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import write
from trykklar.finding import FatalError
from trykklar.typeset import typeset

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script in place of pdflatex, to be filled in."""
    path = tmp_path / "bin" / "pdflatex"
    path.parent.mkdir()
    path.touch(mode=0o755)
    monkeypatch.setenv("PATH", f"{path.parent}{os.pathsep}{os.environ['PATH']}")
    return path


def test_a_disk_that_fills_up_while_tex_writes_is_no_fault_of_the_author(
    engine: Path, tmp_path: Path
) -> None:
    engine.write_text("#!/bin/sh\necho 'fwrite: No space left on device'; exit 1\n")
    with pytest.raises(FatalError, match="the disk is full"):
        typeset(write(tmp_path / "paper", body="Text."))


def test_an_engine_that_dies_is_quoted(engine: Path, tmp_path: Path) -> None:
    engine.write_text("#!/bin/sh\necho \"I can't find the format file 'pdflatex.fmt'!\"; exit 1\n")
    (found,) = typeset(write(tmp_path / "paper", body="Text.")).findings
    assert found.code == "tex-unknown"
    assert "pdflatex.fmt" in found.message
