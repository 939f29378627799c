"""A command that nobody here knows is in Word as the text that TeX prints of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.escape import escaped
from trykklar.poppler import page_texts
from trykklar.word.blocks.rendering import render
from trykklar.word.judge.folding import folded
from trykklar.word.mark.mark import CONTROLS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from trykklar.word.export_state import ExportState

_LONGEST = 300  # characters of a command with its arguments
_MOST = 200
_SAYS = re.compile(r"[^\W_]{2}")


def printer(state: ExportState, pdf: Path | None) -> Callable[[Iterable[str]], Mapping[str, str]]:
    """What says, of commands with their arguments, what TeX prints of them, as LaTeX.

    Args:
        state: The state of the export.
        pdf: What TeX made of the source as it is; without it, nobody can tell.
    """
    return lambda sources: _printed(sources, state, pdf)


def _printed(sources: Iterable[str], state: ExportState, pdf: Path | None) -> Mapping[str, str]:
    usable = [
        source
        for source in dict.fromkeys(sources)
        if len(source) <= _LONGEST and not CONTROLS.search(source)
    ][:_MOST]
    pages = page_texts(pdf) if pdf and usable else None
    if pages is None:
        return {}
    render(usable, state, "commands")
    shown = "".join(folded("".join(pages)).split())
    found: dict[str, str] = {}
    for source in usable:
        made = state.met.rendered[source]
        if made is None or not _as_printed(made.text, source, shown):
            continue
        if made.text or made.blank:
            found[source] = escaped(made.text)
    return found


def _as_printed(text: str, source: str, shown: str) -> bool:
    """Whether TeX prints a text in the document, too, and not only where nothing is around it.

    A number that is not in the source may be a counter's, and a question mark a missing
    reference's: then all of the text has to be there as it is.
    """
    words = folded(text).split()
    if any(part not in source for part in re.findall(r"\d+|\?", text)):
        return bool(_SAYS.search(text)) and "".join(words) in shown
    return all(word in shown for word in words)
