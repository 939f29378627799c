"""Whether a PDF shows a text at a place: asked where only TeX knows which of two it printed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from trykklar.word.judge.folding import words
from trykklar.word.judge.printed_text import RUN, Print, read

if TYPE_CHECKING:
    from pathlib import Path


class ShownText:
    """A PDF that is read when it is first asked for something.

    Args:
        pdf: What TeX made of the sources as they are.
    """

    def __init__(self, pdf: Path) -> None:
        self._pdf = pdf

    @cached_property
    def _print(self) -> Print:
        return Print(read(self._pdf), ())

    def shows(self, before: str, text: str) -> bool | None:
        """Whether the PDF shows a text behind what stands before it.

        A float or the end of a page may stand between the two: what is long enough is looked for
        by itself, too.

        Args:
            before: The words before it.
            text: What is looked for.

        Returns:
            None where that cannot be said: its fonts hide the words before it, too.
        """
        ahead, sought = words(before)[-RUN:], words(text)
        gaps = self._print.gaps([*ahead, *sought])
        if all(behind <= len(ahead) for _, behind in gaps):
            return True
        if len(sought) >= RUN and not any(self._print.gaps(sought)):
            return True
        readable = any(map(self._print.has, ahead)) if ahead else not self._print.empty
        return False if readable else None
