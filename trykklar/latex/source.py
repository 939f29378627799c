"""The text of one file, decoded, and the way from an offset in it to a line and a column."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from trykklar.finding import Finding, Severity
from trykklar.latex.input_encoding import USUAL, declared_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.storage.fence import Fence

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, eq=False)
class Source:
    """A file as text. Line ends are kept, so that offsets are those of the file.

    Attributes:
        path: The file, absolute.
        text: Its text without a byte order mark.
        encoding: How it was decoded, as Python names it: `utf-8`, `utf-8-sig`, `cp1252`.
        exact: Whether an offset here is the same offset in the file. It is not for a
            `filecontents` block, where only the lines agree.
        first: The number of its first line, where it is a part of a file.
        digest: BLAKE2b of the bytes that were read; "" where it is only a part of a file.
    """

    path: Path
    text: str
    encoding: str = "utf-8"
    exact: bool = True
    first: int = 1
    digest: str = ""

    @cached_property
    def _lines(self) -> list[int]:
        lengths = map((1).__add__, map(len, self.text.split("\n")))  # with their ends
        return list(accumulate(lengths, initial=0))[:-1]

    def line(self, offset: int) -> int:
        """Line of an offset, from 1."""
        return bisect_right(self._lines, offset) + self.first - 1

    def column(self, offset: int) -> int:
        """Column of an offset in characters, from 1."""
        return offset - self.start(self.line(offset)) + 1

    def start(self, line: int) -> int:
        """Offset at which a line (from 1) begins; the end of the text where there is none."""
        number = line - self.first
        return self._lines[number] if 0 <= number < len(self._lines) else len(self.text)

    def row(self, line: int) -> str:
        """The text of a line (from 1) without its end; empty where there is no such line."""
        return self.text[self.start(line) : self.start(line + 1)].rstrip("\r\n")


class Place(NamedTuple):
    """A place in a file.

    Attributes:
        source: The file.
        offset: Where in its text.
        written: Whether the text itself stands there; False where a macro of the author's, called
            there, wrote it.
    """

    source: Source
    offset: int
    written: bool = True

    @property
    def path(self) -> Path:
        """The file's path."""
        return self.source.path

    @property
    def line(self) -> int:
        """Line, from 1."""
        return self.source.line(self.offset)

    @property
    def column(self) -> int:
        """Column in characters, from 1."""
        return self.source.column(self.offset)


def read_source(path: Path, fence: Fence, main: Path | None = None) -> Source | Finding:
    """The text of a file in whatever encoding it has.

    Args:
        path: The file.
        fence: What it must lie inside of.
        main: The main file of its manuscript, which says how files are that are not in UTF-8.

    Returns:
        The source, or the finding that says why it cannot be read (`file-unreadable`).
    """
    try:
        data = fence.read(path)
    except OSError as trouble:
        return _unreadable(path, f"{path.name} cannot be read: {trouble.strerror or trouble}.")
    if data[:2] not in _UTF16_MARKS and b"\0" in data:
        return _unreadable(path, f"{path.name} is a binary file, not text.")
    text, encoding = _decode(data, main, fence)
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")  # as TeX reads a file from an old Macintosh
    return Source(path, text, encoding, digest=_digest(data))


def read_made(path: Path, fence: Fence, main: Path) -> Source | None:
    """The text of a file that BibTeX made: where it broke a letter in two, TeX leaves both out.

    BibTeX counts bytes, so that the initial of `Åse` may be half of a letter.

    Args:
        path: The file.
        fence: What it must lie inside of.
        main: The main file, which may declare another encoding than UTF-8.

    Returns:
        The source; None where it cannot be read.
    """
    source = read_source(path, fence, main)
    if not isinstance(source, Source):
        return None
    if source.encoding.startswith("utf") or declared_encoding(main, fence):
        return source
    whole = source.text.encode(source.encoding).decode("utf-8", "ignore")
    return replace(source, text=whole, encoding="utf-8", exact=False)


def digest(path: Path, fence: Fence) -> str:
    """The digest of a file, as `Source.digest`.

    Args:
        path: The file.
        fence: What it must lie inside of.

    Raises:
        OSError: Where it cannot be read.
    """
    return _digest(fence.read(path))


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _decode(data: bytes, main: Path | None, fence: Fence) -> tuple[str, str]:
    for encoding in _candidates(data, main, fence):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"


def _candidates(data: bytes, main: Path | None, fence: Fence) -> Iterator[str]:
    if data[:2] in _UTF16_MARKS:
        yield "utf-16"
    if data.startswith(b"\xef\xbb\xbf"):
        yield "utf-8-sig"
    yield "utf-8"
    declared = declared_encoding(main, fence) if main else ""
    yield declared or USUAL
    yield USUAL


def _unreadable(path: Path, message: str) -> Finding:
    return Finding("file-unreadable", Severity.ERROR, path, 0, 0, message)
