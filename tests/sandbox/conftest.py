"""Programs under each way of confining them that works on this machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from trykklar.sandbox import bubblewrap, landlock, method
from trykklar.sandbox.access import Access
from trykklar.sandbox.limits import Limits
from trykklar.sandbox.process import Finished, run

if TYPE_CHECKING:
    from pathlib import Path

WAYS = {"bubblewrap": bubblewrap, "landlock": landlock}

Perl = Callable[[str], Finished]


def force(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Has every program started one way; skips where the kernel does not offer it."""
    if way in WAYS and (obstacle := WAYS[way].obstacle()):
        pytest.skip(obstacle)
    monkeypatch.setenv(method.VARIABLE, way)
    method.method.cache_clear()


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """One way after the other."""
    force(request.param, monkeypatch)
    yield request.param
    method.method.cache_clear()


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
