"""A manuscript beside a secret, and a program that could do anything with it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from trykklar.sandbox.access import Access
from trykklar.sandbox.limits import Limits
from trykklar.sandbox.process import Finished, run

if TYPE_CHECKING:
    from pathlib import Path

Perl = Callable[[str], Finished]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A manuscript's folder beside a secret, with a folder to work in."""
    folder = tmp_path / "en artikkel på nynorsk"
    (folder / "build").mkdir(parents=True)
    (folder / "main.tex").write_text("text", encoding="utf-8")
    (tmp_path / "secret.tex").write_text("what nobody else may read", encoding="utf-8")
    return folder


@pytest.fixture
def perl(way: str, paper: Path) -> Perl:  # noqa: ARG001 - it is in force while the program runs
    """Runs Perl, which can ask the kernel for anything, as if it worked on the manuscript."""

    def ran(script: str) -> Finished:
        return run(
            ("perl", "-e", script),
            folder=paper,
            environment={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            access=Access((paper,), (paper / "build",)),
            limits=Limits(20.0),
        )

    return ran
