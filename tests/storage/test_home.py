"""Where the program keeps its files, also where there is no home."""

from __future__ import annotations

import os
import pwd
import tempfile
from pathlib import Path

import pytest

from trykklar.storage import home


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A user whom the system does not know, as in a container; the temporary folder."""

    def unknown(number: int) -> pwd.struct_passwd:
        raise KeyError(number)

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_home_that_is_no_absolute_path_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    known = Path(pwd.getpwuid(os.getuid()).pw_dir)
    for given in ("~zz", ".", "", "a/b"):
        monkeypatch.setenv("HOME", given)
        assert home.home() == known
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert home.cache() == tmp_path / ".cache" / "trykklar"


def test_without_a_home_the_cache_is_a_folder_of_the_user_s_own(nobody: Path) -> None:
    assert home.home() is None
    folder = home.cache()
    assert folder == nobody / f"trykklar-{os.getuid()}"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert home.cache() == folder


@pytest.mark.parametrize("kind", ["link", "open"])
def test_what_somebody_else_has_put_there_is_not_used(nobody: Path, kind: str) -> None:
    theirs = nobody / f"trykklar-{os.getuid()}"
    if kind == "link":
        (nobody / "elsewhere").mkdir(mode=0o700)
        theirs.symlink_to(nobody / "elsewhere")
    else:
        theirs.mkdir()
        theirs.chmod(0o777)
    assert home.cache() != theirs
    assert home.cache().is_relative_to(nobody)
