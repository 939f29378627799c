"""What TeX printed and the Word file does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.docx_text import word_text
from trykklar.word.judge.docx_passage import passages
from trykklar.word.judge.folding import WORD, joined
from trykklar.word.judge.printed_text import RUN, Print

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from trykklar.word.judge.printed_letters import PrintedLetters

_LONG = 4  # letters: what is shorter may be a formula's
_MOVED = 8  # words that Word has: as many in another order are a row of a table, read across


def lost(
    shown: Print, docx: bytes, known: Collection[str], printed: PrintedLetters
) -> Iterator[tuple[str, ...]]:
    """Runs of words of a PDF that a Word file does not say.

    Args:
        shown: The PDF.
        docx: The Word file.
        known: The Word file's words.
        printed: The letters that the PDF has as others.
    """
    comments = (" ".join(item.stretches) for item in passages(docx) if item.kind == "comment")
    word = word_text(docx)
    text = "\n".join([*word.paragraphs, *comments, *word.pictures])
    in_word = Print([[form] for form in printed.variants(text)], ())
    for page in shown.pages:
        every = WORD.findall(joined(page, known))
        for first, behind in in_word.gaps(every):
            run = tuple(every[first:behind])
            moved = len(run) <= _MOVED and all(word in known for word in run)
            if not moved and sum(len(word) >= _LONG for word in run) >= RUN:
                yield run
