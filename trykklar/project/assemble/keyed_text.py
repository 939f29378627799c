"""Texts of a TOML file that know their key, so that a made file says where its words are from.

A text is marked where it becomes LaTeX. The marks are signs that no text may hold (Unicode, 23.7:
noncharacters), and a made file with them is only ever looked at, never written.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple, SupportsIndex, TypeVar

from pydantic import BaseModel

T = TypeVar("T")
Key = tuple[str | int, ...]

_BEGIN, _FIELD, _END = "\ufdd0", "\ufdd1", "\ufdd2"
_MARK = re.compile(
    f"{_BEGIN}(.*?){_FIELD}(.*?){_FIELD}(.*?){_FIELD}(.*?){_FIELD}|{_END}", re.DOTALL
)


class KeyedText(str):
    """A text that knows where in which TOML file it stands, also when it is cut.

    Attributes:
        file: The file.
        key: Its key: `("rows", 3, "en", 1)`.
        offset: Characters of the value before it.
    """

    __slots__ = ("file", "key", "offset")

    file: Path
    key: Key
    offset: int

    def cut(self, start: int, end: int) -> KeyedText:
        """A part of it."""
        found = KeyedText(str(self)[start:end])
        found.file, found.key, found.offset = self.file, self.key, self.offset + start
        return found

    def __getitem__(self, at: SupportsIndex | slice) -> str:
        """A part of it, or a letter, which is plain text."""
        if not isinstance(at, slice):
            return str(self)[at]
        start, end, step = at.indices(len(self))
        return self.cut(start, end) if step == 1 else str(self)[at]

    def strip(self, signs: str | None = None, /) -> str:
        """It without what stands at its ends."""
        start = len(self) - len(str(self).lstrip(signs))
        return self.cut(start, max(start, len(str(self).rstrip(signs))))


class KeyedStretch(NamedTuple):
    """A stretch of a made file that is a text of a TOML file.

    Attributes:
        start: Where it begins in the made file.
        end: Where it ends there.
        file: The TOML file.
        key: Its key there.
        offset: Characters of the value before it.
        is_latex: Whether the value is LaTeX, and not plain text.
    """

    start: int
    end: int
    file: Path
    key: Key
    offset: int
    is_latex: bool


def keyed(value: T, file: Path, key: Key = ()) -> T:
    """A model with every text in it as one that knows its key.

    Args:
        value: What was read of the file: a model, or a value in one.
        file: The file.
        key: Where in the file the value stands.
    """
    found: Any = value
    if isinstance(value, str):
        found = KeyedText(value)
        found.file, found.key, found.offset = file, key, 0
    elif isinstance(value, BaseModel):
        fields = {name: keyed(inner, file, (*key, name)) for name, inner in value}
        found = value.model_copy(update=fields)
    elif isinstance(value, dict):
        found = {name: keyed(inner, file, (*key, name)) for name, inner in value.items()}
    elif isinstance(value, tuple):
        found = tuple(keyed(inner, file, (*key, number)) for number, inner in enumerate(value))
    return found  # type: ignore[no-any-return] # it is of the same kind


def marked(text: str, latex: str, *, is_latex: bool = False) -> str:
    """The LaTeX of a text, marked with the key of it where it has one.

    Args:
        text: As it stands in the TOML file.
        latex: What is written of it.
        is_latex: Whether it is LaTeX there, too.
    """
    if not isinstance(text, KeyedText) or not latex:  # a venue asks whether there is anything
        return latex
    fields = (str(text.file), json.dumps(text.key), str(text.offset), "latex" * is_latex)
    return f"{_BEGIN}{_FIELD.join(fields)}{_FIELD}{latex}{_END}"


def unmarked(made: str) -> tuple[str, tuple[KeyedStretch, ...]]:
    """A made file without its marks, and what they say.

    Args:
        made: With marks.
    """
    found: list[KeyedStretch] = []
    parts: list[str] = []
    length = at = 0
    for mark in _MARK.finditer(made):
        parts.append(made[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark[0] != _END:
            key = tuple(json.loads(mark[2]))
            stretch = KeyedStretch(
                length, length, Path(mark[1]), key, int(mark[3]), is_latex=bool(mark[4])
            )
            found.append(stretch)
        else:
            found[-1] = found[-1]._replace(end=length)
    return "".join([*parts, made[at:]]), tuple(found)
