"""The PDF: whole or not at all."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.typeset.conftest import write
from trykklar.finding import FatalError
from trykklar.typeset import typeset
from trykklar.typeset.delivery import CLEAN

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.document import Document


@pytest.fixture
def paper(tmp_path: Path) -> Document:
    """A small document that was built."""
    document = write(tmp_path, body="Good.")
    assert typeset(document).pdf
    return document


def test_a_build_that_does_not_reach_the_end_leaves_the_last_pdf(paper: Document) -> None:
    before = paper.result(".pdf").read_bytes()
    done = typeset(write(paper.root, body="\\input{nowhere}"))
    assert done.pdf is None
    assert done.clean is None
    assert paper.result(".pdf").read_bytes() == before


def test_a_pdf_with_errors_is_put_in_place_and_the_last_clean_one_beside_it(
    paper: Document,
) -> None:
    before = paper.result(".pdf").read_bytes()
    done = typeset(write(paper.root, body="Much \\nothing here."))
    assert done.pdf == paper.result(".pdf")
    assert done.faulty
    assert done.pages == 1
    assert paper.result(".pdf").read_bytes() != before
    assert done.clean == paper.result(CLEAN)
    assert paper.result(CLEAN).read_bytes() == before
    again = typeset(write(paper.root, body="More \\nothing here."))
    assert again.clean == paper.result(CLEAN)
    assert paper.result(CLEAN).read_bytes() == before


def test_the_clean_copy_goes_when_the_errors_do(paper: Document) -> None:
    typeset(write(paper.root, body="\\nothing"))
    done = typeset(write(paper.root, body="Good again."))
    assert not done.faulty
    assert not paper.result(CLEAN).exists()


def test_a_pdf_that_was_never_clean_is_not_called_so(tmp_path: Path) -> None:
    typeset(write(tmp_path, body="\\nothing"))
    done = typeset(write(tmp_path, body="Again \\nothing"))
    assert done.faulty
    assert done.clean is None
    assert not done.document.result(CLEAN).exists()


def test_a_pdf_that_somebody_put_there_is_not_called_clean(paper: Document) -> None:
    paper.result(".pdf").write_bytes(b"%PDF- of somebody else")
    done = typeset(write(paper.root, body="\\nothing"))
    assert done.clean is None
    assert not paper.result(CLEAN).exists()


def test_the_same_pdf_is_not_written_again(
    paper: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    typeset(paper)
    before = paper.result(".pdf").stat().st_mtime_ns
    done = typeset(write(paper.root, body="Good. % a remark"))
    assert len(done.passes) == 1
    assert paper.result(".pdf").stat().st_mtime_ns == before


def test_a_full_disk_leaves_the_last_good_pdf_and_nothing_half_written(
    paper: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = paper.result(".pdf").read_bytes()

    def full(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FatalError, match="the disk is full"):
        typeset(write(paper.root, body="Better."))
    assert paper.result(".pdf").read_bytes() == before
    assert sorted(path.name for path in paper.result(".pdf").parent.iterdir()) == [
        "paper.pdf",
        "work",
    ]


@pytest.mark.parametrize("place", ["build", "build/work/paper"])
def test_a_folder_that_cannot_be_made_is_reported_plainly(tmp_path: Path, place: str) -> None:
    document = write(tmp_path, body="Text.")
    (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / place).write_text("in the way")
    with pytest.raises(FatalError, match="there is a file where a folder should be"):
        typeset(document)


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes to read-only folders")
def test_a_read_only_folder_is_reported_plainly(paper: Document) -> None:
    folder = paper.result(".pdf").parent
    write(paper.root, body="Better.")
    folder.chmod(0o555)
    try:
        with pytest.raises(FatalError, match="read-only"):
            typeset(paper)
    finally:
        folder.chmod(0o755)


def test_a_folder_that_refuses_is_reported_plainly(
    paper: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "fsync", refused)
    with pytest.raises(FatalError, match="read-only for you"):
        typeset(write(paper.root, body="Better."))
