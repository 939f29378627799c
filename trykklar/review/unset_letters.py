"""Letters that came in and that TeX cannot set: the document would not compile, or print gaps.

TeX itself is asked, behind the document's own preamble: which letters there are depends on the
engine, its fonts and packages. A letter that the file has already is set.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.printed.latex_pieces import print_pieces
from trykklar.printed.text_run import plain
from trykklar.review.review_change import SourceChange, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trykklar.document import Document
    from trykklar.latex.source import Source
    from trykklar.printed.latex_pieces import LatexPiece
    from trykklar.review.review_change import Review, ReviewChange

_COMMENT = re.compile(r"(?<!\\)%.*")
_NO_GLYPH = "\N{REPLACEMENT CHARACTER}"
_TOML = ".toml"
_KNOWN = "a"
"""A letter that TeX sets wherever it can be asked at all."""


def with_settable(review: Review, document: Document) -> Review:
    """A review in which no change applies that has a letter TeX cannot set.

    Args:
        review: What a returned file asks for.
        document: What it was made from.

    Raises:
        FatalError: The engine is not installed, or the work folder cannot be written.
    """
    wanted = {sign for change in review.changes for sign in _new_letters(change)}
    unset = _unset(document, sorted(wanted)) if wanted else {}
    if not unset:
        return review
    changes = tuple(_checked(change, unset) for change in review.changes)
    return replace(review, changes=changes)


def _new_letters(change: ReviewChange) -> set[str]:
    """The letters that a change brings, and that its file does not have."""
    return {
        sign
        for edit in change.change.edits
        for sign in edit.text
        if not sign.isascii() and sign not in _letters(edit.source)
    }


@lru_cache(maxsize=64)
def _letters(source: Source) -> frozenset[str]:
    """What a file has outside of its comments."""
    return frozenset(_COMMENT.sub("", source.text))


def _unset(document: Document, letters: Iterable[str]) -> Mapping[str, str]:
    """Letters that TeX cannot set -> the command that sets them; empty where none does."""
    asked = [_KNOWN, *letters]
    known, *printed = print_pieces(document, asked)
    if known is None:
        return {}
    missing = [
        sign for sign, piece in zip(asked[1:], printed, strict=True) if not _is_set(sign, piece)
    ]
    commands = [_command(sign) for sign in missing]
    shown = print_pieces(document, commands)
    return {
        sign: command if command and _is_set(sign, piece) else ""
        for sign, command, piece in zip(missing, commands, shown, strict=True)
    }


def _is_set(sign: str, piece: LatexPiece | None) -> bool:
    """Whether a letter is printed for a letter; of an accent nobody sees one by itself."""
    if piece is None or piece.lacking:
        return False
    text = "".join(map(plain, piece.paragraphs)).strip()
    # LuaTeX sets the glyph of no letter, and says nothing.
    return (bool(text) or bool(unicodedata.combining(sign))) and _NO_GLYPH not in text


def _command(sign: str) -> str:
    """What writes a letter in LaTeX of any engine; empty where nothing is known."""
    from pylatexenc.latexencode import unicode_to_latex

    command = unicode_to_latex(sign, unknown_char_policy="ignore", unknown_char_warning=False)
    return f"{{{command}}}" if command.isascii() and command.strip() else ""


def _checked(change: ReviewChange, unset: Mapping[str, str]) -> ReviewChange:
    """A change as a conflict where it has such letters; what is offered has commands for them."""
    found = [sign for sign in sorted(_new_letters(change)) if sign in unset]
    if not found or change.state is State.NO_EFFECT:
        return change
    reason = f"TeX cannot set {', '.join(f'“{sign}”' for sign in found)} with this document's fonts"
    if change.reason:
        reason = f"{change.reason}; {reason}"
    offered = SourceChange()
    # Text in a TOML file is escaped when it is assembled: there no command can be written.
    latex = all(edit.source.path.suffix != _TOML for edit in change.change.edits)
    if latex and all(unset[sign] for sign in found):
        table = str.maketrans({sign: unset[sign] for sign in found})
        edits = [replace(edit, text=edit.text.translate(table)) for edit in change.change.edits]
        offered = SourceChange(tuple(edits))
    return replace(change, state=State.CONFLICT, reason=reason, change=offered)
