"""Numbers of the finished text as live fields, and the references that show them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from trykklar.word.docx.word_field import end, field, link, raw, run, start
from trykklar.word.neutral.anchors import OF_NUMBER, aim
from trykklar.word.neutral.vocabulary import BRACKETED, RAISED
from trykklar.word.written_number import number as whole

if TYPE_CHECKING:
    from trykklar.word.docx.numbering import Numbering

_NOTE_MARK = "FootnoteReference"
_NUMBER = re.compile(r"(.*?(?<!\d))(\d+)([a-z]*)$")


class Counter:
    """How far each sequence counted, to where the text was written."""

    def __init__(self) -> None:
        """Begins before the first number."""
        self._counted: dict[str, int] = {}

    def number(self, item: Any) -> Any:
        """A number of the text, with the bookmarks that references to it show.

        Args:
            item: As the finished text has it.
        """
        names = [name + OF_NUMBER for name in item.attributes["anchors"].split()]
        style = item.attributes.get("custom-style", "")
        shown = self.field(item.attributes["sequence"], _text(item), style)
        return raw("".join(map(start, names)) + shown + "".join(map(end, names)))

    def field(self, sequence: str, number: str, style: str = "") -> str:
        r"""A SEQ field; `\r` where counting on would give another number.

        Args:
            sequence: What is counted.
            number: As printed.
            style: Character style of the field.
        """
        match = _NUMBER.match(number)
        if match is None:
            return run(number, style) if number else ""
        prefix, digits, suffix = match.groups()
        counted = whole(digits) or 0
        follows = self._counted.get(sequence, 0) + 1 == counted
        self._counted[sequence] = counted
        restart = "" if follows else rf" \r {digits}"
        shown = field(rf"SEQ {sequence} \* ARABIC{restart}", digits, style)
        before, behind = (run(part, style) if part else "" for part in (prefix, suffix))
        return before + shown + behind


def reference(item: Any, numbering: Numbering) -> Any:
    """A reference: a field, or a link where what it names has no number to be shown.

    Args:
        item: As the finished text has it.
        numbering: How the headings are numbered.
    """
    kind, shows, shown = item.attributes["kind"], item.attributes["shows"], _text(item)
    if kind == "place" and shows != "page":
        return link(aim(item), item.content)
    instruction = _instruction(aim(item), kind, shows, numbering)
    if BRACKETED in item.classes:
        return raw(run("(") + field(instruction, shown[1:-1]) + run(")"))
    if RAISED in item.classes:
        return raw(field(rf"{instruction} \f", shown, _NOTE_MARK))
    return raw(field(instruction, shown))


def _instruction(name: str, kind: str, shows: str, numbering: Numbering) -> str:
    if shows == "page":
        # LibreOffice finds no bookmark within a note: the page is that of the note's mark.
        return rf"PAGEREF {name}{OF_NUMBER if kind == 'note' else ''} \h"
    if shows == "title":
        return rf"REF {name} \h"
    if kind == "note":
        return rf"NOTEREF {name}{OF_NUMBER} \h"
    if kind == "heading" and name not in numbering.written:
        return rf"REF {name} \r \h"
    return rf"REF {name}{OF_NUMBER} \h"


def _text(item: Any) -> str:
    """The text of a number or reference, which is one string."""
    return "".join(part.text for part in item.content)
