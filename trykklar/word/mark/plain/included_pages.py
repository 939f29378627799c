r"""`\includepdf` of pdfpages: pictures of the pages that it puts into the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.options import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command


def pages(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\includepdf[pages=1]{file}` -> `\includegraphics[pages={1}]{file}`, as wide as the text.

    Args:
        passage: The flat source.
        command: `\includepdf`.
    """
    given, at = arguments(passage, command.end)
    path = passage.group(passage.skip(at))
    if path is None:
        return
    settings = options(passage.slice(given[0])) if given else {}
    wanted = settings.get("pages", settings.get("page", "1"))
    yield Edit(
        command.start,
        path.start,
        rf"\par\includegraphics[pages={{{wanted}}},width=\textwidth]{{",
    )
    yield Edit(path.end, path.end + 1, "}\\par{}")
