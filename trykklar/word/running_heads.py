"""What the PDF has above and below the text of its pages, whatever package or class set it there.

That is what stands at one place of most pages, with a gap between it and the text. Words that
change from page to page, as titles of sections, are left out: they stand in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from trykklar.poppler import PageBox, page_texts, placed_words
from trykklar.word.judge.folding import folded_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Sequence
    from pathlib import Path

    from trykklar.poppler import PlacedWord

PAGE, PAGES = "\ue030", "\ue031"
"""What stands for the number of a page, and for how many there are."""
NUMBERS, TITLES, CAPITALS = "\ue032\ue033\ue034", "\ue035\ue036\ue037", "\ue038"
"""What stands for the numbers and the titles of headings, by their level, and before capitals."""

_ALIKE, _APART, _SEGMENT = 3.0, 17.0, 14.0  # points
_MOST_LINES = 3
_OFTEN, _SOME, _RARE = 0.6, 0.4, 0.2  # of the pages
_FEWEST = 2
_EDGE = 0.08  # of the width
_ASKED = 60  # pages
_GAP = re.compile(r"\s{3,}")
_NUMBER = re.compile(r"\d+")
_ANY_NUMBER = "\ufdd0"  # a code that is no character, so that no text has it
_SIGN = re.compile(rf"[\w{PAGE}{TITLES}]")
_WORDS = re.compile(rf"[^\W\d_]{{2,}}|[{TITLES}]")
_PRIVATE = re.compile(f"[{PAGE}-{CAPITALS}]")


class MarginLine(NamedTuple):
    """A line above or below the text, in three parts."""

    left: str = ""
    center: str = ""
    right: str = ""


class PageMargins(NamedTuple):
    """What stands above and below the text of pages."""

    head: tuple[MarginLine, ...] = ()
    foot: tuple[MarginLine, ...] = ()


class RunningHeads(NamedTuple):
    """What stands around the text of a document's pages.

    Attributes:
        odd: On odd pages, or on all.
        even: On even pages, where that is something else.
        first: On the first page.
    """

    odd: PageMargins
    even: PageMargins | None
    first: PageMargins


def running_heads(
    pdf: Path | None, headings: Iterable[str] = (), asked: Callable[[], str] = str
) -> RunningHeads | None:
    """The running heads and feet of a PDF; None where they have no words.

    Args:
        pdf: What TeX made of the source as it is; None where it could not.
        headings: Those of the text, which pages may repeat.
        asked: Gives the words that TeX itself has above and below a page, where a PDF has but one.
    """
    texts = (page_texts(pdf) if pdf is not None else None) or []
    while texts and not texts[-1].strip():
        texts.pop()
    if pdf is None or not (len(texts) == 1 or _may_have_any(texts)):
        return None
    repeated = {_letters(heading) for heading in headings}
    placed = placed_words(pdf, _ASKED)
    whole = [margins_of(words) for words in placed]
    pages = [_without(margins, repeated) for margins in whole]
    if len(pages) == 1 and _has_words(pages[0]):
        return _of_one(pages[0], _letters(asked()))
    titled = [(at, pages[at - 1]) for at, page in enumerate(whole, 1) if _has_words(page)]
    if len(titled) < max(len(pages) * _SOME, _FEWEST):
        return None  # nothing runs
    later = titled[1:] if len(pages) > _FEWEST and titled[0][0] == 1 else titled
    first = pages[0] if _begins_alike(placed) else pages[0]._replace(head=())
    return _running(later, first, len(texts))


def _begins_alike(pages: Sequence[Sequence[PlacedWord]]) -> bool:
    """Whether the first page begins where others do, and not with a title."""
    first, *others = [min(word.box.bottom for word in words) for words in pages if words]
    return bool(others) and abs(first - median(others)) <= _ALIKE


def _running(
    pages: Sequence[tuple[int, PageMargins]], first: PageMargins, count: int
) -> RunningHeads | None:
    every = usual_margins(pages, count)
    odd, even = ([item for item in pages if item[0] % 2 == side] for side in (1, 0))
    if min(len(odd), len(even)) >= _FEWEST:
        sides = usual_margins(odd, count), usual_margins(even, count)
        if sides[0] != sides[1] and any(map(_has_words, sides)):
            return RunningHeads(*sides, _on_first(first, sides[0], count))
    return RunningHeads(every, None, _on_first(first, every, count)) if _has_words(every) else None


def _of_one(page: PageMargins, known: str) -> RunningHeads | None:
    """What stands on the only page, where TeX says that it is no text."""
    head, foot = (
        tuple(
            MarginLine(*(part if _letters(part) in known else "" for part in line))
            for line in lines
        )
        for lines in page
    )
    found = PageMargins(tuple(filter(any, head)), tuple(filter(any, foot)))
    return RunningHeads(found, None, found) if _has_words(found) else None


def _may_have_any(pages: Sequence[str]) -> bool:
    """Whether several pages begin or end with the same words."""
    count = Counter(line for page in pages for line in _ends(page))
    return any(times >= max(len(pages) * _RARE, _FEWEST) for times in count.values())


def _ends(page: str) -> set[str]:
    """What a page begins and ends with that has words, without its numbers."""
    lines = [line for line in page.split("\n") if line.strip()]
    ends = [*lines[:_MOST_LINES], *lines[-_MOST_LINES:]]
    parts = (part for line in ends for part in _GAP.split(_NUMBER.sub("#", line.strip())))
    return {part for part in parts if _WORDS.search(part)}


def margins_of(words: Sequence[PlacedWord]) -> PageMargins:
    """The lines above and below the text of a page, with their numbers.

    Args:
        words: Of the page.
    """
    if not words:
        return PageMargins()
    body = words[0].box
    for word in words:
        body = body.around(word.box)
    lines = _lines(words)
    return PageMargins(
        tuple(_parted(line, body) for line in _apart(lines)),
        tuple(_parted(line, body) for line in reversed(_apart(lines[::-1]))),
    )


def _without(margins: PageMargins, repeated: Container[str]) -> PageMargins:
    """The same without headings of the text."""
    head, foot = (
        tuple(
            MarginLine(*("" if _letters(part) in repeated else part for part in line))
            for line in lines
        )
        for lines in margins
    )
    return PageMargins(head, foot)


def _letters(text: str) -> str:
    return _NUMBER.sub("", folded_letters(text))


def _lines(words: Iterable[PlacedWord]) -> list[list[PlacedWord]]:
    lines: list[list[PlacedWord]] = []
    for word in sorted(words, key=lambda each: each.box.bottom):
        if lines and word.box.bottom - lines[-1][-1].box.bottom <= _ALIKE:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda each: each.box.left) for line in lines]


def _apart(lines: Sequence[list[PlacedWord]]) -> list[list[PlacedWord]]:
    """The first lines, up to a gap; none where the text itself begins so."""
    for count, (line, following) in enumerate(pairwise(lines[: _MOST_LINES + 1]), 1):
        if abs(following[0].box.bottom - line[0].box.bottom) >= _APART:
            return list(lines[:count])
    return []


def _parted(line: Sequence[PlacedWord], body: PageBox) -> MarginLine:
    segments = [[line[0]]]
    for word, following in pairwise(line):
        if following.box.left - word.box.right > _SEGMENT:
            segments.append([])
        segments[-1].append(following)
    parts = {"left": "", "center": "", "right": ""}
    for segment in segments:
        text = _PRIVATE.sub("", " ".join(word.text for word in segment))
        place = _place(segment[0].box.left, segment[-1].box.right, body)
        parts[place] = f"{parts[place]} {text}".strip()
    return MarginLine(**parts)


def _place(left: float, right: float, body: PageBox) -> str:
    width = max(body.right - body.left, 1.0)
    before, behind = (left - body.left) / width, (body.right - right) / width
    if abs(before - behind) < _EDGE and min(before, behind) > _EDGE:
        return "center"
    return "left" if before < behind else "right"


def usual_margins(pages: Sequence[tuple[int, PageMargins]], count: int) -> PageMargins:
    """What most of some pages have in common, part by part.

    Args:
        pages: Numbers of pages, and what stands there.
        count: How many pages there are in all.
    """
    head = (_line([(n, page.head) for n, page in pages], at, count) for at in range(_MOST_LINES))
    foot = (_line([(n, page.foot) for n, page in pages], at, count) for at in range(_MOST_LINES))
    return PageMargins(tuple(filter(any, head)), tuple(filter(any, foot)))


def _line(pages: Sequence[tuple[int, tuple[MarginLine, ...]]], at: int, count: int) -> MarginLine:
    there = [(number, lines[at]) for number, lines in pages if at < len(lines)]
    parts = (
        _part([(number, line[part]) for number, line in there], len(pages), count)
        for part in range(len(MarginLine._fields))
    )
    return MarginLine(*parts)


def _part(texts: Sequence[tuple[int, str]], pages: int, count: int) -> str:
    """The text that most pages have, but for numbers that count the pages."""
    # Signs alone are a rule, or what beamer navigates by.
    forms = Counter(_form(text) for _, text in texts if _SIGN.search(text))
    form, times = forms.most_common(1)[0] if forms else ("", 0)
    if times < max(pages * _OFTEN, 2):
        return ""
    rows = [(page, _NUMBER.findall(text)) for page, text in texts if _form(text) == form]
    made, pieces = "", form.split(_ANY_NUMBER)
    for place, piece in enumerate(pieces[:-1]):
        made += piece + _counted([(page, numbers[place]) for page, numbers in rows], count)
    if PAGE not in made:  # a number of the document's own, as of its volume
        made = made.replace(PAGES, str(count))
    return "" if "\0" in made else made + pieces[-1]


def _form(text: str) -> str:
    """A text with one sign in the place of each number: what pages have in common."""
    return _NUMBER.sub(_ANY_NUMBER, text.replace(_ANY_NUMBER, ""))


def _counted(numbers: Sequence[tuple[int, str]], count: int) -> str:
    """What a number is that stands on several pages."""
    values = {number for _, number in numbers}
    if len(values) == 1:
        only = values.pop()
        return PAGES if only == str(count) else only
    steps = Counter(int(number[:9]) - page for page, number in numbers).most_common(1)[0][1]
    return PAGE if steps >= _OFTEN * len(numbers) else "\0"


def _has_words(margins: PageMargins) -> bool:
    return any(_WORDS.search(part) for line in (*margins.head, *margins.foot) for part in line)


def _on_first(first: PageMargins, usual: PageMargins, count: int) -> PageMargins:
    """What the first page has of the usual lines; its own title is none of them."""
    head, foot = (_shared(lines, own, count) for lines, own in zip(usual, first, strict=True))
    return PageMargins(head, foot)


def _shared(
    lines: tuple[MarginLine, ...], own: tuple[MarginLine, ...], count: int
) -> tuple[MarginLine, ...]:
    there = {part for line in own for part in line}
    found = [
        MarginLine(*(_as_there(part, _filled(part, count), there) for part in line))
        for line in lines
    ]
    if any(map(_WORDS.search, there)):
        return tuple(filter(any, found))
    numbers = [MarginLine(*(PAGE if part == "1" else "" for part in line)) for line in own]
    return tuple(filter(any, numbers))


def _as_there(part: str, filled: str, there: Collection[str]) -> str:
    """A usual part as the first page has it, which may name it (`Running head: ..`)."""
    if filled in there:
        return part
    named = (text for text in there if _WORDS.search(filled) and text.endswith(f": {filled}"))
    return next(named, "")


def _filled(part: str, count: int) -> str:
    return part.replace(PAGE, "1").replace(PAGES, str(count))
