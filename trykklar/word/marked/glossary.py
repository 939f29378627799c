r"""Glossaries: pandoc prints none, so each becomes a list of the entries the text uses.

`\newglossaryentry{key}{name={...}, description={...}}` and `\newacronym{key}{short}{long}`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.word.marked.command import Command, arguments, commands
from trykklar.word.marked.edit import Edit
from trykklar.word.marked.mark import block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trykklar.latex.passage import Passage, Span

PRINTING = frozenset(["printglossary", "printglossaries", "printnoidxglossary"])
DEFINING = frozenset(["newglossaryentry", "longnewglossaryentry", "newacronym"])
_ALL = re.compile(r"\\glsaddall\b")
_USED = re.compile(r"\\(?:gls|Gls|GLS|acr|Acr)[A-Za-z]*\*?\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}")
_FIELD = r"\b{name}\s*=\s*(?=\{{)"


def printed(
    passage: Passage, start: int, end: int, marked: Callable[[Span], str]
) -> Iterator[Edit]:
    """The places of glossaries: a heading, and each entry as a term and what it means.

    Args:
        passage: The flat source.
        start: Where the text begins.
        end: Where it ends.
        marked: Puts the marks into a part of the source.
    """
    for command in commands(passage, start, end):
        if command.name in PRINTING:
            items = [rf"\item[{marked(term)}] {marked(said)}" for term, said in entries(passage)]
            body = "\n".join([r"\begin{description}", *items, r"\end{description}"])
            head = block("glossary", command.start)
            at = arguments(passage, command.end)[1]
            yield Edit(command.start, at, f"{head}{body}\n\n" if items else "\n\n")


def defined(passage: Passage, command: Command) -> Iterator[Edit]:
    """A definition prints nothing where it stands."""
    at = arguments(passage, command.end)[1]
    for _ in range(2 if command.name == "newglossaryentry" else 3):
        argument = passage.argument(at)
        at = argument[1] if argument else at
    yield Edit(command.start, at)


@lru_cache(maxsize=2)
def entries(passage: Passage) -> tuple[tuple[Span, Span], ...]:
    """Term and meaning of each entry that the text uses, in order of the terms."""
    used = set(_USED.findall(passage.text))
    everything = bool(_ALL.search(passage.text))
    found = [
        (term, meaning)
        for command in commands(passage)
        if command.name in DEFINING
        for key, term, meaning in _entry(passage, command)
        if everything or key in used
    ]
    return tuple(sorted(found, key=lambda pair: passage.slice(pair[0]).casefold()))


def _entry(passage: Passage, command: Command) -> Iterator[tuple[str, Span, Span]]:
    first = passage.argument(arguments(passage, command.end)[1])
    second = passage.argument(first[1]) if first else None
    if first is None or second is None:
        return
    key = passage.slice(first[0]).strip()
    if command.name == "newglossaryentry":
        term, meaning = (_field(passage, second[0], name) for name in ("name", "description"))
    else:
        third = passage.argument(second[1])
        short = command.name == "newacronym"
        term = second[0] if short else _field(passage, second[0], "name")
        meaning = third[0] if third else None
    if term and meaning:
        yield key, term, meaning


def _field(passage: Passage, span: Span, name: str) -> Span | None:
    match = re.compile(_FIELD.format(name=name)).search(passage.text, span.start, span.end)
    return passage.group(match.end()) if match else None
