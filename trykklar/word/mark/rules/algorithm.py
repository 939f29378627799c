"""Algorithms: a paragraph for each of their lines, indented as TeX does, keywords in bold."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.rules.tabular import closing
from trykklar.word.written_number import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.latex.passage import Passage

# Command, in lower case -> words before and after its argument; none where it takes none.
_LINES: dict[str, tuple[str, str] | str] = {
    **dict.fromkeys(["state", "statex", "stmt"], ""),
    "require": "Require:",
    "ensure": "Ensure:",
    "input": "Input:",
    "output": "Output:",
    "return": "return",
    "for": ("for", "do"),
    "forall": ("for all", "do"),
    "while": ("while", "do"),
    "if": ("if", "then"),
    "elsif": ("else if", "then"),
    "else": "else",
    "repeat": "repeat",
    "until": ("until", ""),
    "loop": "loop",
    **{f"end{name}": f"end {name}" for name in ("for", "while", "if", "loop")},
    **{f"end{name}": f"end {name}" for name in ("function", "procedure")},
    "function": ("function", ""),
    "procedure": ("procedure", ""),
}
_INDENT = 4
_DEEPER = frozenset(["for", "forall", "while", "if", "elsif", "else", "repeat", "loop",
                     "function", "procedure"])  # fmt: skip
_BACK = frozenset(["elsif", "else", "until"])
_UNNUMBERED = frozenset(["statex", "require", "ensure"])
_INSIDE = frozenset(["Return"])  # algpseudocode's stands in a line, algorithmic's is one
_NAMED = frozenset(["function", "procedure"])
# What is printed -> the name of its macro, where that is not the words themselves.
_MACROS = {"for all": "forall", "else if": "elsif"}
_OWN = re.compile(
    r"\\(?:(?:alg)?renewcommand\s*\*?|def)\s*\{?\s*\\algorithmic([a-z]+)\s*\}?\s*(?=\{)"
)
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\Z")


def lines(passage: Passage, command: Command) -> Iterator[Edit]:
    """The whole of an `algorithmic`."""
    tail = closing(passage, command)
    if tail is None:
        return
    given, at = arguments(passage, command.end)
    yield Edit(command.start, at, "\n\n")
    step = number(passage.slice(given[0])) or 0 if given else 0
    depth, count = 0, 0
    for item in commands(passage, command.end, tail.start):
        name = item.name.lower()
        if name == "comment":
            yield from _remark(passage, item)
        elif item.name in _INSIDE:
            yield Edit(item.start, item.end, _words(passage, item.name.lower()))
        elif name in _LINES:
            depth -= name in _BACK or name.startswith("end")
            count += name not in _UNNUMBERED
            shown = step and name not in _UNNUMBERED and count % step == 0
            lead = f"{count}:~" if shown else ""
            yield from _line(passage, item, name, lead + "~" * (_INDENT * max(depth, 0)))
            depth += name in _DEEPER
    yield Edit(tail.start, tail.end, "\n\n")


def _line(passage: Passage, item: Command, name: str, lead: str) -> Iterator[Edit]:
    begins, words = "\n\n" + lead, _LINES[name]
    if isinstance(words, str):
        yield Edit(item.start, item.end, begins + _words(passage, words, " "))
        return
    text = passage.group(passage.skip(item.end))
    if text is None:
        return
    yield Edit(item.start, text.start, begins + _words(passage, words[0], " "))
    more = passage.group(passage.skip(text.end + 1)) if name in _NAMED else None
    if more is None:
        yield Edit(text.end, text.end + 1, " " + _words(passage, words[1]))
    else:
        yield Edit(text.end, more.start, "(")
        yield Edit(more.end, more.end + 1, ")")


def _remark(passage: Passage, item: Command) -> Iterator[Edit]:
    text = passage.group(passage.skip(item.end))
    if text is not None:
        yield Edit(item.start, text.start, r" $\triangleright$ ")
        yield Edit(text.end, text.end + 1)


def _words(passage: Passage, words: str, after: str = "") -> str:
    """The words that a line has, as the author calls them."""
    own = _own_words(passage)
    name = _MACROS.get(words, words.rstrip(":").replace(" ", "").lower())
    if name not in own and name.startswith("end") and {"end", name[3:]} & own.keys():
        parts = ("end", name.removeprefix("end"))
        return " ".join(own.get(part) or rf"\textbf{{{part}}}" for part in parts) + after
    shown = own.get(name) or (rf"\textbf{{{words}}}" if words else "")
    return shown + after if shown else ""


@lru_cache(maxsize=2)
def _own_words(passage: Passage) -> Mapping[str, str]:
    r"""What `\renewcommand{\algorithmicrequire}{\textbf{Input:}}` and the like make of them."""
    text = passage.text
    found = (
        (match[1], passage.group(match.end()))
        for match in _OWN.finditer(text)
        if not _COMMENT.search(text, text.rfind("\n", 0, match.start()) + 1, match.start())
    )
    return {name: passage.slice(body) for name, body in found if body is not None}
