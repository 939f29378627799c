r"""`\includepdf` of pdfpages: pictures of the pages that it puts into the document.

They are pages of their own. What is set on them, `pagecommand={\section{Annex}}`, stands above the
first of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.options import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span
    from trykklar.word.mark.command import Command


_ON_PAGES = re.compile(r"\bpagecommand\*?\s*=\s*(?=\{)")


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
    picture = rf"\includegraphics[pages={{{wanted}}},width=\textwidth]{{"
    above = _on_pages(passage, given[0]) if given else None
    if above is None:
        yield Edit(command.start, path.start, rf"\par\clearpage{picture}")
    else:
        yield Edit(command.start, above.start, r"\par\clearpage{}")
        yield Edit(above.end, path.start, rf"\par{picture}")
    yield Edit(path.end, path.end + 1, "}\\par\\clearpage{}")


def _on_pages(passage: Passage, given: Span) -> Span | None:
    found = _ON_PAGES.search(passage.text, given.start, given.end)
    inside = passage.group(found.end()) if found else None
    return inside if inside is not None and passage.slice(inside).strip() else None
