"""The fields that a place of a part stands in: what they lead to, and whether Word fills them.

Source: ECMA-376, part 1, 17.16.2 (complex fields) and 17.16.5 (their instructions).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import w

if TYPE_CHECKING:
    from lxml import etree

_ADDRESS = re.compile(r'\s*HYPERLINK\s+"?([^"\s\\][^"\s]*)', re.IGNORECASE)
_INSIDE = re.compile(r'\\l\s+"?([^"\s]+)')
_REFERENCE = re.compile(r"\s*REF\s+(\w+)", re.IGNORECASE)


@dataclass
class _Field:
    instruction: str = ""
    shown: bool = False  # whether its instruction has ended


class OpenFields:
    """The fields that have begun and not ended, from the outermost."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def character(self, element: etree._Element) -> None:
        """Take in the `w:fldChar` of a beginning, middle or end."""
        kind = element.get(w("fldCharType"), "")
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].shown = True
        elif kind == "end" and self._open:
            self._open.pop()

    def instruction(self, text: str) -> None:
        """Take in a piece of an instruction."""
        if self._open and not self._open[-1].shown:
            self._open[-1].instruction += text

    def simple(self, instruction: str) -> None:
        """Begin a field that is an element of its own."""
        self._open.append(_Field(instruction, shown=True))

    def end(self) -> None:
        """End such a field."""
        if self._open:
            self._open.pop()

    @property
    def filled(self) -> bool:
        """Whether a word processor writes what stands here; of a link it writes nothing."""
        return any(field.shown and not _is_link(field.instruction) for field in self._open)

    @property
    def leads(self) -> str:
        """An address, `#` and the bookmark of a reference; empty where nothing leads anywhere."""
        for field in reversed(self._open):
            if field.shown and (match := _ADDRESS.match(field.instruction)):
                inside = _INSIDE.search(field.instruction, match.end())
                return f"{match[1]}#{inside[1]}" if inside else match[1]
            if field.shown and (match := _REFERENCE.match(field.instruction)):
                return f"#{match[1]}"
        return ""


def _is_link(instruction: str) -> bool:
    return instruction.lstrip().upper().startswith("HYPERLINK")
