"""How much of the PDF is in the Word file, and what is not.

The order of things is left out of the count of words, for floats move. Text inside of drawings is
a picture in both files and counted in neither.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from trykklar.poppler import page_texts
from trykklar.word.docx.docx_text import FORMULA

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from trykklar.word.docx.docx_text import WordText

_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"(\w+)[-\N{SOFT HYPHEN}\u2010]\n(\w+)")
_SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2010": "-", "−": "-", "∗": "*"}
)
_MOST_PAGES = 0.4
_LOOKED, _FEWEST = 10_000_000_000, 100  # characters that are gone through, and texts
_PAGE_NUMBER = re.compile(r"\d{0,4}|[ivxlc]{1,7}")


@dataclass(frozen=True)
class WordShare:
    """How many of some strings are in the PDF, too.

    Attributes:
        found: How many are.
        total: How many there are in the Word file.
        missing: Those that are not.
    """

    found: int
    total: int
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parity:
    """The Word file measured against the PDF.

    Attributes:
        recall: Share of the PDF's words that are in the Word file.
        precision: Share of the Word file's words that are in the PDF.
        trigrams: Share of the PDF's runs of three words that are in the Word file.
        citations, captions, cells, entries: Strings of the Word file that the PDF prints, too.
        missing: Words of the PDF that the Word file lacks, most frequent first.
    """

    recall: float
    precision: float
    trigrams: float
    citations: WordShare
    captions: WordShare
    cells: WordShare
    entries: WordShare
    missing: tuple[str, ...] = ()


def measure(
    pdf: Path,
    word: WordText,
    citations: Sequence[str],
    headings: Sequence[str],
    *,
    pictures: Iterable[Path],
    rendered: Iterable[str],
) -> Parity | None:
    """Measure a Word file against the PDF of the same text.

    Args:
        pdf: The PDF.
        word: What the Word file says.
        citations: Every citation as Word prints it, with the sign `FORMULA` for each formula.
        headings: Numbers of headings, which Word prints without having them in its text.
        pictures: PDF drawings in the text.
        rendered: The words in what TeX was asked to show; those that describe a picture are in it.

    Returns:
        The measures, or None where there is no pdftotext.
    """
    printed = _printed(pdf)
    if printed is None:
        return None
    in_word = _words(" ".join([*word.paragraphs, *headings]))
    drawn = Counter(part for path in pictures for part in _words(_printed(path) or ""))
    shown_by_tex = set(rendered)  # what an author says of a picture is not printed
    described = (text for text in word.pictures if text in shown_by_tex)
    drawn |= Counter(part for text in described for part in _words(text))
    shown = _apart(_without(_words(_joined(printed, set(in_word))), drawn), in_word)
    return _compared(shown, in_word, _Pages(pdf, printed), citations, word)


def unprinted(pdf: Path, texts: Sequence[str]) -> frozenset[str]:
    """Which texts are not in a PDF; none where it cannot be read.

    Args:
        pdf: It.
        texts: The texts, with the sign `FORMULA` for each formula.
    """
    printed = _printed(pdf) if texts else None
    return frozenset() if printed is None else frozenset(_Pages(pdf, printed).share(texts).missing)


class _Pages:
    """The text of a PDF, to look for strings in.

    pdftotext takes a line with a wide gap for two columns; what is then not there as a reader
    would read it is looked for in the order in which TeX set it.
    """

    def __init__(self, pdf: Path, printed: str) -> None:
        self._pdf = pdf
        self._read = _squeezed(_joined(printed, set()))

    @cached_property
    def _set(self) -> str:
        return _squeezed(_joined(_printed(self._pdf, "-raw") or "", set()))

    def share(self, texts: Sequence[str]) -> WordShare:
        """How many of the texts are there; of very many in a very long PDF, of the first."""
        most = max(_FEWEST, _LOOKED // max(len(self._read), 1))
        asked = texts[:most]
        missing = tuple(text for text in asked if not self._has(text))
        return WordShare(len(asked) - len(missing), len(asked), missing)

    def _has(self, text: str) -> bool:
        """Whether the stretches between the formulas are there, which a PDF sets line by line."""
        parts = map(_squeezed, text.split(FORMULA))
        return all(part in self._read or part in self._set for part in parts)


def _compared(
    shown: list[str], in_word: list[str], seen: _Pages, citations: Sequence[str], word: WordText
) -> Parity:
    ours, theirs = Counter(in_word), Counter(shown)
    common = (ours & theirs).total()
    runs_ours, runs_theirs = _runs(in_word), _runs(shown)
    missing = [text for text, _ in (theirs - ours).most_common(12)]
    return Parity(
        common / max(theirs.total(), 1),
        common / max(ours.total(), 1),
        (runs_ours & runs_theirs).total() / max(runs_theirs.total(), 1),
        seen.share(citations),
        seen.share(word.captions),
        seen.share(word.cells),
        seen.share(word.entries),
        tuple(missing),
    )


def _printed(pdf: Path, *order: str) -> str | None:
    found = page_texts(pdf, *order)
    return None if found is None else _without_furniture(found)


def _without_furniture(pages: list[str]) -> str:
    """Pages without page numbers and running heads: short lines that many pages share."""
    lines = Counter(line.strip() for page in pages for line in set(page.splitlines()))
    often = max(len(pages) * _MOST_PAGES, 3)
    kept = [
        line
        for page in pages
        for line in page.splitlines()
        if not _PAGE_NUMBER.fullmatch(line.strip()) and lines[line.strip()] < often
    ]
    return "\n".join(kept)


def _joined(text: str, known: set[str]) -> str:
    """Words that a line end broke: in one, where the other side knows them so."""
    plain = unicodedata.normalize("NFKC", text)

    def join(match: re.Match[str]) -> str:
        whole = (match[1] + match[2]).casefold()
        return match[1] + match[2] if not known or whole in known else f"{match[1]}-{match[2]}"

    return _BREAK.sub(join, plain)


def _squeezed(text: str) -> str:
    """A text without blanks, seen or not, hyphens and underscores, its quotes and dashes unified.

    The underscore of an address is often drawn, and no letter of the PDF's.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    return re.sub(r"[\s\-_\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}]+", "", plain).casefold()


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(unicodedata.normalize("NFKC", text))]


def _without(words: list[str], drawn: Counter[str]) -> list[str]:
    left = Counter(drawn)
    kept = []
    for word in reversed(words):
        if left[word] > 0:
            left[word] -= 1
        else:
            kept.append(word)
    return kept[::-1]


def _apart(words: list[str], known: list[str]) -> list[str]:
    """Compounds that pdftotext drew together at a line end, apart as the other side has them."""
    whole = set(known)
    joined = {left + right: (left, right) for left, right in pairwise(known)}
    return [
        part for word in words for part in ((word,) if word in whole else joined.get(word, (word,)))
    ]


def _runs(words: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(zip(words, words[1:], words[2:], strict=False))
