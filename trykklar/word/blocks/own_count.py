"""Numbers for a document that TeX did not get through: counted here, where the .aux says none."""

from __future__ import annotations

from itertools import pairwise
from string import ascii_letters
from typing import TYPE_CHECKING

from trykklar.finding import Severity
from trykklar.latex.expansion.counting import as_counter
from trykklar.word.aux_numbers import Line, Target
from trykklar.word.blocks.contents_record import ContentsRecord
from trykklar.word.inlines import plain
from trykklar.word.mark.rules.declared_float import declared

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trykklar.word.export_state import ExportState

# The number behind each.
_ROMAN = {as_counter(at, "Roman"): as_counter(at + 1, "Roman") for at in range(1, 200)}
_LETTERS = {one: other for one, other in pairwise(ascii_letters) if one != "z"}
_MOST_DIGITS = 9
_KINDS = {"figure": "lof", "table": "lot", "algorithm": "loa", "listing": "lol"}


def next_caption(kind: str, title: str, keys: list[str], ordinal: int, state: ExportState) -> str:
    """The number of a caption.

    By its label; without one, or where its labels differ, by what it reads like among the captions
    of its kind, or else by its place among them; where TeX wrote none of it down, by counting on.

    Args:
        kind: Its counter.
        title: Its text.
        keys: Its labels.
        ordinal: Its place among those of its kind, from 1.
        state: The state of the export.
    """
    record = captions(kind, state)
    targets = [state.own_targets[key] for key in keys if key in state.own_targets]
    numbers = dict.fromkeys(item.number for item in targets if item.kind in ("", *_counters(kind)))
    # One that stands before the caption means the section.
    listed = record.numbers(title)
    if numbers and (not listed or (len(numbers) == 1 and listed & numbers.keys())):
        number = next(iter(numbers))
        record.reach(number)
        return number
    line = record.take(title) or record.following()
    if line is not None:
        return line.number
    number = str(ordinal)
    define(keys, number, kind, state)
    return number


def caption_kind(kind: str, title: str, keys: list[str], state: ExportState) -> str:
    r"""What TeX counts a caption as, where it wrote that down; else as what its float counts.

    `\captionsetup{type=table}` makes a table of what stands in a figure, or in no float.

    Args:
        kind: The counter of the float around it; empty without one.
        title: Its text.
        keys: Its labels.
        state: The state of the export.
    """
    kinds = caption_kinds(state)
    targets = (state.own_targets[key] for key in keys if key in state.own_targets)
    labelled = next((item.kind for item in targets if item.kind in kinds), "")
    if labelled or (kind in kinds and captions(kind, state).has(title)):
        return labelled or kind
    return next((other for other in kinds if captions(other, state).has(title)), kind)


def caption_kinds(state: ExportState) -> list[str]:
    """The kinds of captions that TeX lists."""
    return [*_KINDS, *declared(state.inputs.manuscript.flat.text)]


def captions(kind: str, state: ExportState) -> ContentsRecord:
    """The lines of a kind of caption in the list that TeX wrote of them."""
    if kind not in state.met.records:
        own = declared(state.inputs.manuscript.flat.text).get(kind)
        lists = state.inputs.numbers.lists
        ending = own.listed if own else _KINDS.get(kind) or _list_of(kind, lists)
        listed = lists.get(ending, ())
        counters = _counters(kind)
        state.met.records[kind] = ContentsRecord(line for line in listed if line.kind in counters)
    return state.met.records[kind]


def _list_of(kind: str, lists: Mapping[str, Sequence[Line]]) -> str:
    """The list in which TeX has a kind that a class declares, as achemso's schemes."""
    return next((name for name in lists if any(line.kind == kind for line in lists[name])), "")


def _counters(kind: str) -> tuple[str, ...]:
    """What TeX calls the counter of a kind: listings.sty has one, the package float another."""
    return (kind, "lstlisting") if kind == "listing" else (kind,)


def count_part(keys: list[str], parent: str, state: ExportState) -> str:
    """Number a part of a figure: that of the figure, which comes after it, and a letter.

    Args:
        keys: The part's labels.
        parent: Counter of the whole.
        state: The state of the export.

    Returns:
        Its letter.
    """
    number = state.met.counters.get(parent, 0) + 1
    letter = chr(ord("a") + (state.met.next(f"{parent} {number}") - 1) % 26)
    define(keys, f"{number}{letter}", f"sub{parent}", state)
    return letter


def define(
    keys: list[str],
    number: str,
    kind: str,
    state: ExportState,
    title: str = "",
    *,
    printed: bool = False,
) -> None:
    r"""Give a number to labels of which LaTeX's record has none, such as zref's `\zlabel`.

    Args:
        keys: The labels.
        number: Of what they stand at.
        kind: Its counter.
        state: The state of the export.
        title: What it is called.
        printed: Whether the number is TeX's, and was not counted here.
    """
    for key in keys:
        if key not in state.targets:
            state.met.estimates[key] = Target(number, "?", title, kind)
            state.met.counted += not printed


def count_headings(state: ExportState) -> None:
    """Number headings where the .aux has none of them at all, and labels it has not.

    A heading that TeX wrote down without a number has none: so `secnumdepth` may want it.
    """
    if not any(item.line.kind and not item.starred for item in state.met.headings):
        _count(state)
    number = ""
    for item in state.met.headings:
        number = item.line.number or number  # a heading without one has, to TeX, that before it
        known = bool(item.line.kind)  # TeX wrote it down for the list of contents
        define(item.keys, number, "section", state, plain(item.inlines), printed=known)


def _count(state: ExportState) -> None:
    """Number all headings; what labels have of TeX's numbers goes before what is counted."""
    last = [""] * 10  # number of the last heading of each level
    lowest = min((item.level for item in state.met.headings), default=1)
    appendix = False
    for item in state.met.headings:
        if item.starred:
            continue
        first = item.appendix and not appendix
        appendix = item.appendix
        for level in range(lowest, item.level):  # `1.0.1` where a level is left out
            last[level] = last[level] or (f"{last[level - 1]}.0" if level > lowest else "0")
        above = last[item.level - 1] if item.level > lowest else ""
        lettered = appendix and item.level == lowest
        number = item.line.number or _following("" if first else last[item.level], above, lettered)
        last[item.level :] = [number, *[""] * (9 - item.level)]
        item.line = Line(item.line.kind, number, item.line.title, "")


def _following(before: str, above: str, lettered: bool) -> str:
    """The number after another one of the same level.

    Args:
        before: That one; empty for the first.
        above: Number of the heading that both are in; empty on the highest level.
        lettered: Whether the first one is a letter.
    """
    ending = before.rpartition(".")[2]
    if ending.isdecimal() and len(ending) < _MOST_DIGITS:
        ending = str(int(ending) + 1)
    elif ending in _ROMAN and not (above or lettered):  # as REVTeX's sections; others have letters
        ending = _ROMAN[ending]
    elif ending in _LETTERS:
        ending = _LETTERS[ending]
    else:
        ending = "A" if lettered else "1"
    return f"{above}.{ending}" if above else ending


def count_places(state: ExportState) -> None:
    """A label that stands alone, and that something refers to, means the section around it."""
    wanted = {key for reference in state.met.references for key in reference.keys}
    for key, before in state.met.headings_before.items():
        if key in wanted and before and state.met.anchors[key].kind == "place":
            line = state.met.headings[before - 1].line
            define([key], line.number, "section", state, printed=bool(line.kind))


def report_estimates(state: ExportState) -> None:
    """Say that numbers are ours, not TeX's."""
    if count := state.met.counted:
        state.report(
            "word-numbers-counted",
            Severity.WARNING,
            0,
            f"{count} numbers are counted, for TeX did not get to them: they may differ.",
            "Make the document compile, and export again.",
        )
