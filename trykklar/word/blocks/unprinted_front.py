"""Front matter that a class does not print is left out: keywords, or the authors of a blind paper.

Without this, a Word file would be withheld for them; the PDF is what is sent to a co-author, too.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import dropwhile, pairwise, takewhile
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.poppler import AS_DRAWN, page_texts
from trykklar.word.blocks.front_zone import ends_front
from trykklar.word.blocks.implied_date import TITLED
from trykklar.word.blocks.placed_text import place_of
from trykklar.word.inlines import plain
from trykklar.word.judge.folding import folded_letters, words
from trykklar.word.judge.printed_text import RUN, without_heads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from trykklar.word.export_state import ExportState
    from trykklar.word.model import PlacedUnit

_STYLES = ("Author", "Affiliation", "Date", "Keywords")
_NOTED = ("Title", "Subtitle", "Author")
# Acknowledgements of a blind paper: a heading, and what stands behind it.
_HEADING, _PART = "Abstract Heading", "Body Text"
_LABEL = "Label"
_ALIKE = 0.9  # of the letters of a heading
_QUOTED = 8  # words
_ABSENT = "The PDF does not show this, and neither does Word"
_TWICE = "No \\maketitle prints this, and the title page says it itself"
_TITLES = ("Title", "Subtitle", "Author", "Affiliation", "Date")
_NAMES = ("Title", "Subtitle")
_FIRST_PAGES = 2
_YEAR = re.compile(r"\d{4}")


def printed_front(blocks: list[Any], state: ExportState, pdf: Path | None) -> list[Any]:
    """The text without authors, addresses, dates and keywords that the PDF does not show.

    Args:
        blocks: The text.
        state: The state of the export; what is left out is noted on it, and reported.
        pdf: What TeX made of the source as it is; without it, all of them stay.
    """
    fronts = [block for block in blocks if _style(block) in _STYLES]
    noted = any(_style(block) in (*_NOTED, _HEADING) for block in blocks)
    pages = page_texts(pdf) if pdf and (fronts or noted) else None
    if not pages:
        return blocks
    printed = _letters(pages)
    # Beside a column of text, the lines of a note stand together only in the order of drawing.
    sought = noted or not all(_is_shown(_own_words(block), printed) for block in fronts)
    drawn = (page_texts(pdf, *AS_DRAWN) if pdf and sought else None) or []
    shown = printed + _letters(drawn)
    for block in blocks:
        if _style(block) in _NOTED:
            _unnoted(block, shown, state)
    absent = [block for block in fronts if not _is_shown(_own_words(block), shown)]
    drawn_letters = folded_letters("".join([*pages, *drawn]))
    absent += [
        block for block in fronts if block not in absent and _is_other_date(block, drawn_letters)
    ]
    unheaded: list[Any] = []
    for heading, block in pairwise(blocks):
        part = _style(heading) == _HEADING and _style(block) == _PART
        if part and not _is_shown(_every(block), shown):
            absent += [heading, block]
        elif _style(heading) == _HEADING and not (
            _heads(heading, blocks, pages, printed) or _is_called(heading, pages)
        ):
            unheaded.append(heading)
    for block in absent:
        _left_out(block, state, _ABSENT)
    left = set(map(id, absent))
    doubled = _doubled([block for block in blocks if id(block) not in left], pages, state)
    for block in doubled:
        _left_out(block, state, _TWICE)
    gone = {id(block) for block in (*absent, *unheaded, *doubled)}
    return [block for block in blocks if id(block) not in gone]


def _is_other_date(block: Any, said: str) -> bool:
    """Whether a date is not printed as it is given: a class may print the year of it alone."""
    own = folded_letters(pf.stringify(block))
    return _style(block) == "Date" and _YEAR.search(own) is not None and own not in said


def _doubled(blocks: Sequence[Any], pages: Sequence[str], state: ExportState) -> list[Any]:
    r"""What a preamble says of a paper whose title page is set by hand, without `\maketitle`.

    It is left out if the first pages have its words less often than our front matter, and a title
    if no page has it.
    """
    source = state.inputs.manuscript.flat.text
    if TITLED.search(source):
        return []
    front = _front(blocks)
    shown, every = _letters(without_heads(pages)[:_FIRST_PAGES]), _letters(pages)
    ours = "".join(word for block in front for word in _every(block))
    found: list[Any] = []
    gone = Counter[str]()
    # What is set somewhere on the page was written there, and not in the preamble.
    of_titles = [block for block in front if _style(block) in _TITLES]
    for block in sorted(of_titles, key=lambda block: bool(_places(block))):
        own, year = "".join(_own_words(block)), pf.stringify(block).strip()
        once = own and 1 <= shown.count(own) < ours.count(own) - gone[own]
        gone[own] += bool(once)
        unprinted = _style(block) in _NAMES and not _is_shown(_own_words(block), every)
        if once or unprinted or (not own and not _is_line(year, pages[:_FIRST_PAGES])):
            found.append(block)
    return found


def _is_line(date: str, pages: Iterable[str]) -> bool:
    """Whether a date in numbers is a line of its own, and not said behind a place by hand."""
    return any(line.strip() == date for page in pages for line in page.split("\n"))


def _front(blocks: Sequence[Any]) -> list[Any]:
    """The front matter: the preamble's, and the first page below, which may begin on a new one."""
    given = list(takewhile(lambda block: _style(block) in _TITLES, blocks))
    below = list(dropwhile(_breaks_page, blocks[len(given) :]))
    return [*given, *takewhile(lambda block: not ends_front(block), below)]


def _breaks_page(block: Any) -> bool:
    return ends_front(block) and not isinstance(block, pf.Header)


def _places(block: Any) -> list[Any]:
    return place_of(list(_inlines(block)))


def _letters(pages: Iterable[str]) -> str:
    """The words of pages without the gaps between them."""
    return "".join(word for page in pages for word in words(page))


def _is_shown(own: list[str], shown: str) -> bool:
    """Whether any three words that follow each other stand so in the PDF, or all of fewer."""
    size = min(len(own), RUN)
    runs = ("".join(own[at : at + size]) for at in range(len(own) - size + 1))
    return not own or any(run in shown for run in runs)


def _heads(heading: Any, blocks: Iterable[Any], pages: Iterable[str], printed: str) -> bool:
    """Whether the PDF has a heading: a line of its own, or its words as often as the text has.

    KOMA-Script prints none above an abstract, in which the same word may stand.
    """
    own = "".join(_every(heading))
    if any("".join(words(line)) == own for page in pages for line in page.split("\n")):
        return True
    ours = "".join(word for block in blocks for word in _every(block))
    return printed.count(own) >= ours.count(own)


def _is_called(heading: Any, pages: Iterable[str]) -> bool:
    """Whether the PDF has a heading that is much the same word: that is what it is called."""
    own = "".join(_every(heading))
    for line in (line.strip() for page in pages for line in page.split("\n")):
        if SequenceMatcher(None, own, "".join(words(line))).quick_ratio() > _ALIKE:
            heading.content[0].content = [pf.Str(line)]
            return True
    return False


def _unnoted(block: Any, shown: str, state: ExportState) -> None:
    """Leave out the notes of a part that the PDF does not show, as IEEEtran's conferences do."""

    def printed(element: Any, _: Any) -> Any:
        if not isinstance(element, pf.Note):
            return None
        own = words(pf.stringify(element))
        if _is_shown(own, shown):
            return None
        _forgotten(element, state)
        state.met.notes_elsewhere.add("".join(own))
        message = f"{_ABSENT} (a note of {_style(block)}): {' '.join(own[:_QUOTED])}"
        state.report("word-unprinted", Severity.HINT, state.inputs.manuscript.start, message)
        return []

    block.walk(printed)


def _own_words(block: Any) -> list[str]:
    """The words of a part, without the label that is put before them here."""
    inlines = [item for item in _inlines(block) if _style(item) != _LABEL]
    return words(plain(inlines))


def _every(block: Any) -> list[str]:
    """The words of all paragraphs in a part."""
    return words(pf.stringify(block))


def _inlines(block: Any) -> Iterator[Any]:
    for part in block.content:
        yield from part.content if isinstance(part, pf.Para | pf.Plain) else ()


def _forgotten(block: Any, state: ExportState) -> list[PlacedUnit]:
    """The units in a part, which are no more."""
    inside: set[int] = set()
    block.walk(lambda element, _: inside.add(id(element)))
    units = [unit for unit in state.met.units if any(id(item) in inside for item in unit.inlines)]
    state.met.units[:] = [unit for unit in state.met.units if unit not in units]
    return units


def _left_out(block: Any, state: ExportState, why: str) -> None:
    units = _forgotten(block, state)
    style = _style(block)
    state.met.unprinted.update(dict.fromkeys((unit.offset for unit in units), style))
    state.met.unprinted.setdefault(-len(state.met.unprinted) - 1, style)
    offset = units[0].offset if units else state.inputs.manuscript.start
    quoted = " ".join(_every(block)[:_QUOTED])
    message = f"{why} ({style}): {quoted}"
    state.report("word-unprinted", Severity.HINT, offset, message)


def _style(item: Any) -> str:
    styled = isinstance(item, pf.Div | pf.Span)
    return str(item.attributes.get("custom-style", "")) if styled else ""
