"""The last step to Word: what the finished text says of itself, as fields, bookmarks and styles.

Nothing before it writes Word's XML into pandoc's document, so that another kind of file can be made
from what comes in here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.document_tree import replace_elements
from trykklar.word.docx.cell_look import ground, rule
from trykklar.word.docx.heading_style import (
    heading,
    leads_of,
    native_numbers,
    written_numbers,
)
from trykklar.word.docx.number_field import Counter, reference
from trykklar.word.docx.numbering import Numbering
from trykklar.word.docx.word_field import (
    alignment,
    closed,
    counted_anew,
    end,
    link,
    list_place,
    opened,
    page_begin,
    raw,
    run,
    section_end,
    start,
    tab_to,
)
from trykklar.word.neutral import vocabulary
from trykklar.word.neutral.anchors import OF_NUMBER, aim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_DEEPEST = 3  # level of headings in Word's table of contents
_LABEL = 6  # signs of a label of a work that fit before its words, as `[100]`
_TAB = run("\t")


def to_word(text: Any) -> Numbering:
    """Write what the text says of itself as Word has it.

    Args:
        text: The finished text; it is changed.

    Returns:
        How the headings are numbered.
    """
    headings = list(_headings(text))
    native = native_numbers(headings)
    numbering = Numbering(native, leads_of(headings), written_numbers(headings, native=native))
    counter = Counter()
    lists: list[Mapping[str, str]] = []
    writers: Mapping[str, Callable[[Any], Any]] = {
        **_WRITERS,
        vocabulary.NUMBER: counter.number,
        vocabulary.REFERENCE: lambda item: reference(item, numbering),
        vocabulary.LIST_LABEL: lambda item: _list_label(item, lists),
    }

    def written(element: Any) -> Any:
        """What stands for an element, of which all within is written."""
        if isinstance(element, pf.Header):
            return heading(element, counter, native=native)
        found = (writers[name] for name in element.classes if name in writers)
        writer = next(found, None)
        return writer(element) if writer else None

    replace_elements(text, (pf.Header, pf.Span, pf.Div, pf.Link), written)
    return numbering._replace(lists=tuple(lists))


def _headings(element: Any) -> Iterator[Any]:
    for child in getattr(element, "content", ()):
        if isinstance(child, pf.Header):
            yield child
        elif not isinstance(child, pf.Inline | pf.Para | pf.Plain):
            yield from _headings(child)


def _list_label(block: Any, lists: list[Mapping[str, str]]) -> Any:
    lists.append(dict(block.attributes))
    return list_place(len(lists) - 1)


def _begin(item: Any) -> Any:
    return raw(start(item.identifier))


def _end(item: Any) -> Any:
    return raw(end(item.attributes["of"]))


def _jump(item: Any) -> Any:
    """Not pandoc's own link, which would rename an anchor that begins with `_`."""
    return link(aim(item), item.content)


def _note(item: Any) -> list[Any]:
    """A note with bookmarks around its mark, which NOTEREF fields show."""
    names = [name + OF_NUMBER for name in item.attributes["anchors"].split()]
    return [*(raw(start(name)) for name in names), *item.content, *(raw(end(n)) for n in names)]


def _runs(item: Any) -> list[Any]:
    """The text of a label in runs of its style, around a number that is written already."""
    style = item.attributes.get("custom-style", "")
    return [
        raw(run(part.text, style)) if isinstance(part, pf.Str) else part for part in item.content
    ]


def _tab_before(item: Any) -> list[Any]:
    return [raw(_TAB), *_runs(item)]


def _tab_behind(item: Any) -> list[Any]:
    return [*_runs(item), raw(_TAB)]


def _equation(block: Any) -> None:
    """Its formula stands in the middle, where the first tab leads."""
    block.content[0].content.insert(0, raw(_TAB))


def _work_label(item: Any) -> None:
    """Its words stand in a column behind it; behind a longer label, as in TeX, on its line."""
    if item.content:
        fits = len(pf.stringify(item)) <= _LABEL
        item.content.append(raw(_TAB) if fits else pf.Space())


def _contents(block: Any) -> None:
    """The lines as the text of one field: it begins in the first and ends in the last."""
    of = block.attributes["of"]
    if not of:
        return  # Word could not make it anew
    instruction = rf'TOC \h \z \c "{of}"'
    if of == vocabulary.HEADINGS:
        deepest = min(int(block.attributes["deepest"]), _DEEPEST)
        instruction = rf'TOC \o "1-{deepest}" \h \z \u'
    first, last = block.content[0].content[0], block.content[-1].content[0]
    first.content.insert(0, raw(opened(instruction)))
    last.content.append(raw(closed()))


def placed(at: str) -> Any:
    """How a paragraph begins that stands elsewhere than at the left.

    Args:
        at: Where: `center`, `right`.
    """
    return raw(alignment(at))


def _placed(item: Any) -> Any:
    return placed(item.attributes["at"])


def _shade(item: Any) -> list[Any]:
    colour = item.attributes["colour"]
    return [raw(ground(item.attributes["over"], colour))] if colour else []


def _ruled(item: Any) -> Any:
    return raw(rule(item.attributes["of"]))


def _fill(item: Any) -> list[Any]:
    return [raw(tab_to(item.attributes["to"], item.attributes["leader"]))]


def _pages(block: Any) -> Any:
    return section_end(block.attributes["lie"], again="notes" in block.attributes)


def _page_break(block: Any) -> Any:
    del block
    return page_begin()


def _page_numbers(block: Any) -> Any:
    return counted_anew(block.attributes.get("form", ""), block.attributes.get("first", ""))


_WRITERS: Mapping[str, Callable[[Any], Any]] = {
    vocabulary.ANCHOR: _begin,
    vocabulary.ANCHOR_END: _end,
    vocabulary.JUMP: _jump,
    vocabulary.NOTE: _note,
    vocabulary.CAPTION_LABEL: _runs,
    vocabulary.EQUATION: _equation,
    vocabulary.EQUATION_LABEL: _tab_before,
    vocabulary.CONTENTS: _contents,
    vocabulary.LINE_NUMBER: _tab_behind,
    vocabulary.LINE_PAGE: _tab_before,
    vocabulary.WORK_LABEL: _work_label,
    vocabulary.PLACED: _placed,
    vocabulary.SHADE: _shade,
    vocabulary.RULED: _ruled,
    vocabulary.FILL: _fill,
    vocabulary.PAGES: _pages,
    vocabulary.PAGE_BREAK: _page_break,
    vocabulary.PAGE_NUMBERS: _page_numbers,
}
