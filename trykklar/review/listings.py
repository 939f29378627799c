"""Tables of contents, figures and tables, which a word processor brings up to date by itself."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trykklar.word.docx.word_paragraph import Paragraph

_LINES = ("TOC", "TableofFigures")
"""How the styles of their lines begin."""
_NUMBERS = re.compile(r"^\W*[\d.]*\d\W+|[\W\d]*\Z")


class Listings:
    """The lists of a file.

    Args:
        base: All paragraphs of the exported file.
        returned: All paragraphs of the returned one.
    """

    def __init__(self, base: Iterable[Paragraph], returned: Iterable[Paragraph]) -> None:
        self._base, self._returned = base, returned

    def is_up_to_date(self, paragraphs: Sequence[Paragraph]) -> bool:
        """Whether paragraphs are lines that say what a heading or caption says.

        Args:
            paragraphs: Of the returned file.
        """
        return bool(paragraphs) and all(map(self._is_line, paragraphs))

    def _is_line(self, paragraph: Paragraph) -> bool:
        tracked = any(run.inserted or run.deleted for run in paragraph.runs)
        if tracked or not paragraph.style.startswith(_LINES):
            return False
        text = _letters(_NUMBERS.sub("", _shown(paragraph)))
        return any(text in known for known in self._known)

    @cached_property
    def _known(self) -> list[str]:
        """What headings and captions say, and what the lines were when they were exported."""
        lines = [item for item in self._base if item.style.startswith(_LINES)]
        listed = (item for item in self._returned if item.heading or item.style == "Caption")
        return [_letters(_shown(item)) for item in (*lines, *listed)]


def _shown(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs if not run.deleted)


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
