"""What parts of the front matter are called, in all languages, where a class prints these names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.babel_names import TAGS
from trykklar.word.blocks.front_zone import HEADING
from trykklar.word.judge.folding import folded_letters
from trykklar.word.words import words

if TYPE_CHECKING:
    from trykklar.word.blocks.front_alignment import PrintedFront

_ABSTRACTS, _LISTS = (
    frozenset(folded_letters(words(tag).parts[part]) for tag in TAGS.values())
    for part in ("abstract", "keywords")
)
NAMES = frozenset(
    folded_letters(name) for tag in TAGS.values() for name in words(tag).parts.values()
) | {"summary"}
"""The letters of such names."""


def style_by_name(piece: PrintedFront, before: str) -> str:
    """The style of what a class prints: of what it is called, or that of what stands before.

    Args:
        piece: As TeX set it.
        before: The style of what stands before.
    """
    if piece.letters in _ABSTRACTS:
        return HEADING
    return "Keywords" if piece.letters.startswith(tuple(_LISTS)) else before
