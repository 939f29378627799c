r"""Labels of numbered lists by LaTeX's own means, `\renewcommand{\labelenumi}{(\roman{enumi})}`.

They are written as enumitem writes them, `(\roman*)`. A list that stands in a list with bullets
counts as the PDF counts: pandoc takes the bullets for the first level of numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.passage import Span
from trykklar.word.mark.command import commands

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_LEVELS = ("i", "ii", "iii", "iv")
# By level: the counter, and what stands around it in Word.
_FORMS = ("arabic", "alph", "roman", "Alph")
_USUAL = (r"\theenumi.", r"(\theenumii)", r"\theenumiii.", r"\theenumiv.")
_NEW = re.compile(r"\\(?:(?:re)?newcommand\*?|def)\s*\{?\s*\\(the|label)(enum[iv]+)(?![a-z])\s*\}?")
_COUNT = re.compile(r"\\setcounter\s*\{enum[iv]+\}\s*\{\s*(\d+)\s*\}")
_SCOPE = re.compile(r"\\(begin|end)\s*\{[^{}]*\}|\\.|([{}])", re.DOTALL)


def own_label(passage: Passage, command: Command, item: int) -> str:
    """How a list is labelled, or nothing if it is as usual.

    Args:
        passage: The flat source.
        command: The beginning of an enumeration.
        item: Where its first item begins.
    """
    level, dotted = _depths(passage).get(command.start, (0, False))
    if not 0 < level <= len(_LEVELS):
        return ""
    counter = f"enum{_LEVELS[level - 1]}"
    label = _in_force(passage, "label", counter, command, item)
    shown = _in_force(passage, "the", counter, command, item)
    usual = rf"\{_FORMS[level - 1]}*"
    if not label and not shown:
        return f"{usual}." if dotted else ""
    label = label or _USUAL[level - 1]
    label = re.sub(rf"\\the{counter}(?![a-z])", lambda _: shown or usual, label)
    return re.sub(rf"(\\[A-Za-z]+)\s*\{{?\s*(?<![a-z\\]){counter}(?![a-z])\s*\}}?", r"\1*", label)


def definitions(passage: Passage, inside: Span) -> Iterator[Span]:
    """Where labels of enumerations are defined in a part of the source.

    Args:
        passage: The flat source.
        inside: The part.
    """
    for found in _NEW.finditer(passage.text, inside.start, inside.end):
        body = passage.group(passage.skip(found.end()))
        if body:
            yield Span(found.start(), body.end + 1)


def counted_from(passage: Passage, inside: Span) -> int | None:
    r"""The first number, by `\setcounter{enumi}{3}` before the items.

    Args:
        passage: The flat source.
        inside: What stands before the first item.
    """
    found = [*_COUNT.finditer(passage.text, inside.start, inside.end)]
    return int(found[-1][1]) + 1 if found else None


def _in_force(passage: Passage, part: str, counter: str, command: Command, item: int) -> str:
    """What is last made of a label or number, where its group is open still."""
    every = _definitions(passage).get((part, counter), [])
    before = bisect_left(every, item, key=lambda made: made.start)
    for number in range(before - 1, -1, -1):
        if every[number].end > max(every[number].start, command.start):
            return every[number].body
    return ""


class _Definition(NamedTuple):
    """A label or number as the author defines it.

    Attributes:
        start: Where.
        end: Where the group ends that this stands in.
        body: What it says.
    """

    start: int
    end: int
    body: str


@lru_cache(maxsize=4)
def _definitions(passage: Passage) -> Mapping[tuple[str, str], list[_Definition]]:
    """What is defined, `the` or `label` and the counter -> its definitions in order."""
    found = list(_NEW.finditer(passage.text))
    ends = _scope_ends(passage.text, [match.start() for match in found])
    made: dict[tuple[str, str], list[_Definition]] = {}
    for match, end in zip(found, ends, strict=True):
        group = passage.group(passage.skip(match.end()))
        if group:
            body = passage.slice(group).strip()
            made.setdefault((match[1], match[2]), []).append(_Definition(match.start(), end, body))
    return made


def _scope_ends(text: str, places: Sequence[int]) -> list[int]:
    """Where the groups end that places stand in; the end of the text where one stays open."""
    ends = [len(text)] * len(places)
    open_groups: list[list[int]] = [[]]  # numbers of the places in each
    number = 0
    for found in _SCOPE.finditer(text):
        while number < len(places) and places[number] < found.start():
            open_groups[-1].append(number)
            number += 1
        if found[1] == "begin" or found[2] == "{":
            open_groups.append([])
        elif found[1] or found[2]:
            for place in open_groups.pop():
                ends[place] = found.start()
            open_groups = open_groups or [[]]
    return ends


@lru_cache(maxsize=4)
def _depths(passage: Passage) -> Mapping[int, tuple[int, bool]]:
    """Where an enumeration begins -> in how many it stands, and whether in bullets, too."""
    found: dict[int, tuple[int, bool]] = {}
    within: list[str] = []
    for command in commands(passage):
        if command.environment not in ("itemize", "enumerate"):
            continue
        if command.name == "begin":
            within.append(command.environment)
            if command.environment == "enumerate":
                found[command.start] = (within.count("enumerate"), "itemize" in within)
        elif within:
            within.pop()
    return found
