"""Asking TeX what it prints, while something else is done."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING

from trykklar.printed.citations_and_lists import Printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trykklar.document import Document

_BIBLATEX = b"biblatex auxiliary file"
_HEAD = 200  # bytes of a .bbl, in which it says what made it


@contextmanager
def asking(
    document: Document, lock: int, *, typeset: bool
) -> Iterator[Callable[[], Printed | None]]:
    """Asks in the background what a document prints, if that is wanted.

    Args:
        document: The document, whose last build nobody changes meanwhile.
        lock: The file descriptor of its lock.
        typeset: Whether its PDF is what TeX made of the sources as they are.

    Yields:
        What waits for the answer: None where biblatex does not cite, or a style is asked for.
    """
    if document.csl or not _by_biblatex(document):
        yield lambda: None
    elif not typeset:
        yield lambda: Printed(trouble="TeX cannot set the document as it is")
    else:
        from trykklar.printed.tell import tell

        stop = Event()
        with ThreadPoolExecutor(1) as beside:
            try:
                yield beside.submit(tell, document, lock, stop).result
            finally:
                stop.set()  # where the answer is not waited for any more


def _by_biblatex(document: Document) -> bool:
    try:
        return _BIBLATEX in document.fence.read(document.made(".bbl"))[:_HEAD]
    except OSError:
        return False
