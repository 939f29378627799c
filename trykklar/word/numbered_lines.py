r"""Which lines are numbered, from the place where `\linenumbers` stands.

Source: the manual of lineno, 2.1 and 2.2.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.loaded_packages import loaded
from trykklar.word.spans import Cover

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trykklar.word.model import PlacedUnit

_SWITCH = re.compile(
    r"(?<!\\)%[^\n]*"
    r"|\\(?P<on>(?:running|pagewise|switch|modulo)?linenumbers)(?![A-Za-z])\*?"
    r"|\\begin\s*\{(?:running|pagewise|modulo)?linenumbers\*?\}"
    r"|\\(?P<off>nolinenumbers)(?![A-Za-z])"
    r"|\\(?P<end>end)\s*\{(?:running|pagewise|modulo)?linenumbers\*?\}"
)
_WORKS = re.compile(
    r"(?<!\\)%[^\n]*"
    r"|(?P<list>\\(?:bibliography|printbibliography|printreferences)(?![A-Za-z])"
    r"|\\begin\s*\{thebibliography\})"
)
_MODULO = re.compile(r"\\modulolinenumbers\*?\s*(?:\[\s*(\d{1,4})\s*\])?")
_USUAL = 5


class NumberedLines(NamedTuple):
    """How lines are numbered.

    Attributes:
        every: Each line so many behind the last one has its number.
        begins: Whether the title is numbered.
        switched: Anchor of a piece of the text -> whether its lines are numbered.
        page: Whether each page begins with 1.
        works: Whether the lines of each list of works are numbered, in their order.
    """

    every: int = 1
    begins: bool = True
    switched: Mapping[str, bool] = MappingProxyType({})
    page: bool = False
    works: tuple[bool, ...] = ()


def numbered_lines(preamble: str, text: str, units: Iterable[PlacedUnit]) -> NumberedLines:
    """How the lines of a text are numbered that switches this on somewhere.

    Args:
        preamble: Of the document.
        text: All of it, the preamble in front.
        units: Its pieces, with their offsets there.
    """
    package = loaded(preamble).get("lineno")
    options = package.options if package else ()
    modulo = [int(found) if found else 0 for found in _MODULO.findall(text)]
    every = next((given for given in reversed(modulo) if given), _USUAL)
    every = every if modulo or "modulo" in options else 1
    on = Cover(_stretches(text))
    switched = {unit.name: unit.offset in on for unit in units if unit.offset > len(preamble)}
    pages = "pagewise" in options or r"\pagewiselinenumbers" in text
    lists = (found for found in _WORKS.finditer(text, len(preamble)) if found["list"])
    works = tuple(found.start() in on for found in lists)
    return NumberedLines(every, len(preamble) in on, switched, pages, works)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where lines are numbered."""
    begun: int | None = None
    for match in _SWITCH.finditer(text):
        if match[0][0] == "%":
            continue
        if match["off"] or match["end"]:
            if begun is not None:
                yield begun, match.start()
            begun = None
        elif begun is None and match["on"] != "modulolinenumbers":
            begun = match.end()
    if begun is not None:
        yield begun, len(text) + 1
