"""Asking TeX what it prints, while something else is done."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING

from trykklar.printed.citations_and_lists import PrintedDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future

    from trykklar.document import Document

_BIBLATEX = b"biblatex auxiliary file"
_HEAD = 200  # bytes of a .bbl, in which it says what made it
UNSET = "TeX cannot set the document as it is"
"""Why TeX is not asked, where its PDF is not of the sources as they are."""

_UNSET = PrintedDocument(trouble=UNSET)


class Asked:
    """What is asked of TeX; an answer is waited for where it is needed.

    Args:
        start: Begins to ask; given whether for citations and lists, too, or for numbers alone.
        citing: Whether biblatex cites, and no style is asked for.
        typeset: Whether TeX has set the sources as they are.
        printed: Whether there is a PDF of that.
    """

    def __init__(
        self,
        start: Callable[[bool], Future[PrintedDocument]],
        *,
        citing: bool,
        typeset: bool,
        printed: bool,
    ) -> None:
        self._start = start
        self._citing = citing
        self._countable = typeset and printed
        self._answer = start(True) if citing and typeset else None

    def citations(self) -> PrintedDocument | None:
        """What is printed of citations and works; None where biblatex does not print them."""
        if not self._citing:
            return None
        return self._answer.result() if self._answer else _UNSET

    def count(self) -> None:
        """Asks for numbers."""
        if self._countable and self._answer is None:
            self._answer = self._start(False)

    def numbers(self) -> PrintedDocument:
        """Which numbers are printed, where they were asked for."""
        return self._answer.result() if self._answer else _UNSET


@contextmanager
def asking(document: Document, lock: int, *, typeset: bool) -> Iterator[Asked]:
    """Asks in the background what a document prints, as far as that is wanted.

    Args:
        document: The document, whose last build nobody changes meanwhile.
        lock: The file descriptor of its lock.
        typeset: Whether its PDF is what TeX made of the sources as they are.

    Yields:
        What is asked, and has the answers.
    """
    stop = Event()

    def answer(citing: bool) -> PrintedDocument:
        from trykklar.printed.read_printed import read_printed

        return read_printed(document, lock, stop, citing=citing)

    citing = not document.csl and _by_biblatex(document)
    with ThreadPoolExecutor(1) as beside:
        try:
            yield Asked(
                lambda citing: beside.submit(answer, citing),
                citing=citing,
                typeset=typeset,
                printed=document.made(".pdf").is_file(),
            )
        finally:
            stop.set()  # where an answer is not waited for any more


def _by_biblatex(document: Document) -> bool:
    try:
        return _BIBLATEX in document.fence.read(document.made(".bbl"))[:_HEAD]
    except OSError:
        return False
