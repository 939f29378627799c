r"""Labels of numbered lists by LaTeX's own means, `\renewcommand{\labelenumi}{(\roman{enumi})}`.

They are said as enumitem says them, `(\roman*)`. A list that stands in a list with bullets counts
as the PDF counts: pandoc takes the bullets for the first level of numbers.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.latex.passage import Span
from trykklar.word.mark.command import commands

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    for found, body in reversed(_definitions(passage)):
        if found[1] == part and found[2] == counter and found.start() < item:
            at, until = found.start(), max(found.start(), command.start)
            if _open(passage.text, at, until):
                return body
    return ""


def _open(text: str, start: int, end: int) -> bool:
    depth = 0
    for found in _SCOPE.finditer(text, start, end):
        depth += {"begin": 1, "end": -1, "{": 1, "}": -1}.get(found[1] or found[2] or "", 0)
        if depth < 0:
            return False
    return True


@lru_cache(maxsize=4)
def _definitions(passage: Passage) -> tuple[tuple[re.Match[str], str], ...]:
    groups = [
        (found, passage.group(passage.skip(found.end()))) for found in _NEW.finditer(passage.text)
    ]
    return tuple((found, passage.slice(group).strip()) for found, group in groups if group)


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
