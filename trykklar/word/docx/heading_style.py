"""Headings of the finished text in Word: numbered by their style, or with their number as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.docx.numbering import APPENDIX_STYLE, HEADING_STYLE
from trykklar.word.docx.word_field import BREAK, end, raw, run, start
from trykklar.word.model import Lead
from trykklar.word.neutral.anchors import OF_NUMBER
from trykklar.word.neutral.paragraph_style import paragraph
from trykklar.word.neutral.vocabulary import APART, APPENDIX, WORDED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.word.docx.number_field import Counter
    from trykklar.word.model import HeadingKind

_STYLED = 3  # levels that have a style of ours
_LEVELS = 9


def native_numbers(headings: Iterable[Any]) -> bool:
    """Whether counting 1, 1.1, 1.2 ..., and A, A.1 in appendices, gives TeX's numbers.

    Args:
        headings: Of the finished text, in order.
    """
    counts = [0] * (_LEVELS + 1)
    appendix = False
    for item in headings:
        shown = _shown(item)
        if not shown:
            continue
        if APPENDIX in item.classes and not appendix:
            counts, appendix = [0] * (_LEVELS + 1), True
        if not all(counts[1 : item.level]):
            return False  # Word begins levels that have not come up at 1, and TeX at 0
        counts[item.level] += 1
        counts[item.level + 1 :] = [0] * (_LEVELS - item.level)
        parts = [str(count) for count in counts[1 : item.level + 1]]
        if appendix:
            parts[0] = chr(ord("A") + counts[1] - 1)
        if shown != ".".join(parts):
            return False
    return True


def leads_of(headings: Iterable[Any]) -> dict[HeadingKind, Lead]:
    """What stands around the numbers of each kind of headings, where that is anything.

    Args:
        headings: Of the finished text.
    """
    found = {
        (item.level, APPENDIX in item.classes): _lead(item) for item in headings if _shown(item)
    }
    return {kind: lead for kind, lead in found.items() if lead != Lead()}


def written_numbers(headings: Iterable[Any], *, native: bool) -> frozenset[str]:
    """The anchors of the headings whose number is text.

    Args:
        headings: Of the finished text.
        native: Whether Word numbers headings itself.
    """
    return frozenset(
        name for item in headings if _is_written(item, native) for name in _anchors(item)
    )


def heading(item: Any, counter: Counter, *, native: bool) -> Any:
    """A heading as Word has it.

    Args:
        item: As the finished text has it.
        counter: What numbers as text count on from.
        native: Whether Word numbers headings itself.
    """
    shown, content = _shown(item), list(item.content)
    level = min(item.level, _STYLED)
    if _is_written(item, native):
        content = [_written(item, counter if native else None), *content]
    elif shown and _lead(item).apart:
        content = [raw(BREAK), *content]
    if native and not shown:
        return paragraph(f"{HEADING_STYLE} {level} Unnumbered", *content)
    if native and APPENDIX in item.classes:
        return paragraph(f"{APPENDIX_STYLE} {level}", *content)
    return pf.Header(*content, level=min(item.level, _LEVELS))


def _shown(item: Any) -> str:
    return str(item.attributes["number"])


def _lead(item: Any) -> Lead:
    before, behind = item.attributes["before"], item.attributes["behind"]
    return Lead(before, behind, APART in item.classes, worded=WORDED in item.classes)


def _anchors(item: Any) -> list[str]:
    return str(item.attributes["anchors"]).split()


def _is_written(item: Any, native: bool) -> bool:
    """Whether a number is text.

    One behind a word is, too: of `Chapter 1` as the number of a list, references would have to
    leave out the word, and word processors other than Word print it.
    """
    return bool(_shown(item)) and (not native or bool(_lead(item).before))


def _written(item: Any, counter: Counter | None) -> Any:
    """Its number as text, with what stands around it; by a counter, it is a field."""
    if _lead(item).worded:
        return raw(run(_lead(item).before) + BREAK)
    names = [name + OF_NUMBER for name in _anchors(item)]
    kind = APPENDIX_STYLE if APPENDIX in item.classes else HEADING_STYLE
    shown = counter.field(f"{kind}{item.level}", _shown(item)) if counter else run(_shown(item))
    number = "".join([*map(start, names), shown, *map(end, names)])
    lead = _lead(item)
    if lead != Lead():
        number = run(lead.before) + number + run(lead.after)
    return raw(number + (BREAK if lead.apart else run(" ") if lead.before else run("\t")))
