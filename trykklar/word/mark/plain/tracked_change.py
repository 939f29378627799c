r"""Changes that authors mark with the package changes: what is new in a colour, what is old struck.

Source: the package's manual, version 4 (2021): colours and marks of authors, the option `final`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.loaded_packages import document_class, loaded
from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.options import options
from trykklar.word.mark.pandoc_preamble import body

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.latex.passage import Passage, Span
    from trykklar.word.mark.command import Command

NAMES = ("added", "deleted", "replaced", "highlight")
_PACKAGE = "changes"
_COLOUR = "blue"  # of an author who has none of his own
_AUTHOR = re.compile(r"\\definechangesauthor\s*(?:\[([^][]*)\])?\s*\{([^{}]*)\}")


class _Marks(NamedTuple):
    """How a document shows changes.

    Attributes:
        final: Whether it shows what is new, and nothing else.
        colours: Name of an author -> colour.
        named: Whether the author's name stands behind a change.
    """

    final: bool
    colours: Mapping[str, str]
    named: bool


def changed(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\added[id=x]{new}`, `\deleted{old}`, `\replaced{new}{old}`, `\highlight{text}`.

    Args:
        passage: The flat source.
        command: One of them.
    """
    marks = _marks(passage.text[: body(passage).start])
    given, at = arguments(passage, command.end)
    first = passage.group(passage.skip(at))
    if marks is None or first is None:
        return
    second = passage.group(passage.skip(first.end + 1)) if command.name == "replaced" else None
    if marks.final:
        yield from _final(command, first, second)
        return
    author = (options(passage.slice(given[0])) if given else {}).get("id", "")
    new = f"{{\\color{{{marks.colours.get(author, _COLOUR)}}}"
    old = f"{new}\\sout{{"
    name = f"{new}\\textsuperscript{{{author}}}}}" if author and marks.named else ""
    if command.name == "deleted":
        yield Edit(command.start, first.start, old)
        yield Edit(first.end, first.end + 1, f"}}}}{name}")
    elif second is None:
        yield Edit(command.start, first.start, r"\hl{" if command.name == "highlight" else new)
        yield Edit(first.end, first.end + 1, f"}}{name}")
    else:
        yield Edit(command.start, first.start, new)
        yield Edit(first.end, second.start, f"}}{old}")
        yield Edit(second.end, second.end + 1, f"}}}}{name}")


def _final(command: Command, first: Span, second: Span | None) -> Iterator[Edit]:
    """What the last version of a text prints: nothing of what is old."""
    if command.name == "deleted":
        yield Edit(command.start, first.end + 1, "")
    else:
        yield Edit(command.start, first.start, "{")
        yield Edit(first.end, (second or first).end + 1, "}")


@lru_cache(maxsize=4)
def _marks(preamble: str) -> _Marks | None:
    """How changes are shown; None where the package is not loaded."""
    package = loaded(preamble).get(_PACKAGE)
    if package is None:
        return None
    final = [package.option("final"), document_class(preamble).option("final")]
    named = package.option("authormarkup") or "superscript"
    colours = {
        author.strip(): options(given).get("color", _COLOUR)
        for given, author in _AUTHOR.findall(preamble)
    }
    return _Marks(any(option is not None for option in final), colours, named == "superscript")
