"""Whether two finished files are the same, and where they are not."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from trykklar.finding import FatalError
from trykklar.poppler import page_texts
from trykklar.storage.regular_file import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What an .aux says of numbers and pages; the rest is for the packages that wrote it.
_NUMBER = re.compile(r"^\\newlabel\{.*|^\\gdef \\@abspage@last\{.*", re.MULTILINE)
_LINE = re.compile(
    r" on input line \d+"
)  # \on@line, as caption has it: of the source, not of print
_AROUND = 20  # bytes shown on each side of a difference


def bytewise(left: Path, right: Path) -> str:
    """Where two files differ first; "" where they are the same, byte for byte.

    Args:
        left: A PDF or .docx.
        right: What should be the same; a file that is not there differs.
    """
    missing = [path for path in (left, right) if not path.is_file()]
    if missing:
        return f"{missing[0].name} was not made"
    first, second = read(left), read(right)
    if first == second:
        return ""
    return next(_members(first, second), "") or f"{left.name}: {_place(first, second)}"


def _members(first: bytes, second: bytes) -> Iterator[str]:
    """The parts of two .docx that differ; nothing for any other file."""
    try:
        with ZipFile(BytesIO(first)) as left, ZipFile(BytesIO(second)) as right:
            if left.namelist() != right.namelist():
                yield "the parts differ, or are in another order"
            for name in left.namelist():
                if left.read(name) != right.read(name):
                    yield f"{name}: {_place(left.read(name), right.read(name))}"
    except BadZipFile:
        return


def _place(first: bytes, second: bytes) -> str:
    pairs = enumerate(zip_longest(first, second))
    at = next(offset for offset, (left, right) in pairs if left != right)
    here = slice(max(at - _AROUND, 0), at + _AROUND)
    return f"byte {at}: {first[here]!r} and {second[here]!r}"


def readable(before: Path, after: Path) -> str:
    """Where two PDFs differ for a reader, in text or in pages; "" where they do not.

    Raises:
        FatalError: Poppler is not installed, or one of them is no PDF.
    """
    left, right = _pages(before), _pages(after)
    if len(left) != len(right):
        return f"{len(left) - 1} and {len(right) - 1} pages"
    for number, (first, second) in enumerate(zip(left, right, strict=True), start=1):
        for mine, theirs in zip_longest(first.splitlines(), second.splitlines()):
            if mine != theirs:
                return f"page {number}: '{mine}' and '{theirs}'"
    return ""


def numbers(first: Path, second: Path) -> str:
    """Which label has another number in two .aux files; "" where none has."""
    left, right = _numbers(first), _numbers(second)
    strange = sorted(set(left) ^ set(right))
    return f"the .aux differs: {strange[0]}" if strange else ""


def _numbers(path: Path) -> list[str]:
    return _NUMBER.findall(_LINE.sub("", read(path).decode(errors="replace")))


def _pages(pdf: Path) -> list[str]:
    found = page_texts(pdf)
    if found is None:
        raise FatalError(
            f"{pdf} cannot be read.", "pdftotext is needed; `doctor` shows whether it is installed."
        )
    return found
