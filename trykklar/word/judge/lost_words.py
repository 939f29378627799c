"""What TeX printed and the Word file does not say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from trykklar.word.docx.docx_text import margins, word_text
from trykklar.word.judge.docx_passage import passages
from trykklar.word.judge.folding import WORD, joined, words
from trykklar.word.judge.printed_text import RUN, Print

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from trykklar.word.judge.docx_passage import DocxPassage
    from trykklar.word.judge.printed_letters import PrintedLetters

_LONG = 4  # letters: what is shorter may be a formula's
_MOVED = 8  # words that stand side by side in Word: as many in another order are read across
_SIDE_BY_SIDE = frozenset(["cell", "caption", "author", "title"])


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
    every_passage = list(passages(docx))
    comments = (" ".join(item.stretches) for item in every_passage if item.kind == "comment")
    word = word_text(docx)
    beside = {
        found
        for text in (*_side_by_side(every_passage), *word.pictures)
        for form in printed.variants(text)
        for found in words(form)
    }
    text = "\n".join([*word.paragraphs, *comments, *word.pictures, *margins(docx)])
    in_word = Print([[form] for form in printed.variants(text)], ())
    pages = [WORD.findall(joined(page, known)) for page in (*shown.pages, *shown.heads)]
    scarcer = Counter(word for every in pages for word in every) - Counter(words(text))
    for every in pages:
        for first, behind in in_word.gaps(every):
            run = tuple(every[first:behind])
            moved = len(run) <= _MOVED and beside.issuperset(run)
            long = [word for word in run if len(word) >= _LONG]
            moved = moved or scarcer.keys().isdisjoint(long)  # in another order, each is there
            if not moved and len(long) >= RUN:
                yield run


def _side_by_side(every: Iterable[DocxPassage]) -> Iterator[str]:
    """What a PDF may have in another order: cells of a table, people and their addresses."""
    for passage in every:
        if passage.kind in _SIDE_BY_SIDE:
            yield from passage.stretches
