from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from trykklar.storage import seal

if TYPE_CHECKING:
    from pathlib import Path

KEPT = {"said": "all good, blåbær"}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "trykklar"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "build" / "record.json"
    seal.keep(path, KEPT, path.parent)
    return path


def test_what_was_kept_is_recalled(kept: Path) -> None:
    assert seal.recall(kept) == KEPT


def test_what_was_never_kept_is_nothing(tmp_path: Path) -> None:
    assert seal.recall(tmp_path / "record.json") is None


@pytest.mark.parametrize("content", [b"", b"\n", b"{}", b'\n{"said": "x"}', b"\xff\n[]", b"0" * 99])
def test_what_bears_no_seal_is_nothing(kept: Path, content: bytes) -> None:
    kept.write_bytes(content)
    assert seal.recall(kept) is None


def test_one_letter_changed_or_lost_breaks_the_seal(kept: Path) -> None:
    whole = kept.read_bytes()
    for torn in (whole[:-1], whole.replace(b"good", b"gold"), whole + b" "):
        kept.write_bytes(torn)
        assert seal.recall(kept) is None


def test_one_kept_thing_is_not_taken_for_another(kept: Path) -> None:
    shutil.copy(kept, kept.with_name("word.json"))
    assert seal.recall(kept.with_name("word.json")) is None


def test_another_version_is_not_believed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = seal._program()
    monkeypatch.setattr(seal, "_program", lambda: ("99.0.0", now[1]))
    assert seal.recall(kept) is None


def test_what_came_with_a_strangers_manuscript_is_not_believed(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "mine"))
    assert seal.recall(kept) is None


def test_the_key_is_for_the_user_alone_and_stays(kept: Path, cache: Path) -> None:
    key = (cache / "key").read_bytes()
    assert (cache / "key").stat().st_mode & 0o777 == 0o600
    seal._key.cache_clear()
    assert seal.recall(kept) == KEPT
    assert (cache / "key").read_bytes() == key
    assert [path.name for path in cache.iterdir()] == ["key"]


@pytest.mark.parametrize("there", ["", "too short"])
def test_without_a_key_that_can_be_kept_a_process_believes_itself_alone(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, there: str
) -> None:
    if there:
        cache.mkdir(parents=True)
        (cache / "key").write_text(there)
    else:
        cache.parent.write_text("a file where the folder should be")
    path = tmp_path / "record.json"
    seal.keep(path, KEPT, path.parent)
    assert seal.recall(path) == KEPT
    monkeypatch.setattr(seal, "_FLEETING", b"another process")
    seal._key.cache_clear()
    assert seal.recall(path) is None
