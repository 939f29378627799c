r"""A title that has a page of its own: an abstract behind it begins another one, as does the text.

Sources: classes.dtx, whose report and book have `titlepage` without being asked; KOMA-Script's
guide, section 3.7, for its values.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.latex.loaded_packages import document_class
from trykklar.word.blocks.front_alignment import letters
from trykklar.word.blocks.front_zone import PEOPLE, beginning_of, front_size, style_of
from trykklar.word.blocks.page_beginning import printed_pages
from trykklar.word.neutral.vocabulary import PAGE_BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.latex.loaded_packages import Loaded
    from trykklar.word.export_state import ExportState

_SEPARATE = frozenset(["report", "book", "scrreprt", "scrbook"])
_KNOWN = _SEPARATE | {"article", "scrartcl"}
_OFF = frozenset(["false", "off", "no"])
_BEGINNING = 30  # letters by which a text is known
_TITLE = re.compile(r"\\maketitle(?![A-Za-z])")


def separated(blocks: Sequence[Any], state: ExportState) -> list[Any]:
    """The text with a break behind its title, where the class sets that on a page of its own.

    Args:
        blocks: The text.
        state: The state of the export.
    """
    source = state.inputs.manuscript
    written = _TITLE.search(source.flat.text, source.start)
    if written is None or not _is_separate(document_class(source.preamble)):
        return list(blocks)
    front = front_size(blocks)
    people = [at for at, block in enumerate(blocks[:front]) if style_of(block) in PEOPLE]
    if not people:
        return list(blocks)
    begun = beginning_of(blocks[front:], state).letters[:_BEGINNING]
    if begun and any(begun in letters(page) for page in printed_pages(state)[:1]):
        return list(blocks)  # the title's page has text on it
    last = max(people) + 1
    parts = [blocks[:last], blocks[last:front], blocks[front:]]
    found: list[Any] = []
    for part in filter(None, parts):
        found += [pf.Div(classes=[PAGE_BREAK]), *part] if found else part
    return found


def _is_separate(loaded: Loaded) -> bool:
    if loaded.name not in _KNOWN:
        return False
    value = loaded.option("titlepage")
    if value is not None:
        return value.lower() not in _OFF
    return loaded.name in _SEPARATE and loaded.option("notitlepage") is None
