"""Whether chapters, and a title, have pages of their own: the PDF is asked, for classes differ."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from trykklar.poppler import page_texts
from trykklar.word.inlines import plain
from trykklar.word.judge.folding import folded_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.word.export_state import ExportState

_TOP = 4  # lines above and in a heading at the top of a page: `Chapter 1`, a running head
_LEAD = 14  # letters of a chapter's number in the line of its title
_PART = 10  # letters of a title that goes on in the next line


def chapters_begin_pages(state: ExportState) -> bool:
    """Whether chapters begin pages, as most classes have it.

    Args:
        state: The state of the export, when all headings are known.
    """
    # A starred section that the author lists among the chapters begins none.
    level = chapter_level(state)
    chapters = [
        item for item in state.met.headings if item.line.kind == "chapter" and item.level == level
    ]
    if not chapters or len({item.line.page for item in chapters}) < len(chapters):
        return False
    titles = [title for item in chapters if (title := folded_letters(plain(item.inlines)))]
    tops = list(_at_top(titles, printed_pages(state)))
    return not tops or sum(tops) * 2 >= len(tops)


def chapter_level(state: ExportState) -> int:
    """The level of chapters: below parts, where there are any; 0 where a text has no chapters.

    Args:
        state: The state of the export, when all headings are known.
    """
    levels = Counter(item.level for item in state.met.headings if item.line.kind == "chapter")
    return max(levels, key=lambda level: (levels[level], -level), default=0)


def printed_pages(state: ExportState) -> Sequence[str]:
    """The text of the PDF's pages; none where there is no PDF of the text as it is.

    Args:
        state: The state of the export.
    """
    pdf = state.inputs.document.made(".pdf")
    return (page_texts(pdf) if state.inputs.typeset and pdf.is_file() else None) or ()


def _at_top(titles: Sequence[str], pages: Sequence[str]) -> Iterator[bool]:
    """For each title that is found, whether it is at the top of the first page that has it.

    A page with several of them is one of a table of contents.
    """
    waiting = set(titles)
    for page in pages:
        lines = [folded_letters(line) for line in page.split("\n") if line.strip()]
        places = {
            title: at
            for title in waiting
            if (at := next((at for at, line in enumerate(lines) if _is(line, title)), None))
            is not None
        }
        if len(places) == 1:
            yield from (at < _TOP for at in places.values())
            waiting -= places.keys()


def _is(line: str, title: str) -> bool:
    whole = line.endswith(title) and len(line) <= len(title) + _LEAD
    part = line.lstrip("0123456789")
    return whole or (len(part) >= _PART and title.startswith(part))
