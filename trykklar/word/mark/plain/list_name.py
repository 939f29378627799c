r"""Lists by other names, as LaTeX's own: those of paralist, apa7, `\newlist` and tasks, and `list`.

Pandoc takes an environment whose name it does not know for text, and its items for paragraphs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.structure_commands import COUNTED_LIST
from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.options import options
from trykklar.word.mark.plain.cells import outer
from trykklar.word.mark.plain.labelled_list import IN_LINES, kinds, numbered, settings
from trykklar.word.mark.rules.enumeration import starts
from trykklar.word.mark.rules.tabular import closing
from trykklar.word.written_number import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span
    from trykklar.word.mark.command import Command

PARALIST = {
    "compactenum": "enumerate", "asparaenum": "enumerate",
    "compactitem": "itemize", "asparaitem": "itemize",
}  # fmt: skip
"""The lists of paralist -> those of LaTeX's own that they are."""
RENAMED = {**PARALIST, "APAenumerate": "enumerate", "APAitemize": "itemize"}
"""The same, with those of apa6 and apa7."""
_TASKS, _DESCENDING = "tasks", "etaremune"
_GAP = re.compile(r"\\hskip\s*\\\w+|\\hspace\*?\s*\{[^{}]*\}")


def own_name(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""Edits that give such a list LaTeX's name and, as options, what is set for its own.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    name, tail = command.environment, closing(passage, command)
    kind = RENAMED.get(name) or kinds(passage).get(name)
    if tail is None or kind is None or kind in IN_LINES or kind == name:
        return
    given, at = arguments(passage, command.end)
    written = passage.slice(given[0]) if given else ""
    form = written if name in PARALIST and "=" not in written else ""
    if kind == "enumerate" and not form:
        label = settings(passage, command, kind, written).label
        first = starts(passage, name).get(command.start, 1)
        form = ",".join([f"label={{{label}}}"] * bool(label) + [f"start={first}"] * (first > 1))
    yield Edit(command.start, at, rf"\begin{{{kind}}}" + f"[{form}]" * bool(form))
    yield Edit(tail.start, tail.end, rf"\end{{{kind}}}")


def tasks(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\begin{tasks}[label=(\arabic*)](2)\task a\task! b\end{tasks}`, by the manual of tasks."""
    tail = closing(passage, command)
    if command.environment != _TASKS or tail is None:
        return
    given, at = arguments(passage, command.end)
    columns = passage.delimited(at, "(", ")")
    at = columns.end + 1 if columns else at
    found = options(passage.slice(given[0])) if given else {}
    kind = "itemize" if found.get("style") == "itemize" else "enumerate"
    label = found.get("label", {"enumerate": r"\arabic*."}.get(found.get("style", ""), r"\alph*)"))
    yield Edit(
        command.start, at, rf"\begin{{{kind}}}" + f"[label={{{label}}}]" * (kind == "enumerate")
    )
    for item in outer(passage, at, tail.start):
        if item.name == "task":
            end = item.end + passage.text.startswith("!", item.end)
            yield Edit(item.start, end, r"\item ")
    yield Edit(tail.start, tail.end, rf"\end{{{kind}}}")


def descending(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""Etaremune's list, whose numbers go down to one, or from `[start=9]`: each is written out."""
    tail = closing(passage, command)
    if command.environment != _DESCENDING or tail is None:
        return
    given, at = arguments(passage, command.end)
    items = [item for item in outer(passage, at, tail.start) if item.name == "item"]
    marks = [(item, *arguments(passage, item.end)) for item in items]
    counted = [item for item, own, _ in marks if not own]
    start = options(passage.slice(given[0])).get("start", "") if given else ""
    first = number(start) or len(counted)
    yield Edit(command.start, at, r"\begin{enumerate}")
    for place, item in enumerate(counted):
        yield Edit(item.end, passage.skip(item.end), f"[{first - place}.]")
    yield Edit(tail.start, tail.end, r"\end{enumerate}")


def labelled(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\begin{list}{label}{settings}` and `trivlist`: the label before each item that has none."""
    tail = closing(passage, command)
    if command.environment not in ("list", "trivlist") or tail is None:
        return
    label, at, counted = "", command.end, ""
    if command.environment == "list":
        taken = _two(passage, at)
        if taken is None:
            return
        label, at = passage.slice(taken[0]).strip(), taken[1].end + 1
        match = COUNTED_LIST.search(passage.slice(taken[1]))
        counted = match[1] if match else ""
    items = [item for item in outer(passage, at, tail.start) if item.name == "item"]
    marks = [(item, *arguments(passage, item.end)) for item in items]
    if not label and not any(given for _, given, _ in marks):
        return  # what it is used for is to indent paragraphs
    yield Edit(command.start, at, r"\begin{quote}")
    place = 0
    for item, given, behind in marks:
        place += not given
        own = passage.slice(given[0]) if given else numbered(label, place, counted)
        own = _GAP.sub("", own).strip()
        yield Edit(item.start, passage.skip(behind), f"\n\n{{{own}}}~" if own else "\n\n")
    yield Edit(tail.start, tail.end, r"\end{quote}")


def _two(passage: Passage, at: int) -> tuple[Span, Span] | None:
    first = passage.group(passage.skip(at))
    second = passage.group(passage.skip(first.end + 1)) if first else None
    return (first, second) if first and second else None
