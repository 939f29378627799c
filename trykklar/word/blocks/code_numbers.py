"""Numbers beside the lines of code, and the words on its frame, as the PDF has them.

Many packages set them, by options of the block, of a style or of the whole document (listings,
fancyvrb, moreverb, tcolorbox): the PDF is asked. Where not every line of a block is found in a
row, nothing is known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import panflute as pf

from trykklar.poppler import AS_DRAWN, page_texts
from trykklar.word.document_tree import elements, replace_elements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LABEL = "label"
"""Attribute of a block of code: the words on its frame, as fancyvrb is given them."""

_LEFT = re.compile(r"\s*(\d{1,5})(?:\s+(\S.*))?\s*\Z")
_RIGHT = re.compile(r"(.*\S)\s+(\d{1,5})\s*\Z")
_LABEL = re.compile(r"\[([^\[\]]*)\](.*)", re.DOTALL)
_BRACES = re.compile(r"[{}]")
_ALIKE = str.maketrans(dict(zip("’‘“”–—−ˆ˜", "''\"\"---^~", strict=True)))
_BLANK = re.compile(r"[\s\N{OPEN BOX}]+")
_SHORTEST = 3  # letters of a part of a broken line
_MARGIN = 2  # lines of a page's head or foot
_FEWEST = 5  # letters of a block that is known again
_MOST_STEPS = 20_000  # in which a block is found at a place, or not


class _PdfLine(NamedTuple):
    """A line as it is drawn.

    Attributes:
        text: Its letters.
        readings: Each number that it may begin or end with, "" for none, and the key of the rest.
        outer: Whether it may be a page's head or foot.
    """

    text: str
    readings: Sequence[tuple[str, str]]
    outer: bool


_NO_LINE = _PdfLine("", (), outer=False)


class _Way(NamedTuple):
    """How a line of code may stand in the PDF.

    Attributes:
        number: Its number, "" for none; None where a line of the PDF is passed over.
        line: Which line of the code is next.
        at: Where the PDF goes on.
    """

    number: str | None
    line: int
    at: int


def number_code(text: Any, pdf: Path | None) -> None:
    """Put the numbers of lines into the blocks of code of a finished text, and labels beside them.

    Args:
        text: The document; changed in place.
        pdf: What TeX made of the source as it is; without it, nothing is known.
    """
    if not any(isinstance(item, pf.CodeBlock) for item in elements(text)):
        return
    pages = page_texts(pdf, *AS_DRAWN) if pdf else None
    lines = [line for page in pages or () for line in _lines(page)]
    found = _Search(lines)
    replace_elements(text, pf.CodeBlock, lambda block: _finished(block, found))


def _lines(page: str) -> Iterator[_PdfLine]:
    texts = [line for line in page.split("\n") if line.strip()]
    for at, line in enumerate(texts):
        outer = min(at, len(texts) - 1 - at) < _MARGIN
        yield _PdfLine(line, tuple(_readings(line)), outer)


def _finished(block: Any, search: _Search) -> list[Any] | None:
    label = block.attributes.pop(LABEL, "")
    numbers = search.numbers(block.text)
    if numbers is None:
        return None
    first, last = search.around()
    if any(numbers):
        block.text = _numbered(block.text, numbers)
    above, below = _labels(label)
    before = [pf.Plain(pf.Str(above))] if above and _key(above) == _key(first) else []
    after = [pf.Plain(pf.Str(below))] if below and _key(below) == _key(last) else []
    return [*before, block, *after]


def _labels(label: str) -> tuple[str, str]:
    """The words above and below: `label=a`, `label={[a]b}` (fancyvrb's manual, 4.1.4)."""
    parts = _LABEL.fullmatch(label.strip("{} "))
    above, below = parts.groups() if parts else (label, "")
    return _BRACES.sub("", above).strip(), _BRACES.sub("", below).strip()


def _numbered(code: str, numbers: Sequence[str]) -> str:
    width = max(map(len, numbers))
    pairs = zip(numbers, code.split("\n"), strict=True)
    return "\n".join(f"{number:>{width}}  {line}" for number, line in pairs)


class _Search:
    """Finds blocks of code among the lines of a PDF, each in a place of its own.

    Args:
        lines: Of all pages, in the order in which they are drawn.
    """

    def __init__(self, lines: Sequence[_PdfLine]) -> None:
        self._lines = lines
        self._taken: set[int] = set()
        self._span = (0, 0)

    def numbers(self, code: str) -> list[str] | None:
        """The number of each line, "" for none; None where the block is not found.

        Args:
            code: The block.
        """
        wanted = [_key(line) for line in code.split("\n")]
        if len("".join(wanted)) < _FEWEST:
            return None
        behind = self._span[1]  # where the next block is, unless this one or that is in a float
        for start in (*range(behind, len(self._lines)), *range(behind)):
            if start in self._taken or not _may_begin(self._lines[start], wanted[0]):
                continue
            for apart in (False, True):
                found = self._match(wanted, start, apart=apart)
                if found is not None:
                    self._taken.update(range(start, found[1]))
                    self._span = start, found[1]
                    return found[0]
        return None

    def around(self) -> tuple[str, str]:
        """The lines before and behind the block that was found last."""
        start, end = self._span
        before = self._lines[start - 1].text if start else ""
        return before, self._lines[end].text if end < len(self._lines) else ""

    def _match(
        self, wanted: Sequence[str], start: int, *, apart: bool
    ) -> tuple[list[str], int] | None:
        """The numbers of all lines, where the PDF's lines from a place on are these.

        Args:
            wanted: The code, line by line.
            start: Where in the PDF.
            apart: Whether numbers are drawn before the lines that they belong to, as at the right.

        Returns:
            With them, where the PDF goes on.
        """
        chosen: list[_Way] = []
        waiting = [self._ways(wanted, 0, start, apart=apart)]
        for _ in range(_MOST_STEPS):
            if not waiting:
                return None
            way = next(waiting[-1], None)
            if way is None:
                waiting.pop()
                continue
            del chosen[len(waiting) - 1 :]
            if way.number and int(way.number) <= _last(chosen):
                continue
            chosen.append(way)
            if way.line == len(wanted):
                return [item.number for item in chosen if item.number is not None], way.at
            waiting.append(self._ways(wanted, way.line, way.at, apart=apart))
        return None

    def _ways(self, wanted: Sequence[str], line: int, at: int, *, apart: bool) -> Iterator[_Way]:
        """Each number that a line of code may have at a place of the PDF."""
        sought = wanted[line]
        here = self._lines[at] if at < len(self._lines) else _NO_LINE
        if not sought and apart:
            yield _Way("", line + 1, at)
        for number, bare in here.readings:
            if bare == sought and (bare or number):
                yield _Way(number, line + 1, at + 1)
            elif apart and not bare and ("", sought) in self._readings(at + 1):
                yield _Way(number, line + 1, at + 2)
        for number, bare in here.readings:
            if len(bare) >= _SHORTEST and sought.startswith(bare) and bare != sought:
                yield _Way(number, line + 1, self._behind(sought[len(bare) :], at + 1))
        if here.outer and line:
            yield _Way(None, line, at + 1)
        if not sought and not apart:
            yield _Way("", line + 1, at)

    def _readings(self, at: int) -> Sequence[tuple[str, str]]:
        return self._lines[at].readings if at < len(self._lines) else ()

    def _behind(self, wanted: str, at: int) -> int:
        """Where the PDF goes on behind a line that is broken, or cut off at the page's edge."""
        end = at
        while wanted and end < len(self._lines):
            part = dict(self._lines[end].readings)[""]
            if len(part) < min(_SHORTEST, len(wanted)) or not wanted.startswith(part):
                return at
            wanted, end = wanted[len(part) :], end + 1
        return at if wanted else end


def _may_begin(line: _PdfLine, wanted: str) -> bool:
    return any(not bare or wanted.startswith(bare) for _, bare in line.readings)


def _readings(text: str) -> Iterator[tuple[str, str]]:
    """What may be a line's number, and the key of what is left then."""
    if left := _LEFT.match(text):
        yield left[1], _key(left[2] or "")
    if right := _RIGHT.match(text):
        yield right[2], _key(right[1])
    yield "", _key(text)


def _key(text: str) -> str:
    """A line of code without blanks, with the signs that fonts have for those of a keyboard."""
    return _BLANK.sub("", text.translate(_ALIKE))


def _last(chosen: Sequence[_Way]) -> int:
    """The last number so far; below all numbers where there is none."""
    return next((int(way.number) for way in reversed(chosen) if way.number), -1)
