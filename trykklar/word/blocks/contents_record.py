"""The lists that TeX wrote while it set the text: each line found by what it reads like."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.latex.citation_commands import MULTIPLE, PRINTS
from trykklar.latex.reference_commands import RANGES
from trykklar.word.mark.rules.reference_mark import REFERENCES
from trykklar.word.mark.rules.wrapping_commands import BEFORE_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.word.aux_numbers import Line

_COMMAND = re.compile(r"\\[A-Za-z]+")
_UNPRINTED = re.compile(
    "|".join(
        rf"\\{name}\s*(?:\[[^\]]*\]\s*)?(?:\{{[^{{}}]*\}}\s*){{{count}}}"
        for name, count in BEFORE_TEXT.items()
    )
)
_CITED = re.compile(
    r"\\blx@tocontentsinit\s*\{\d*\}|\\([A-Za-z]+)\s*\*?(?:\s*\[[^\]]*\])*(?:\s*\{[^{}]*\})+"
)
# A command that prints what its argument is short for, as \ac of acronym does.
_CALL = re.compile(r"\\[A-Za-z]+\s*\*?(?:\s*\[[^\]]*\])*(?:\s*\{[^{}]*\})+")
_GROUP = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
_CHOICE = re.compile(rf"\\texorpdfstring\s*({_GROUP})\s*({_GROUP})")
_NOTE = re.compile(rf"\\(?:footnote|thanks)\s*(?:\[[^\]]*\]\s*)?{_GROUP}")
_EMPTY = re.compile(r"\s*")
# cprotect writes an argument with code in it to a file of its own.
_IN_A_FILE = re.compile(r"\s*\\input\s+\S+?\.cpt\s*(?:\\relax\s*)?")
# A number that is written as words of the title: IEEEtran's `Appendix\nobreakspace  A: Proof`.
_LED = re.compile(r"\s*[^\W\d_]+(?:\\nobreakspace\s*|~|\xa0)\s*([A-Z]|[IVX]+|\d+)\s*(?:[:.]\s+|\Z)")
_LIKE = 24
_ELSEWHERE = frozenset([*PRINTS, *MULTIPLE, *REFERENCES, *RANGES])


class ContentsRecord:
    """The lines of one kind, taken in their order.

    Attributes:
        lines: All of them.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        """Begins before the first one.

        Args:
            lines: As TeX wrote them.
        """
        self.lines = tuple(lines)
        self._places: dict[str, list[int]] = {}
        self._next = 0
        self._used: set[int] = set()
        for index, line in enumerate(self.lines):
            # Of what is set for a page and for a bookmark, the text has either.
            for chosen in {_CHOICE.sub(r"\1", line.title), _CHOICE.sub(r"\2", line.title)}:
                self._places.setdefault(_alike(chosen), []).append(index)
            led = _led(line)
            if led is not line:
                self._places.setdefault(_alike(led.title), []).append(index)

    def has(self, title: str) -> bool:
        """Whether a line reads like a title, taken or not."""
        return bool(_alike(title)) and _alike(title) in self._places

    def numbers(self, title: str) -> frozenset[str]:
        """The numbers of all lines that read like a title."""
        places = self._places.get(_alike(title), []) if self.has(title) else []
        return frozenset(self.lines[place].number for place in places)

    def take(self, title: str, *, numbered: bool = True) -> Line | None:
        """The next line that reads like a title, or else one that was passed over.

        Args:
            title: As it stands in the text.
            numbered: Whether it may be that of a heading with a number: a starred one has none,
                and the summary before the contents may be called as one of a chapter.
        """
        if not title.strip():
            return self._nameless(_EMPTY) if numbered else None
        places = [
            place
            for place in (self._places.get(_alike(title), []) if self.has(title) else [])
            if place not in self._used and (numbered or _reads_like(self.lines[place], title))
        ]
        if not places:
            return (self._nameless(_IN_A_FILE) or self._called(title)) if numbered else None
        at = bisect_left(places, self._next)
        line = self._taken(places[at if at < len(places) else 0])
        led = _led(line)
        return led if _alike(led.title) == _alike(title) else line

    def with_others(self, lines: Iterable[Line]) -> list[Line]:
        """Lines that were taken, and between them those that nothing in the text reads like.

        A package writes such lines for its lists, and an author for a page that is put in.

        Args:
            lines: Those that were taken, in the order of the text.
        """
        found: list[Line] = []
        places: dict[Line, int] = {}
        for place in sorted(self._used):
            places.setdefault(self.lines[place], place)
            places.setdefault(_led(self.lines[place]), place)  # whose number was set apart
        at = 0
        for line in lines:
            place = places.get(line, 0)
            found += self._others(at, place)
            at = max(at, place)
            found.append(line)
        return [*found, *self._others(at, len(self.lines))]

    def _others(self, start: int, end: int) -> Iterator[Line]:
        return (self.lines[at] for at in range(start, end) if at not in self._used)

    def _nameless(self, title: re.Pattern[str]) -> Line | None:
        r"""The next line, where it has a number and no words, as that of `\section{}`."""
        if self._next < len(self.lines) and title.fullmatch(_led(self.lines[self._next]).title):
            return _led(self._taken(self._next))
        return None

    def _called(self, title: str) -> Line | None:
        """The next line, where nothing but what its commands print reads otherwise."""
        if self._next >= len(self.lines):
            return None
        parts = [re.escape(_letters(part)) for part in _CALL.split(self.lines[self._next].title)]
        alike = len(parts) > 1 and any(parts) and re.fullmatch(".*".join(parts), _letters(title))
        return self._taken(self._next) if alike else None

    def following(self) -> Line | None:
        """The next line, whatever it reads."""
        return self._taken(self._next) if self._next < len(self.lines) else None

    def reach(self, number: str) -> None:
        """Go on behind the next line with a number, if there is one."""
        left = range(self._next, len(self.lines))
        self._next = next((at + 1 for at in left if self.lines[at].number == number), self._next)

    def _taken(self, index: int) -> Line:
        self._used.add(index)
        self._next = max(self._next, index + 1)
        return self.lines[index]


def _led(line: Line) -> Line:
    """A line whose number is written as words of its title, with the number apart."""
    match = None if line.number else _LED.match(line.title)
    return replace(line, number=match[1], title=line.title[match.end() :]) if match else line


def _reads_like(line: Line, title: str) -> bool:
    """Whether a line is that of a heading without a number."""
    return not line.number and (_led(line) is line or _alike(line.title) == _alike(title))


def _alike(title: str) -> str:
    """What a title reads like without notes, citations and references.

    What these print stands in no source.
    """
    cited = _CITED.sub(_uncited, _NOTE.sub("", _UNPRINTED.sub("", title)))
    return _letters(cited)[:_LIKE]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", _COMMAND.sub("", text)).casefold()


def _uncited(match: re.Match[str]) -> str:
    return "" if match[1] is None or match[1] in _ELSEWHERE else match[0]
