"""Fields that show the chapter and the section of a page, as Word brings them up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.word_field import field, run
from trykklar.word.running_heads import CAPITALS, NUMBERS, TITLES

if TYPE_CHECKING:
    from trykklar.word.chapter_heads import ChapterHeads, ShownHeading

_UPPER = r" \* Upper"


def heading_fields(own: ChapterHeads, *, native: bool) -> dict[str, str]:
    """The sign of a number or a title -> what stands for it on the pages of a chapter.

    Args:
        own: The heads of the chapter.
        native: Whether Word numbers headings itself. Where it does not, the words of a heading
            begin with its number.
    """
    found = {
        NUMBERS[0]: _number(own.chapter, native=native),
        **_titles(0, _title(own.chapter, native=native), own.chapter.title),
    }
    if own.chapter.shortened:
        words = own.chapter.title
        found |= {TITLES[0]: run(words), CAPITALS + TITLES[0]: run(words.upper())}
    section = own.section
    if section is None:
        return found | dict.fromkeys((NUMBERS[1], TITLES[1], CAPITALS + TITLES[1]), "")
    style = f"STYLEREF {section.level}"
    words = section.title if native else f"{section.number} {section.title}".strip()
    number = _number(section, native=True) if native else ""
    return found | {NUMBERS[1]: number, **_titles(1, style, words)}


def _number(item: ShownHeading, *, native: bool) -> str:
    if native and item.counted:
        return field(rf"STYLEREF {item.level} \n", item.number)
    return run(item.number) if item.number else ""


def _title(item: ShownHeading, *, native: bool) -> str:
    """The field that shows the title of a chapter; its paragraph may have more than that."""
    return f"STYLEREF {item.level}" if native and item.counted else f"REF {item.name}"


def _titles(level: int, instruction: str, words: str) -> dict[str, str]:
    sign = TITLES[level]
    upper = field(instruction + _UPPER, words.upper())
    return {sign: field(instruction, words), CAPITALS + sign: upper}
