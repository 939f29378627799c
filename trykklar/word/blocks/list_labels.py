"""What TeX printed before the items of lists, as labels that Word counts, or as words.

The lists of a text are gone through in their order, those in items, too, as TeX printed them. A
list of which not every label is found stays as it is.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import panflute as pf

from trykklar.latex.passage import Span
from trykklar.printed.showbox_hook import BEGUN
from trykklar.printed.text_run import plain
from trykklar.word.blocks.label_series import series
from trykklar.word.blocks.printed_number import begins_at
from trykklar.word.blocks.printed_sequence import PrintedSequence
from trykklar.word.cite.from_tex.run_inlines import inlines
from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.pandoc_preamble import body
from trykklar.word.mark.plain.labelled_list import kinds
from trykklar.word.mark.plain.list_name import RENAMED
from trykklar.word.mark.rules.list_mark import LISTS
from trykklar.word.mark.rules.tabular import closing
from trykklar.word.model import ResolvedMark
from trykklar.word.neutral.vocabulary import LIST_LABEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trykklar.latex.passage import Passage
    from trykklar.printed.citations_and_lists import PrintedHead
    from trykklar.printed.text_run import Runs
    from trykklar.word.export_state import ExportState

_BULLETS = "itemize"
# An item that begins with a list; TeX prints its label at the first item of that.
_INNER = re.compile(
    r"\\item\s*(?:\\label\s*\{[^{}]*\}\s*)?\\begin\s*\{(?:itemize|enumerate)\}[^\\]*\\item"
)
_LONGEST = 4  # letters of a sign


class _WrittenList(NamedTuple):
    """A list of the source.

    Attributes:
        start: Where it begins.
        bulleted: Whether it has bullets.
        items: Its items, each up to the next one or to the end.
        own: Whether an item has a label of its own.
    """

    start: int
    bulleted: bool
    items: tuple[Span, ...]
    own: bool


def with_labels(items: Iterable[Any], state: ExportState) -> Iterator[Any]:
    """Blocks without the marks of lists, whose labels are as TeX printed them.

    Args:
        items: Blocks and marks, in their order.
        state: The state of the export.
    """
    waiting: ResolvedMark | None = None
    for item in items:
        if isinstance(item, ResolvedMark) and item.kind == "list":
            waiting = item
            continue
        if waiting is not None and type(item).__name__ in LISTS.values():
            yield from _labelled(item, _printed(state).get(waiting.offset, ()))
        else:
            yield item
        waiting = None


def _labelled(block: Any, labels: tuple[Runs, ...]) -> list[Any]:
    if isinstance(block, pf.BulletList):
        return [*_sign(labels), block]
    if len(labels) != len(block.content):
        return [block]
    counted = series([plain(runs) for runs in labels])
    look = {_look(runs) for runs in labels}
    if counted is None or len(look) > 1:
        return [_words(block, labels)]
    block.start = counted.first
    attributes = {
        "form": counted.form, "before": counted.before, "behind": counted.behind,
        "look": look.pop(),
    }  # fmt: skip
    return [pf.Div(classes=[LIST_LABEL], attributes=attributes), block]


def _sign(labels: tuple[Runs, ...]) -> list[Any]:
    sign = plain(labels[0]) if labels else ""
    if not sign or len(sign) > _LONGEST:
        return []
    attributes = {"form": "bullet", "before": sign, "behind": "", "look": _look(labels[0])}
    return [pf.Div(classes=[LIST_LABEL], attributes=attributes)]


def _look(runs: Runs) -> str:
    """The looks that all of a label has, with blanks between them; `mixed` of several."""
    looks = {run.look for run in runs if run.text.strip()}
    if len(looks) != 1:
        return "mixed"
    look = looks.pop()
    names = ("bold", "italic", "raised", "lowered", "small_caps", "typewriter")
    return " ".join(name for name in names if getattr(look, name))


def _words(block: Any, labels: tuple[Runs, ...]) -> Any:
    """A list whose labels are words of its paragraphs, as no number goes on."""
    found: list[Any] = []
    for item, runs in zip(block.content, labels, strict=True):
        first = item.content[0] if item.content else None
        label = [*inlines(runs, ()), pf.Str("\N{NO-BREAK SPACE}")]
        if isinstance(first, pf.Para | pf.Plain):
            first.content = [*label, *first.content]
            found.extend(item.content)
        else:
            found.extend([pf.Para(*label), *item.content])
    return pf.BlockQuote(*found)


def _printed(state: ExportState) -> Mapping[int, tuple[Runs, ...]]:
    """Where a list begins -> its labels, or the sign of one with bullets; waits for TeX once."""
    if state.met.list_labels is None:
        passage = state.inputs.manuscript.flat
        named = {*kinds(passage), *RENAMED, BEGUN}
        lists = tuple(_lists(passage))
        begun = frozenset(_begin_with_lists(lists, passage, state))
        every = [head for head in state.inputs.printed_numbers().heads if head.environment in named]
        heads = PrintedSequence(
            (head.place, head)
            for head in every
            if head.environment != BEGUN or (Path(head.place.file).stem, head.place.line) in begun
        )
        state.met.list_labels = dict(_taken(lists, heads, state))
    return state.met.list_labels


def _begin_with_lists(
    lists: Iterable[_WrittenList], passage: Passage, state: ExportState
) -> Iterator[tuple[str, int]]:
    """The lines at which items begin with lists, whose labels TeX prints with the first of these.

    What it prints so elsewhere is the head of a proof or theorem that begins with a list.
    """
    main = state.inputs.document.source.stem
    for item in (item for written in lists for item in written.items):
        inner = _INNER.match(passage.text, item.start)
        if inner is not None:
            file, first = begins_at(item.start, state)
            last = begins_at(inner.end(), state)[1]
            yield from (
                (name, line) for name in {file, file or main} for line in range(first, last + 1)
            )


def _taken(
    lists: Iterable[_WrittenList], heads: PrintedSequence[PrintedHead], state: ExportState
) -> Iterator[tuple[int, tuple[Runs, ...]]]:
    found: dict[int, list[Runs]] = {}
    whole = {written.start: written for written in lists}
    order = sorted((item.start, written) for written in whole.values()
                   for item in written.items[: 1 if written.bulleted else None])  # fmt: skip
    ends = {item.start: item.end for written in whole.values() for item in written.items}
    for start, written in order:
        file, first = begins_at(start, state)
        last = begins_at(ends[start], state)[1]
        head = heads.take(file, first, last, certain=False)
        if head is not None:
            found.setdefault(written.start, []).append(head.runs)
    for start, labels in found.items():
        written = whole[start]
        if written.bulleted or (len(labels) == len(written.items) and not written.own):
            yield start, tuple(labels)


def _lists(passage: Passage) -> Iterator[_WrittenList]:
    """The lists of a text, each with the items that are its own."""
    around: list[tuple[int, str, list[int], list[bool]]] = []
    for command in commands(passage, *body(passage)):
        if command.name == "begin" and closing(passage, command) is not None:
            around.append((command.start, command.environment, [], []))
        elif command.name == "item" and around:
            around[-1][2].append(command.start)
            around[-1][3].append(bool(arguments(passage, command.end)[0]))
        elif command.name == "end" and around and around[-1][1] == command.environment:
            start, name, items, own = around.pop()
            if name in LISTS and items:
                ends = [*items[1:], command.start]
                spans = tuple(map(Span, items, ends))
                yield _WrittenList(start, name == _BULLETS, spans, any(own))
