r"""Theorems that a class or package declares by itself, as acmart, llncs and jmlr do.

No source says what they are, and TeX does: it sets a head before each of them, and notes which
counter it stepped. They are declared in LaTeX's own terms, as if the author had done so.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from trykklar.printed.text_run import plain
from trykklar.word.blocks.theorem_head import is_numbered
from trykklar.word.mark.command import commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.pandoc_preamble import body
from trykklar.word.mark.unknown_environment import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.latex.passage import Passage
    from trykklar.printed.citations_and_lists import PrintedHead
    from trykklar.word.export_state import ExportState

_NAME = re.compile(r"[^\W\d_][^\W\d_ -]*(?:[ -][^\W\d_]+)*")
_LINES = 3  # from the step of a counter to the line of the head


def undeclared(passage: Passage) -> frozenset[str]:
    """The environments of a text that may be theorems of its class.

    Args:
        passage: The flat source.
    """
    found = names(passage)
    return found.difference(_lists(passage)) if found else found


def declarations(state: ExportState) -> Iterator[Edit]:
    """An edit of the source that declares the theorems of its class.

    Args:
        state: The state of the export.
    """
    passage = state.inputs.manuscript.flat
    asked = undeclared(passage)
    heads = state.inputs.printed_numbers().heads if asked else ()
    begun = Counter(command.environment for command in commands(passage) if command.name == "begin")
    lines = []
    for name in sorted(asked):
        own = [head for head in heads if head.environment == name]
        called = {_called(head) for head in own}
        if 0 < len(own) <= begun[name] and len(called) == 1 and "" not in called:
            lines.append(_declaration(name, called.pop(), own, state))
    at = passage.text.rfind(r"\begin", 0, body(passage).start)
    if lines and at >= 0:
        yield Edit(at, at, "\n".join(lines) + "\n")


def _lists(passage: Passage) -> Iterator[str]:
    """The environments that have items: what stands before those is no head."""
    opened: list[str] = []
    for command in commands(passage):
        if command.name == "begin":
            opened.append(command.environment)
        elif command.name == "end" and command.environment in opened:
            while opened.pop() != command.environment:
                pass
        elif command.name == "item":
            yield from opened[-1:]


def _called(head: PrintedHead) -> str:
    found = _NAME.match(plain(head.runs).strip())
    return found[0] if found else ""


def _declaration(name: str, called: str, heads: Sequence[PrintedHead], state: ExportState) -> str:
    style = "plain" if heads[0].slanted else "definition"
    if not any(map(is_numbered, heads)):
        return rf"\theoremstyle{{{style}}}\newtheorem*{{{name}}}{{{called}}}"
    counter = _counter(heads, state)
    like = f"[{counter}]" if counter and counter != name else ""
    return rf"\theoremstyle{{{style}}}\newtheorem{{{name}}}{like}{{{called}}}"


def _counter(heads: Sequence[PrintedHead], state: ExportState) -> str:
    """The counter that TeX stepped before these heads; "" where it is not seen."""
    found = Counter(
        item.counter
        for head in heads
        for item in state.inputs.printed_numbers().numbers
        if item.place.file == head.place.file
        and head.place.line - _LINES <= item.place.line <= head.place.line
        and re.search(rf"(?<![\w.]){re.escape(item.number)}(?![\w.]*\w)", plain(head.runs))
    )
    return found.most_common(1)[0][0] if found else ""
