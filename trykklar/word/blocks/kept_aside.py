r"""Text that TeX keeps where it is written, and prints elsewhere: a motto over the next heading.

Of quotchap's `\begin{savequote}` and KOMA-Script's `\setchapterpreamble`, TeX prints nothing where
they stand. The PDF has their words all the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.poppler import page_texts
from trykklar.word.judge.folding import folded_letters

if TYPE_CHECKING:
    from pathlib import Path

_ENOUGH = 3  # words, so that a name or key is not taken for the text of the PDF that it is in
_HEADS = 2  # lines of a page
_COMMAND = re.compile(r"\\[A-Za-z]+")


def is_printed_elsewhere(words: str, source: str, pdf: Path | None) -> bool:
    """Whether the PDF shows words that the source has in no other place.

    Args:
        words: The words; LaTeX's commands in them do not count.
        source: The whole source.
        pdf: What TeX made of it; without it, that is not known.
    """
    sought = letters(words)
    if pdf is None or len(_COMMAND.sub(" ", words).split()) < _ENOUGH:
        return False
    printed = _of_texts(tuple(page_texts(pdf) or ()))
    return sought in printed and _of_texts((source,)).count(sought) <= 1


def body_letters(pdf: Path) -> str:
    """The letters of a PDF without those of running heads: each page's first and last lines.

    Args:
        pdf: The PDF.
    """
    return "".join(map(_body, page_texts(pdf) or ()))


def letters(text: str) -> str:
    """The letters and digits of LaTeX without its commands, as they are compared."""
    return folded_letters(_COMMAND.sub("", text))


def _body(page: str) -> str:
    lines = [line for line in page.split("\n") if line.strip()]
    return letters(" ".join(lines[_HEADS:-_HEADS]))


@lru_cache(maxsize=2)
def _of_texts(texts: tuple[str, ...]) -> str:
    """The letters of a whole document: each command asks for them again."""
    return letters(" ".join(texts))
