"""Changes to a passage, made all at once, so that every character still knows where it is from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.latex.passage import Passage, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace `text[start:end]` of a passage."""

    start: int
    end: int
    text: str = ""


def rewrite(passage: Passage, edits: Iterable[Edit], start: int, end: int) -> Passage:
    """A part of a passage with the edits made.

    Args:
        passage: What the edits were made for.
        edits: In any order; one that overlaps an earlier one is left out, for the earlier one
            has taken the text away that it was about.
        start: Where the part begins.
        end: Where it ends.

    Returns:
        A passage whose places are those of the author's files.
    """
    return _joined(passage, _pieces(passage, sorted(edits), start, end))


def join(parts: Iterable[Passage]) -> Passage:
    """Passages one after the other, as one."""
    texts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    source = None
    for part in parts:
        source = source or part.source
        pieces.append(Piece(length, part, 0, copied=True))
        texts.append(part.text)
        length += len(part.text)
    if source is None:
        raise ValueError("there is nothing to join")
    return Passage("".join(texts), source, tuple(pieces))


def _pieces(
    passage: Passage, edits: Iterable[Edit], start: int, end: int
) -> Iterator[tuple[str, int, bool]]:
    at = start
    for edit in edits:
        if edit.start < at or edit.end > end:
            continue
        yield passage.text[at : edit.start], at, True
        yield edit.text, edit.start, False
        at = edit.end
    yield passage.text[at:end], at, True


def _joined(passage: Passage, parts: Iterable[tuple[str, int, bool]]) -> Passage:
    texts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for text, offset, copied in parts:
        if text:
            pieces.append(Piece(length, passage, offset, copied))
            texts.append(text)
            length += len(text)
    return Passage("".join(texts), passage.source, tuple(pieces))
