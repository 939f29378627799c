"""Glyphs that an engine shows by numbers of its own -> the letters that they are."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Glyphs = dict[str, dict[int, str]]
"""Family, series and shape of a font (`lmtt/m/n`) -> number of a glyph -> its letters."""

_FONT = re.compile(r"\\TU/([^ \\]*)/[\d.]+ ")
_GLYPH = re.compile("glyph#(\\d{1,6})|([\ue000-\uf8ff\U000f0000-\U0010ffff])")
_HEX = re.compile("(?:[0-9A-Fa-f]{4}){1,8}")
_LAST = 0x10FFFF


def learn(glyphs: Glyphs, font: str, number: str, letters: str) -> None:
    """Keeps what the log says of a glyph.

    Args:
        glyphs: What is known.
        font: As the log names it.
        number: Of the glyph.
        letters: A number of Unicode, or `x` and the letters in UTF-16, as in a PDF's tounicode.
    """
    code = letters.removeprefix("x")
    if not number.isdecimal() or (font in glyphs and int(number) in glyphs[font]):
        return
    if code != letters and _HEX.fullmatch(code):
        text = bytes.fromhex(code).decode("utf-16-be", "replace")
    elif letters.isdecimal() and int(letters) <= _LAST:
        text = chr(int(letters))
    else:
        return
    glyphs.setdefault(font, {})[int(number)] = text


def lettered(lines: Iterable[str], glyphs: Mapping[str, Mapping[int, str]]) -> Iterator[str]:
    """Lines of a box with letters in the place of such numbers, where they are known.

    Args:
        lines: As the log has them.
        glyphs: What is known.
    """
    for line in lines:
        font = _FONT.search(line)
        known = glyphs.get(font[1], {}) if font else {}
        yield _GLYPH.sub(partial(_letters, known), line) if known else line


def _letters(known: Mapping[int, str], match: re.Match[str]) -> str:
    return known.get(int(match[1]) if match[1] else ord(match[2]), match[0])
