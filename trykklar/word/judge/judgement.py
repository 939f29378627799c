"""The Word file compared with what TeX printed: what an author hid must not go out in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.poppler import fonts
from trykklar.word.judge import printed_letters
from trykklar.word.judge.cork import decoded, encoded
from trykklar.word.judge.docx_passage import ENTRY, DocxPassage, passages
from trykklar.word.judge.folding import words
from trykklar.word.judge.lost_words import lost
from trykklar.word.judge.printed_text import RUN, Print, read
from trykklar.word.judge.raw_signs import RawSign, raw_signs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_BITMAPS = "the PDF's fonts are bitmaps, whose letters have no names"
_READ = 0.8  # of Word's words: where fewer are there, the codes are another encoding's, too
_ENTRY_SHOWN = 0.5  # of its words: a style may write an entry otherwise, but not another one


@dataclass(frozen=True)
class Added:
    """Words of a Word file that the PDF does not show.

    Attributes:
        passage: The paragraph that they stand in.
        words: The words, folded.
        hidden: Whether this is more than a slip: a whole paragraph, or several words together.
        off_page: Whether TeX printed them beyond the edge of the page, so that nobody hid them.
        floating: Whether they are a note in a float, of which TeX prints nothing but the mark.
    """

    passage: DocxPassage
    words: tuple[str, ...]
    hidden: bool
    off_page: bool = False
    floating: bool = False


@dataclass(frozen=True)
class Judgement:
    """What the judge found.

    Attributes:
        added: What the PDF does not show, in the order of the Word file.
        lost: Runs of words that the PDF shows and the Word file does not, in the PDF's order.
        raw: Signs of LaTeX or of this program that the PDF does not show.
        silence: Why there is no judge; empty where there is.
    """

    added: tuple[Added, ...] = ()
    lost: tuple[tuple[str, ...], ...] = ()
    raw: tuple[RawSign, ...] = ()
    silence: str = ""

    @property
    def hidden(self) -> bool:
        """Whether the Word file shows what TeX did not print."""
        return any(item.hidden for item in self.added)


def judge(
    docx: bytes, pdf: Path | None, own: Iterable[str] = (), log: Path | None = None
) -> Judgement:
    """Compare a Word file with a PDF of the same text.

    Args:
        docx: The Word file.
        pdf: What TeX made of the sources as they are; None where it made nothing of them.
        own: What a document prints of itself, such as `Glossary`: no secret, where it differs.
        log: TeX's log of the PDF: which letters no font has.
    """
    if pdf is None or not pdf.is_file():
        return Judgement(silence="there is no PDF of the text as it is, or it lacks a package")
    orders, bitmaps = read(pdf), [font.bitmap for font in fonts(pdf)]
    coded = any(bitmaps) and any(map(encoded, orders))
    if coded:
        orders = [
            [decoded(page, signs=signs) for page in pages]
            for signs in (True, False)
            for pages in orders
        ]
    elif sum(bitmaps) * 2 >= len(bitmaps) > 0:
        return Judgement(silence=_BITMAPS)
    printed = printed_letters.of(pdf, log)
    word_passages = list(passages(docx))
    parts = (part for passage in word_passages for part in passage.stretches)
    known = {word for part in parts for form in printed.variants(part) for word in words(form)}
    shown = Print(orders, known)
    if shown.empty:
        return Judgement(silence="no text can be read in the PDF")
    if coded and sum(map(shown.has, known)) < _READ * len(known):
        return Judgement(silence=_BITMAPS)
    ours = {word for text in own for word in words(text)}
    added = (
        item
        for passage in word_passages
        for item in _added(
            passage,
            [words(printed.printed(part, shown)) for part in passage.stretches],
            shown,
            ours,
        )
    )
    return Judgement(
        tuple(added),
        tuple(lost(shown, docx, known, printed)),
        tuple(raw_signs(word_passages, orders)),
    )


def _added(
    passage: DocxPassage, stretches: list[list[str]], shown: Print, own: set[str]
) -> Iterator[Added]:
    long_words = [word for part in stretches for word in part if len(word) > 1]
    gaps = [tuple(part[first:behind]) for part in stretches for first, behind in shown.gaps(part)]
    missing = sum(len(word) > 1 for gap in gaps for word in gap)
    if passage.kind == ENTRY and sum(map(shown.has, long_words)) >= _ENTRY_SHOWN * len(long_words):
        return
    for gap in gaps:
        whole, ours = missing == len(long_words), own.issuperset(gap)
        # TeX loses a whole note in a note, of which nobody hid a word.
        harmless = ours or (whole and passage.kind == "inner note")
        if whole or not ours:
            yield Added(passage, gap, (whole or len(gap) >= RUN) and not harmless)
