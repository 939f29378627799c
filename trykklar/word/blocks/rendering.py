"""What only TeX can show -> pictures of its own rendering, many in one run of TeX."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from trykklar.document import Document
from trykklar.finding import FatalError
from trykklar.storage.atomic_file import write
from trykklar.typeset import typeset
from trykklar.word.blocks.picture import shown
from trykklar.word.blocks.picture_pages import count
from trykklar.word.mark.mark import CLOSE, OPEN, SEPARATOR, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from trykklar.word.blocks.export_state import Desk

_SECONDS = 60.0
_TOGETHER = 64  # in one run of TeX
_MOST_RUNS = 16  # of TeX in one export: halves are tried to find what TeX cannot set
_DRAWN = re.compile(f"{OPEN}drawing{SEPARATOR}\\d+{SEPARATOR}([^{OPEN}{SEPARATOR}{CLOSE}]*)")
_ALONE = r"""{preamble}
\usepackage[active,tightpage]{{preview}}\setlength\PreviewBorder{{2pt}}
\begin{{document}}
{parts}
\end{{document}}
"""
_PART = "\\begin{{preview}}\n{source}\n\\end{{preview}}\n"


def render_drawings(desk: Desk) -> None:
    """Make the pictures of all drawings in the text.

    Args:
        desk: The state of the export; the pictures are put on it.
    """
    marked = desk.manuscript.marked.text
    render((decode(match[1]) for match in _DRAWN.finditer(marked)), desk)


def render(sources: Iterable[str], desk: Desk) -> None:
    """Make a picture of each of some pieces of LaTeX, set with the document's own preamble.

    Args:
        sources: The pieces; those that are made already are not made again.
        desk: The state of the export; the pictures are put on it, or None for what TeX cannot set.
    """
    waiting = [source for source in dict.fromkeys(sources) if source not in desk.rendered]
    for at in range(0, len(waiting), _TOGETHER):
        _together(waiting[at : at + _TOGETHER], desk)


def _together(sources: Sequence[str], desk: Desk) -> None:
    """Pieces on the pages of one document, or, where that cannot be set, in halves."""
    pdf = _typeset(sources, desk)
    if pdf is not None and count(pdf) == len(sources):
        for page, source in enumerate(sources, 1):
            desk.rendered[source] = shown(pdf, desk, page)
    elif len(sources) > 1:
        half = len(sources) // 2
        _together(sources[:half], desk)
        _together(sources[half:], desk)
    else:
        desk.rendered.update(dict.fromkeys(sources))


def _typeset(sources: Sequence[str], desk: Desk) -> Path | None:
    """The PDF of some pieces, made once for one text."""
    if desk.next("run of TeX") > _MOST_RUNS:
        return None
    parts = "".join(_PART.format(source=source) for source in sources)
    text = _ALONE.format(preamble=desk.manuscript.written_preamble, parts=parts)
    name = f"drawing-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
    folder, root = desk.document.work / "word", desk.document.root
    write(root / folder / f"{name}.tex", text, within=root, lasting=False)
    alone = Document(
        name,
        root,
        folder / f"{name}.tex",
        folder / name,
        folder,
        engine=desk.document.engine,
        allowed=desk.document.allowed,
    )
    try:
        return typeset(alone, time_limit=_SECONDS).pdf
    except FatalError:
        return None
