"""Every planted leak is taken out or found, and the clean manuscript raises no alarm."""

from __future__ import annotations

import os
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.blind import planted
from trykklar import cli
from trykklar.poppler import page_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HIDING = [f"--hide={name}" for name in planted.HIDE]


def test_every_leak_that_cannot_be_taken_out_is_an_error_and_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main = planted.write(tmp_path / "paper", leaking=True)
    assert cli.main(["submit", str(main), "--blind", *HIDING]) == 1
    printed = " ".join(capsys.readouterr().out.split())
    missed = [name for name in planted.FOUND if f"'{name}" not in printed]
    assert missed == []
    assert [name for name in planted.REMOVED if name in printed] == []
    assert not list((main.parent / "build" / "submission").iterdir())


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a") / "paper"
    main = planted.write(folder, leaking=False)
    assert cli.main(["submit", str(main), "--blind", *HIDING]) == 0
    return folder / "build" / "submission"


def test_the_clean_one_raises_no_alarm_and_holds_nothing_of_what_was_taken_out(clean: Path) -> None:
    folder = clean / "manuscript-blind"
    with zipfile.ZipFile(clean / "manuscript-blind.zip") as archive:
        whole = b"\n".join(archive.read(name) for name in archive.namelist())
    shown = "\n".join(page_texts(folder / "manuscript.pdf") or ())
    assert "Houses stand" in shown
    for name in planted.REMOVED:
        assert name.encode() not in whole
        assert name not in shown
    assert "Kari Nordmann" in shown  # in the list of works, where anybody may stand
    page = (clean / "manuscript-blind-title-page" / "title-page.txt").read_text(encoding="utf-8")
    assert "Hilde Haug" in page


@pytest.fixture
def far_away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where it is always another day, which LaTeX prints as today."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Far-24")
        yield
    time.tzset()


@pytest.mark.usefixtures("far_away")
def test_two_users_on_two_machines_make_the_same_bytes(
    clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "hjemme hos ola"
    home.mkdir()
    for name, value in (("HOME", str(home)), ("USER", "ola"), ("LOGNAME", "ola")):
        monkeypatch.setenv(name, value)
    main = planted.write(tmp_path / "ola" / "artikkel æ", leaking=False)
    os.utime(main, (1_000_000_000, 1_000_000_000))
    assert cli.main(["submit", str(main), "--blind", *HIDING]) == 0
    mine = main.parent / "build" / "submission" / "manuscript-blind.zip"
    assert mine.read_bytes() == (clean / "manuscript-blind.zip").read_bytes()
