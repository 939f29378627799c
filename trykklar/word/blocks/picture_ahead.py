"""Figures made into pictures several at once, while pandoc and TeX are at work.

What is made is kept by content (`picture.py`), so that it is there when the text comes to it.
"""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from trykklar.word.blocks.picture import located, shown
from trykklar.word.mark.mark import CLOSE, OPEN, SEPARATOR, decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.word.export_state import ExportState

_FIELD = f"[^{OPEN}{SEPARATOR}{CLOSE}]*"
_IMAGE = re.compile(f"{OPEN}image{SEPARATOR}(\\d+){SEPARATOR}{_FIELD}{SEPARATOR}({_FIELD}){CLOSE}")


@contextmanager
def pictures_ahead(state: ExportState) -> Iterator[None]:
    """While the block runs, figures become pictures; behind it they are made.

    What goes wrong with one is met again, and reported, where the text shows it.

    Args:
        state: The state of the export.
    """
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        for path in dict.fromkeys(_figures(state)):
            workers.submit(shown, path, state)
        yield


def _figures(state: ExportState) -> Iterator[Path]:
    """The files of the figures that the text names."""
    for match in _IMAGE.finditer(state.inputs.manuscript.marked.text):
        path = located(decode(match[2]).strip(), state.inputs, int(match[1]))
        if path is not None:
            yield path
