"""A small two-language manuscript with everything that Word finds hard, and its Word file."""

from __future__ import annotations

import shutil
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from trykklar.document import Document
from trykklar.word.export import WordExport, export

SAMPLE = Path(__file__).parent / "sample"

Change = Callable[[str, str], Document]


@pytest.fixture
def sample(tmp_path: Path) -> Document:
    """The manuscript in a folder of its own, as if it had been typeset there."""
    return place(tmp_path / "bolig og æøå")


@pytest.fixture
def changed(sample: Document) -> Change:
    """Append to one of the manuscript's files."""

    def change(file: str, text: str) -> Document:
        path = sample.root / file
        path.write_text(path.read_text("utf-8") + text, "utf-8")
        return sample

    return change


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> WordExport:
    """The manuscript's Word file, made once."""
    return export(place(tmp_path_factory.mktemp("word") / "sample"))


def place(folder: Path) -> Document:
    """Copy the manuscript and put its .aux where TeX would."""
    shutil.copytree(SAMPLE, folder)
    (folder / "square.png").write_bytes(square())
    work = folder / "build" / "work" / "main"
    work.mkdir(parents=True)
    (folder / "main.aux").rename(work / "main.aux")
    return Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))


def square() -> bytes:
    """A grey picture of eight by eight points."""
    rows = b"".join(b"\0" + b"\x80" * 8 for _ in range(8))
    head = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
