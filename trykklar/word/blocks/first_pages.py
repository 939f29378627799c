"""TeX is asked for the first pages of a document while pandoc reads its text."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from trykklar.printed.front_pages import PageParagraph
    from trykklar.word.export_state import ExportState

    Pages = Callable[[], tuple[PageParagraph, ...]]


@contextmanager
def first_pages(state: ExportState, pdf: Path | None) -> Iterator[Pages]:
    """Asks in the background.

    Args:
        state: The state of the export.
        pdf: What TeX made of the source as it is; without it, nobody is asked.

    Yields:
        What waits for the paragraphs of the first pages.
    """
    if pdf is None:
        yield lambda: ()
        return
    from trykklar.printed.front_pages import front_pages

    with ThreadPoolExecutor(1) as beside:
        yield beside.submit(front_pages, state.inputs.document).result
