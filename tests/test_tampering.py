"""What lies in `build` is torn, edited by hand, or of another document: the next build is right."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from trykklar.commands.new import TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORK = "build/work/article"
OUTPUTS = ("article.pdf", "article.docx")


def run(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "trykklar", *(words or ("build",)), "--project", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000", **variables},
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small manuscript, built once."""
    folder = tmp_path_factory.mktemp("built") / "bolig og æøå"
    shutil.copytree(TEMPLATE, folder)
    done = run(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def small(built: Path, tmp_path: Path) -> Path:
    """A copy of what was built, times and all."""
    return shutil.copytree(built, tmp_path / built.name)


@pytest.fixture
def good(built: Path) -> dict[str, bytes]:
    """What the build handed out."""
    return outputs(built)


def outputs(folder: Path) -> dict[str, bytes]:
    return {name: (folder / "build" / name).read_bytes() for name in OUTPUTS}


def halved(content: bytes) -> bytes:
    return content[: len(content) // 2]


def spoilt(_: bytes) -> bytes:
    return b"\\garbage{ \0\xff\n" * 50


def edited(content: bytes) -> bytes:
    """Another author, wherever there is one; what has none is another file by a letter."""
    return content.replace(b"ipsky", b"ipskey").replace(b'": ', b'" : ') + b" "


@pytest.mark.parametrize("change", [halved, spoilt, edited])
def test_every_made_file_may_be_changed_at_once(
    small: Path, good: dict[str, bytes], change: Callable[[bytes], bytes]
) -> None:
    for path in sorted((small / "build").rglob("*")):
        if path.is_file() and path.name != "lock":
            path.write_bytes(change(path.read_bytes()))
    done = run(small)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert outputs(small) == good


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("article.aux", spoilt),
        ("article.bbl", halved),
        ("article.bbl", edited),
        ("article.bcf", halved),
        ("article.bcf", edited),
        ("drawings/steps/steps-drawing.aux", spoilt),
        ("format/article.fmt", halved),
        ("floats/steps.pdf", spoilt),
    ],
)
def test_one_changed_file_is_made_again_though_the_record_is_good(
    small: Path, good: dict[str, bytes], name: str, change: Callable[[bytes], bytes]
) -> None:
    path = small / WORK / name
    path.write_bytes(change(path.read_bytes()))
    done = run(small)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert outputs(small) == good


def test_the_dump_of_another_document_is_not_taken_for_its_own(
    small: Path, good: dict[str, bytes]
) -> None:
    other = small.with_name("other")
    shutil.copytree(small, other, ignore=shutil.ignore_patterns("build"))
    paper = other / "manuscript" / "paper.toml"
    paper.write_text(paper.read_text().replace("A short title", "Another title"))
    assert run(other).returncode == 0
    dump = f"{WORK}/format/article.fmt"
    shutil.copy(other / dump, small / dump)
    assert run(small).returncode == 0
    assert outputs(small) == good


def test_a_picture_that_was_swapped_is_not_put_into_the_word_file(
    small: Path, good: dict[str, bytes]
) -> None:
    (picture,) = (small / WORK / "word").glob("*.png")
    picture.write_bytes(b"\x89PNG another")
    (small / "build" / "article.docx").unlink()
    assert run(small).returncode == 0
    assert outputs(small) == good


def test_a_build_folder_that_came_with_a_strangers_manuscript_is_not_believed(
    small: Path, good: dict[str, bytes], tmp_path: Path
) -> None:
    done = run(small, "build", "--why", XDG_CACHE_HOME=str(tmp_path / "mine"))
    assert "biber (" in done.stdout
    assert "first run" in done.stdout
    assert outputs(small) == good


def test_a_check_does_not_believe_a_result_that_was_edited(small: Path, tmp_path: Path) -> None:
    section = small / "manuscript" / "sections" / "article" / "introduction.tex"
    section.write_text(section.read_text().replace("lipsky1980", "lipsky1908"))
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    assert run(small, "check", **cache).returncode == 1
    for path in (tmp_path / "cache" / "trykklar").glob("*.json"):
        path.write_bytes(path.read_bytes().replace(b'"error"', b'"hint"'))
    done = run(small, "check", **cache)
    assert (done.returncode, done.stderr) == (1, "")
