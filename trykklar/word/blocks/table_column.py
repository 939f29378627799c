r"""Column specifications: `{@{}lp{3cm}>{\raggedright}X S}` -> alignment and width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.word.length import length
from trykklar.word.written_number import number

_ALIGN = {
    "l": "AlignLeft",
    "c": "AlignCenter",
    "r": "AlignRight",
    "S": "AlignRight",
    "D": "AlignRight",
}
_HSIZE = re.compile(r"\\hsize\s*=\s*(\d{1,9}(?:\.\d{1,9})?)\s*\\hsize")
_WITH_OPTIONS = frozenset("XSswW")  # columns that take options in brackets
_LETTER = re.compile(r"(?<![A-Za-z])[lcr](?![A-Za-z])")
_PART = re.compile(r"(?<![\w.])(\d{1,4}(?:\.\d{1,4})?)(?![\w.])")
_NOWHERE = Source(Path(), "")
_STAR = 5_000
_BESIDE = 0.42  # centimetres that LaTeX leaves beside a column: twice its \\tabcolsep
_ROOM = 1.2  # what is not measured to the letter is given besides
MOST = 63
"""Columns of a table, as many as Word can have."""


@dataclass(frozen=True)
class Size:
    """How big the text of a table is.

    Attributes:
        style: The table's style; empty for the usual one.
        character: Width of a character, in centimetres.
        margins: What is left free beside the text of a cell, in centimetres.
    """

    style: str = ""
    character: float = 0.19
    margins: float = 0.4


SIZES = (Size(), Size("SmallTable", 0.16, 0.22), Size("SmallestTable", 0.13, 0.12))


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes:
        align: As pandoc names it.
        fixed: Width in centimetres; 0 where TeX gives it what its cells need.
        share: Its part of the room that is left, where it stretches (`X`); else 0.
    """

    align: str = "AlignLeft"
    fixed: float = 0.0
    share: float = 0.0


def columns(text: str) -> tuple[Column, ...]:
    """The columns of a specification; what it puts between them is left out.

    Args:
        text: What stands in the braces.
    """
    passage = Passage(text[:_STAR], _NOWHERE)
    found: list[Column] = []
    at, before = 0, ""
    while at < len(passage.text):
        sign = passage.text[at]
        group = passage.group(passage.skip(at + 1))
        if sign == "*" and group:
            repeated = passage.argument(group.end + 1)
            count = passage.slice(group)
            if repeated and (times := number(count)) is not None:
                found.extend(columns(passage.slice(repeated[0])) * min(times, MOST))
                del found[MOST:]
                at = repeated[1]
                continue
        if sign in "@!<>" and group:
            before = passage.slice(group) if sign == ">" else before
            at = group.end + 1
            continue
        if sign.isalpha():
            inner = passage.slice(group) if group and sign in "pmbwXSDLCR" else ""
            options = passage.delimited(at + 1) if sign in _WITH_OPTIONS else None
            found.append(_column(sign, inner, before, passage.slice(options) if options else ""))
            before = ""
            at = options.end if options else group.end if inner and group else at
        at += 1
    return tuple(found[:MOST])


def size(words: list[int], whole: float) -> Size:
    """The biggest text in which no word is broken; else the smallest that can be read.

    Args:
        words: The longest word of each column, in characters.
        whole: Width of the text, in centimetres.
    """
    fit = (size for size in SIZES if sum(map(partial(_least, size), words)) <= whole)
    return next(fit, SIZES[-1])


def _least(size: Size, word: int) -> float:
    return word * size.character + size.margins


def widths(
    layout: tuple[Column, ...],
    lengths: list[list[int]],
    words: list[int],
    whole: float,
    look: Size = SIZES[0],
) -> list[float]:
    """The columns' shares of the text width; all 0 where TeX, too, fits each to its cells.

    Args:
        layout: The columns.
        lengths: Row by row, the longest line of each cell in characters.
        words: The longest word of each column: TeX would hyphenate it, Word breaks it anywhere.
        whole: Width of the text, in centimetres.
        look: How big the text is.
    """
    if not any(column.fixed or column.share for column in layout):
        return _fitted(lengths, words, whole, look)
    needs = [
        column.fixed or (0.0 if column.share else _need(index, lengths, whole, look))
        for index, column in enumerate(layout)
    ]
    stretch = sum(column.share for column in layout)
    if not stretch:
        beside = min(_BESIDE, max(whole - sum(needs), 0.0) / len(needs))
        needs = [
            need + beside * bool(column.fixed) for need, column in zip(needs, layout, strict=True)
        ]
    left = max(whole - sum(needs), whole * 0.3) if stretch else 0.0
    sizes = [
        need + (left * column.share / stretch if stretch else 0.0)
        for need, column in zip(needs, layout, strict=True)
    ]
    _widen(sizes, [_least(look, word) for word in words], whole - sum(sizes))
    return [round(size / max(whole, sum(sizes)), 4) for size in sizes]


def _fitted(lengths: list[list[int]], words: list[int], whole: float, look: Size) -> list[float]:
    """Shares for a table that cannot be left to the word processor.

    Word breaks words anywhere, and others begin with equal columns, and leave it at that: there a
    column is narrow that the others have room for.
    """
    least = [_least(look, word) for word in words]
    needs = [
        max(
            _least(look, max((row[at] for row in lengths if at < len(row)), default=0)),
            low,
        )
        for at, low in enumerate(least)
    ]
    if max(needs) * len(needs) <= whole and not look.style:
        return [0.0] * len(words)
    if sum(needs) <= whole:
        room = min(whole / sum(needs), _ROOM)
        return [round(need * room / whole, 4) for need in needs]
    wanted = sum(needs) - sum(least)
    left = min(max(whole - sum(least), 0.0), wanted)
    sizes = [
        low + (left * (need - low) / wanted if wanted else 0.0)
        for low, need in zip(least, needs, strict=True)
    ]
    return [round(size / max(whole, sum(sizes)), 4) for size in sizes]


def _widen(sizes: list[float], least: list[float], free: float) -> None:
    """Give narrow columns room for their longest word: what is free, then out of the widest's."""
    for index, need in enumerate(least[: len(sizes)]):
        given = max(min(need - sizes[index], free), 0.0)
        sizes[index] += given
        free -= given
        widest = max(range(len(sizes)), key=sizes.__getitem__)
        lacking = min(need - sizes[index], sizes[widest] - least[widest])
        if index != widest and lacking > 0:
            sizes[index] += lacking
            sizes[widest] -= lacking


def _need(index: int, lengths: list[list[int]], whole: float, look: Size) -> float:
    longest = max((row[index] for row in lengths if index < len(row)), default=0)
    return min(_least(look, longest), whole / 3)


def _column(sign: str, inner: str, before: str, options: str = "") -> Column:
    """A column by its letter, its argument in braces, what stands before it, and its options."""
    own = next(iter(_LETTER.findall(options)), sign)
    align = _ALIGN.get(own.lower() if own in "LCR" else own, "AlignLeft")
    if "centering" in before:
        align = "AlignCenter"
    elif "raggedleft" in before:
        align = "AlignRight"
    if sign in "XLJY" and not inner:
        size = _HSIZE.search(before)
        part = _PART.search(options)
        return Column(align, share=float((size or part or ("", 1.0))[1]))
    return Column(align, fixed=length(inner) if sign in "pmbw" else 0.0)
