r"""A title that has a page of its own: an abstract behind it begins another one, as does the text.

Sources: classes.dtx, whose report and book have `titlepage` without being asked; KOMA-Script's
guide, section 3.7, for its values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.latex.loaded_packages import document_class
from trykklar.word.blocks.front_zone import PEOPLE, beginning_of, front_size, style_of
from trykklar.word.blocks.implied_date import TITLED
from trykklar.word.blocks.page_beginning import printed_pages
from trykklar.word.judge.folding import folded_letters
from trykklar.word.neutral.vocabulary import PAGE_BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.latex.loaded_packages import Loaded
    from trykklar.word.export_state import ExportState

_SEPARATE = frozenset(["report", "book", "scrreprt", "scrbook"])
_KNOWN = _SEPARATE | {"article", "scrartcl"}
_OFF = frozenset(["false", "off", "no"])
_BEGINNING = 30  # letters by which a text is known
_PAGES = 4  # for a title, an abstract and the text


def separated(blocks: Sequence[Any], state: ExportState) -> list[Any]:
    """The text with a break behind its title and its abstract, where the PDF has one.

    Args:
        blocks: The text.
        state: The state of the export.
    """
    source = state.inputs.manuscript
    front = front_size(blocks)
    people = [at for at, block in enumerate(blocks[:front]) if style_of(block) in PEOPLE]
    if not people or TITLED.search(source.flat.text[source.start :]) is None:
        return list(blocks)
    again = title_again(blocks, people)
    last = max(at for at in people if again is None or at < again) + 1
    begins = front if again is None else again
    pages = [folded_letters(page) for page in printed_pages(state)[:_PAGES]]
    by_class = _is_separate(document_class(source.preamble))
    found, before = list(blocks[:last]), 0
    for part, known in ((blocks[last:begins],) * 2, (blocks[begins:], blocks[front:])):
        if not part:
            continue
        begun = beginning_of(known, state).letters[:_BEGINNING]
        page = next((at for at, shown in enumerate(pages) if begun and begun in shown), None)
        if by_class if page is None else page > before:
            found.append(pf.Div(classes=[PAGE_BREAK]))
        found += part
        before = page or before
    return found


def title_again(blocks: Sequence[Any], people: Sequence[int]) -> int | None:
    """Where a title stands that is printed once more above the text, behind the abstract (apa7).

    Args:
        blocks: The text.
        people: Where titles and names stand in it, in order.
    """
    titles = [at for at in people if style_of(blocks[at]) == "Title"]
    behind = (at for at in titles[1:] if at - 1 not in people)
    return next(behind, None)


def _is_separate(loaded: Loaded) -> bool:
    if loaded.name not in _KNOWN:
        return False
    value = loaded.option("titlepage")
    if value is not None:
        return value.lower() not in _OFF
    return loaded.name in _SEPARATE and loaded.option("notitlepage") is None
