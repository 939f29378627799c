r"""Text that TeX keeps where it is written, and prints elsewhere: a motto over the next heading.

Of quotchap's `\begin{savequote}` and KOMA-Script's `\setchapterpreamble`, TeX prints nothing where
they stand. The PDF has their words all the same.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.poppler import page_texts
from trykklar.word.judge.folding import WORD, folded, folded_letters

if TYPE_CHECKING:
    from pathlib import Path

_ENOUGH = 3  # words, so that a name or key is not taken for the text of the PDF that it is in
_LONG = 4  # letters of a word that is in no other place
_HEADS = 2  # lines of a page
_COMMAND = re.compile(r"\\[A-Za-z]+")


def is_printed_elsewhere(words: str, source: str, pdf: Path | None) -> bool:
    """Whether the PDF shows words that the source has in no other place.

    They stand there in a row, or beside a translation line by line; then each of them is there, and
    some are in no other place.

    Args:
        words: The words; LaTeX's commands in them do not count.
        source: The whole source.
        pdf: What TeX made of it; without it, that is not known.
    """
    sought = letters(words)
    if pdf is None or len(_COMMAND.sub(" ", words).split()) < _ENOUGH:
        return False
    pages = tuple(page_texts(pdf) or ())
    if sought in _of_texts(pages):
        return _of_texts((source,)).count(sought) <= 1
    own, written = _counted((words,)).keys(), _counted((source,))
    alone = sum(written[word] == 1 and len(word) >= _LONG for word in own)
    return own <= _counted(pages).keys() and alone >= _ENOUGH


def body_letters(pdf: Path) -> str:
    """The letters of a PDF without those of running heads: each page's first and last lines.

    Args:
        pdf: The PDF.
    """
    return "".join(map(_body, page_texts(pdf) or ()))


def letters(text: str) -> str:
    """The letters and digits of LaTeX without its commands, as they are compared."""
    return folded_letters(_COMMAND.sub("", text))


@lru_cache(maxsize=4)
def _counted(texts: tuple[str, ...]) -> Counter[str]:
    """The words of LaTeX or of a PDF, folded."""
    return Counter(WORD.findall(folded(_COMMAND.sub(" ", " ".join(texts)))))


def _body(page: str) -> str:
    lines = [line for line in page.split("\n") if line.strip()]
    return letters(" ".join(lines[_HEADS:-_HEADS]))


@lru_cache(maxsize=2)
def _of_texts(texts: tuple[str, ...]) -> str:
    """The letters of a whole document: each command asks for them again."""
    return letters(" ".join(texts))
