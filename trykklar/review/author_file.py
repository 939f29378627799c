"""Where in the author's own files a stretch of the flat source is written."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.checks.rule import Edit
from trykklar.latex.source import Place, Source, read_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.latex.passage import Passage
    from trykklar.review.source_units import SourceUnit

_GAP = r"(?:\s|\\\s*\n)+"  # TOML leaves out a line feed behind a backslash
_COMMENT = re.compile(r"(?<!\\)%")
_MARKUP = re.compile(r"\\[A-Za-z@]+|[\\{}]")
_REACH = 60
_CALL = re.compile(r"\\[A-Za-z@]+[ \t]*\Z")


class UnreachableError(Exception):
    """The words do not stand letter by letter in a file of the author's."""


class AuthorFiles:
    """The files of one document, as a review edits them."""

    def __init__(self, flat: Passage, document: Document) -> None:
        self._flat = flat
        self._document = document
        self._read = lru_cache(maxsize=None)(self._source)

    def place(self, unit: SourceUnit, offset: int) -> Place:
        """The place of the author's that an offset of the flat source comes from."""
        found = self._flat.place(offset)
        if found.source.path not in self._document.origins:
            return found
        try:
            edit = self.edit(unit, offset, offset, "")
        except UnreachableError:
            return Place(self._read(self._document.origins[found.source.path]), 0, written=False)
        return Place(edit.source, edit.start)

    def edit(self, unit: SourceUnit, start: int, end: int, text: str) -> Edit:
        """An edit of the author's file.

        Args:
            unit: What is edited.
            start: Where in the flat source.
            end: Where it ends there.
            text: What is to stand there.

        Raises:
            UnreachableError: A macro wrote it, a comment stands in it, or it is in no file that may
                be written to.
        """
        source, first, last = self._written(start, end)
        if source.path in self._document.origins:
            return self._in_table(unit, source, first, last, text)
        if not source.exact or not self._document.fence.owns(source.path):
            raise UnreachableError("it stands in a file that is not edited here")
        return Edit(source, first, last, text)

    def _written(self, start: int, end: int) -> tuple[Source, int, int]:
        if start < end:
            first, last = self._flat.place(start), self._flat.place(end - 1)
            whole = first.source is last.source and first.written and last.written
            text = first.source.text[first.offset : last.offset + 1] if whole else ""
            if text == self._flat.text[start:end]:
                return first.source, first.offset, last.offset + 1
            if whole and _COMMENT.search(text):
                raise UnreachableError("a comment of the source stands within it")
            raise UnreachableError("a macro writes some of it")
        after = self._flat.place(start)
        before = self._flat.place(start - 1) if start else after
        if start and before.written:
            return before.source, before.offset + 1, before.offset + 1
        # Behind the name of a macro, a letter would be part of it, and a blank is TeX's.
        if after.written and not _CALL.search(
            after.source.text[max(0, after.offset - _REACH) : after.offset]
        ):
            return after.source, after.offset, after.offset
        raise UnreachableError("a macro writes the words around it")

    def _in_table(self, unit: SourceUnit, made: Source, first: int, last: int, text: str) -> Edit:
        """The edit in the TOML file that a table, caption or abstract was made from."""
        origin = self._document.origins[made.path]
        toml = self._read(origin)
        begin = self._flat.place(unit.unit.start).offset
        end = self._flat.place(unit.unit.end - 1).offset + 1
        found = _said(made.text[begin:end], toml.text)
        if not found:  # markup of the program's own stands in it
            begin, end = _plain_stretch(made.text, (begin, end), (first, last))
            found = _said(made.text[begin:end], toml.text)
        if len(found) != 1:
            count = "several times" if found else "in another form"
            raise UnreachableError(f"it stands {count} in {origin.name}")
        words = made.text[begin:end]
        places = _pairs(words, found[0][0])
        at = found[0].start()
        start, stop = at + places[first - begin], at + places[last - begin]
        # A literal string takes a backslash as it is, a basic one wants it twice.
        for written in (text, text.replace("\\", r"\\").replace('"', r"\"")):
            edit = Edit(toml, start, stop, written)
            if _changes_one_value(edit, text):
                return edit
        raise UnreachableError(f"{origin.name} would no longer say the same elsewhere")

    def _source(self, path: Path) -> Source:
        found = read_source(path, self._document.fence)
        if isinstance(found, Source):
            return found
        raise UnreachableError(f"{path.name} cannot be read")


def _said(words: str, toml: str) -> list[re.Match[str]]:
    """Where a TOML file says some words, in whatever lines."""
    return (
        list(re.finditer(_GAP.join(map(re.escape, words.split())), toml)) if words.strip() else []
    )


def _plain_stretch(text: str, unit: tuple[int, int], part: tuple[int, int]) -> tuple[int, int]:
    """The words around a part of a unit, up to the next command or brace on both sides."""
    before = [*_MARKUP.finditer(text, unit[0], part[0])]
    behind = _MARKUP.search(text, part[1], unit[1])
    start = before[-1].end() if before else unit[0]
    end = behind.start() if behind else unit[1]
    while start < part[0] and text[start].isspace():
        start += 1
    while end > part[1] and text[end - 1].isspace():
        end -= 1
    return start, end


def _pairs(made: str, written: str) -> list[int]:
    """Where each character of a text, and its end, stands in another that differs in its blanks."""
    places: list[int] = []
    at = 0
    for sign in made:
        gap = re.match(_GAP, written[at:]) if sign.isspace() else None
        if sign.isspace() and gap is None and places and written[at - 1 : at].isspace():
            places.append(at)
            continue
        places.append(at)
        at += gap.end() if gap else 1
    return [*places, len(written)]


def _changes_one_value(edit: Edit, text: str) -> bool:
    """Whether a TOML file with an edit says the same but for one text, which has the new words."""
    before = edit.source.text
    after = before[: edit.start] + edit.text + before[edit.end :]
    try:
        old, new = (list(_values(tomllib.loads(text))) for text in (before, after))
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    if len(old) != len(new):
        return False
    changed = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
    wanted = " ".join(text.split())
    return len(changed) <= 1 and all(
        wanted in " ".join(str(value).split()) for _, (_, value) in changed
    )


def _values(table: object, name: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(table, dict):
        for key, value in table.items():
            yield from _values(value, f"{name}.{key}")
    elif isinstance(table, list):
        for number, value in enumerate(table):
            yield from _values(value, f"{name}.{number}")
    else:
        yield name, table
