r"""Heads of theorems as TeX printed them, and what follows in the shape that it has there.

Pandoc sets every head alike: the name and number in bold, a note in brackets, a full stop; and the
text in italics where the style is `plain` (Text.Pandoc.Readers.LaTeX, `theoremEnvironment`). What
a style of the author's makes of them, thmtools, amsthm or ntheorem, is for TeX to say.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.printed.text_run import plain
from trykklar.word.blocks.printed_number import begins_at
from trykklar.word.blocks.printed_sequence import PrintedSequence
from trykklar.word.blocks.unit_anchor import rendered
from trykklar.word.cite.from_tex.run_inlines import inlines
from trykklar.word.document_tree import elements
from trykklar.word.judge.folding import folded_letters
from trykklar.word.mark.mark import ATOM_SIGN
from trykklar.word.neutral.anchors import is_end
from trykklar.word.neutral.vocabulary import LABEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trykklar.printed.citations_and_lists import PrintedHead
    from trykklar.printed.text_run import Look, Runs
    from trykklar.word.export_state import ExportState
    from trykklar.word.inlines import Inlines

_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">", "⟨": "⟩", "«": "»", "“": "”"}
_OPENING = re.compile(rf"[{re.escape(''.join(_BRACKETS))}]")
_STOPS = (".", ":", "!", "?")
_NUMBER = re.compile(r"\w[\w.]*\d|\d")


def printed_head(
    kind: str, places: tuple[int, int], name: str, state: ExportState
) -> PrintedHead | None:
    """The head that TeX printed of a theorem.

    Args:
        kind: Its environment.
        places: Where in the flat source it begins and ends; -1 where nobody knows.
        name: What pandoc calls it.
        state: The state of the export.

    Returns:
        The head; None where TeX gives none.
    """
    sequence = state.met.printed_heads.get(kind)
    if sequence is None:
        every = state.inputs.printed_numbers().heads
        found = [(head.place, head) for head in every if head.environment == kind]
        sequence = state.met.printed_heads[kind] = PrintedSequence(found)
    begin, end = places
    if begin < 0:
        return sequence.follow()
    file, first = begins_at(begin, state)
    # The end may be a macro's, whose place is where that is called: at the beginning.
    last = max(begins_at(at, state)[1] for at in (end, max(end - 1, begin)))
    return sequence.take(file, first, last, certain=len(sequence) > 0) or _within(
        (file, first, last), kind, name, state
    )


def _within(
    place: tuple[str, int, int], kind: str, name: str, state: ExportState
) -> PrintedHead | None:
    """The head between two lines that has a theorem's name, if it is the only one.

    It is set in another environment where the theorem begins with one, such as an equation, or
    is begun by a macro.
    """
    file, first, last = place
    found = [
        head
        for head in state.inputs.printed_numbers().heads
        if Path(head.place.file).stem == file and first <= head.place.line <= last
        if head.environment != kind and name and name in plain(head.runs)
    ]
    return found[0] if len(found) == 1 else None


def head_of_others(kind: str, number: str, state: ExportState) -> PrintedHead | None:
    """The head of a theorem that TeX shows none of, as it begins with a list or formula.

    Args:
        kind: Its environment.
        number: Its number.
        state: The state of the export.

    Returns:
        As another of its kind has it, with its own number; None where none has one without a note.
    """
    for head in state.inputs.printed_numbers().heads:
        if head.environment != kind or _OPENING.search(plain(head.runs)):
            continue
        numbered = [at for at, run in enumerate(head.runs) if _NUMBER.search(run.text)]
        if len(numbered) == 1:
            at = numbered[0]
            text = _NUMBER.sub(lambda _: number, head.runs[at].text, count=1)
            own = replace(head.runs[at], text=text)
            return replace(head, runs=(*head.runs[:at], own, *head.runs[at + 1 :]))
    return None


def is_numbered(head: PrintedHead) -> bool:
    """Whether a head has a number, or what may be one."""
    return _NUMBER.search(plain(head.runs)) is not None


def set_head(block: Any, head: PrintedHead, number: str) -> None:
    """Put the head that TeX printed in the place of pandoc's.

    Args:
        block: The div that pandoc made of a theorem.
        head: What TeX printed.
        number: The theorem's number, if it is known.
    """
    first = block.content[0] if block.content else None
    own = re.compile(rf"(?<![\w.]){re.escape(number)}(?!\w|\.\w)" if number else "")
    if not isinstance(first, pf.Para | pf.Plain) or not own.search(plain(head.runs)):
        return
    items = list(first.content)
    end, note = _parted(items)
    shown = _shown(head.runs, note) if end else None
    if shown is not None:
        behind = [pf.LineBreak() if head.apart else pf.Space()] if shown else []
        first.content = [*_labels(items[:end], shown), *shown, *behind, *items[end:]]


def _labels(before: Sequence[Any], shown: Sequence[Any]) -> Inlines:
    r"""The labels in a head that goes, to which references lead: `[Name\label{a}]`."""
    kept = {id(item) for part in shown for item in elements(part)}
    every = (item for part in before for item in elements(part) if LABEL in _classes(item))
    return [item for item in every if id(item) not in kept]


def _classes(item: Any) -> Sequence[str]:
    return getattr(item, "classes", ())


def set_shape(block: Any, *, italic: bool, slanted: bool, begin: int = 0) -> None:
    """Take the text of a theorem out of its italics, or put it into them.

    Args:
        block: The div that pandoc made of a theorem.
        italic: Whether pandoc has it in italics.
        slanted: Whether TeX has.
        begin: At which of the inlines of its first paragraph the text begins.
    """
    if italic == slanted:
        return
    for paragraph in _paragraphs(block):
        items = list(paragraph.content)
        head = begin if paragraph is block.content[0] else 0
        text = _slanted(items[head:]) if slanted else _upright(items[head:])
        paragraph.content = [*items[:head], *text]


def head_length(block: Any) -> int:
    """How many inlines of a theorem's first paragraph are pandoc's head."""
    first = block.content[0] if block.content else None
    return _parted(list(first.content))[0] if isinstance(first, pf.Para | pf.Plain) else 0


def _parted(items: Sequence[Any]) -> tuple[int, Inlines]:
    """Where pandoc's head ends, which is 0 where there is none, and the note in it."""
    if not items or not isinstance(items[0], pf.Strong | pf.Emph):
        return 0, []
    bare = len(items) > 1 and isinstance(items[1], pf.Str) and items[1].text == "."
    last = 1 if bare else next((at for at in range(2, len(items)) if _ends(items, at)), 0)
    if not last:
        return 0, []
    end = last + 1
    while end < len(items) and isinstance(items[end], pf.Space):
        end += 1
    return end, [] if bare else _unbracketed(items[2 : last + 1])


def _ends(items: Sequence[Any], at: int) -> bool:
    """Whether a note ends at an inline: with a bracket, a full stop, and two blanks behind them."""
    blanks = items[at + 1 : at + 3]
    closing = isinstance(items[at], pf.Str) and items[at].text.endswith(").")
    return closing and all(isinstance(item, pf.Space) for item in blanks)


def _unbracketed(items: Sequence[Any]) -> Inlines:
    found = list(items)
    first = found[0].text.removeprefix("(")
    if len(found) == 1:
        return [pf.Str(first.removesuffix(")."))]
    last = found[-1].text.removesuffix(").")
    return [*[pf.Str(first)][: len(first)], *found[1:-1], *[pf.Str(last)][: len(last)]]


def _shown(runs: Runs, note: Inlines) -> Inlines | None:
    """The head, with a note that is more than text as we have it; None where it is not found."""
    words = rendered(note)
    if ATOM_SIGN not in words:
        known = folded_letters(words) in folded_letters(plain(runs))
        return inlines(runs, ()) if known else _with_note(runs, note)
    place = _bracketed(plain(runs))
    if place is None:
        return None
    begin, end = place
    look = next(iter(_cut(runs, begin, end))).look
    return [
        *inlines(_cut(runs, 0, begin), ()),
        *_with_look(note, look),
        *inlines(_cut(runs, end, len(plain(runs))), ()),
    ]


def _with_note(runs: Runs, note: Inlines) -> Inlines:
    """A head and a note that is printed behind it, as the text's first words: llncs has it so."""
    stop = pf.Str(")" if plain(runs).rstrip().endswith(_STOPS) else ").")
    behind = _with_look([pf.Str("("), *note, stop], runs[-1].look)
    return [*inlines(runs, ()), pf.Space(), *behind]


def _bracketed(text: str) -> tuple[int, int] | None:
    """Where the words within a head's brackets begin and end."""
    opening = _OPENING.search(text)
    end = text.rfind(_BRACKETS[opening[0]]) if opening else -1
    return (opening.end(), end) if opening and end > opening.end() else None


def _cut(runs: Runs, begin: int, end: int) -> Iterator[Any]:
    at = 0
    for run in runs:
        part = run.text[max(begin - at, 0) : max(end - at, 0)]
        at += len(run.text)
        if part:
            yield type(run)(part, run.look, run.mark)


def _with_look(items: Inlines, look: Look) -> Inlines:
    found = [pf.Emph(*items)] if look.italic else list(items)
    return [pf.Strong(*found)] if look.bold else found


def _paragraphs(block: Any) -> Iterator[Any]:
    """The paragraphs of a theorem, those of its lists, too; not those of what has its own shape."""
    for child in getattr(block, "content", ()):
        if isinstance(child, pf.Para | pf.Plain):
            yield child
        elif not isinstance(child, pf.Div | pf.Table | pf.Figure) and isinstance(
            child, pf.Block | pf.ListItem
        ):
            yield from _paragraphs(child)


def _upright(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        yield from item.content if isinstance(item, pf.Emph) else [item]


def _slanted(items: Iterable[Any]) -> Iterator[Any]:
    for apart, group in groupby(items, key=_stands_apart):
        parts = list(group)
        yield from parts if apart else [pf.Emph(*parts)]


def _stands_apart(item: Any) -> bool:
    """Whether italics end at an inline: at an anchor, or at a displayed formula."""
    if isinstance(item, pf.Math):
        return bool(item.format == "DisplayMath")
    return is_end(item) or (isinstance(item, pf.Span) and any(map(_stands_apart, item.content)))
