"""Marks inside paragraphs -> pandoc's inlines; what waits for the whole text is kept."""

from __future__ import annotations

from copy import copy
from itertools import groupby
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.bibliography_block import bibcite, part, target
from trykklar.word.blocks.drawing import drawing, sign
from trykklar.word.blocks.filled_line import filling
from trykklar.word.blocks.picture import picture
from trykklar.word.blocks.resolve import resolve
from trykklar.word.inlines import Inlines, trimmed
from trykklar.word.model import Anchor, MarkedCitation, MarkedReference, ResolvedMark
from trykklar.word.neutral.anchors import anchor_name, jump, places
from trykklar.word.neutral.vocabulary import ATOM, LABEL, SHADE
from trykklar.word.today import day, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from trykklar.word.export_state import ExportState

AUTHOR = "LaTeX"
# The same file from the same text: a comment has to have a date, and the source has none.
WHENEVER = "2000-01-01T00:00:00Z"
NOTE_MARK = "Footnote Mark"
"""The style of a footnote's own mark, until the file is finished."""


class _WaitingSpan(pf.Span):  # type: ignore[misc] # panflute has no types
    """What waits for its place; where none is found, pandoc writes its words where they stand."""

    __slots__ = ()

    @property
    def tag(self) -> str:
        """What pandoc calls it."""
        return "Span"


class BlockMark(_WaitingSpan):
    """A mark that stands between paragraphs, on its way from the paragraph it arrived in."""

    __slots__ = ("mark",)

    def __init__(self, mark: ResolvedMark) -> None:
        super().__init__()
        self.mark = mark


class UnitMark(_WaitingSpan):
    """The first word of a unit, until an anchor takes its place."""

    __slots__ = ("offset",)

    def __init__(self, offset: int) -> None:
        super().__init__()
        self.offset = offset


class ShortTitle(_WaitingSpan):
    """What the table of contents calls the heading that it stands in."""

    __slots__ = ()


class AsideMark(_WaitingSpan):
    """A note in the margin, on its way out of its paragraph."""

    __slots__ = ()


def read(inlines: Any, state: ExportState) -> Inlines:
    """The inlines of one paragraph with their marks read, at every depth.

    Args:
        inlines: As pandoc gave them.
        state: Where citations, references and labels are collected.
    """
    found = resolve(inlines, lambda mark: _build(mark, state))
    for item in found:
        if isinstance(item, pf.Math | pf.Note):
            continue
        if hasattr(item, "content") and not isinstance(item, BlockMark):
            item.content = read(list(item.content), state)
    return found


def block_mark(item: Any) -> ResolvedMark | None:
    """The block mark that an inline stands for, or None."""
    return item.mark if isinstance(item, BlockMark) else None


def lifted(inlines: Iterable[Any]) -> Iterator[Any]:
    """The inlines with block marks out of what is around them.

    All that stands in a theorem is in italics, and so is a figure in it: its mark ends them, and
    they begin again behind it.
    """
    for item in inlines:
        if not isinstance(item, _AROUND) or not any(map(_between, item.content)):
            yield item
            continue
        for between, group in groupby(list(lifted(item.content)), key=_between):
            parts = list(group)
            yield from parts if between else [_alike(item, parts)]


_AROUND = (
    pf.Emph, pf.Strong, pf.Span, pf.SmallCaps, pf.Underline, pf.Strikeout, pf.Quoted, pf.Link,
)  # fmt: skip


def _between(item: Any) -> bool:
    """Whether an inline is a block mark, or has one in it."""
    return isinstance(item, BlockMark) or (
        isinstance(item, _AROUND) and any(map(_between, item.content))
    )


def _alike(around: Any, inlines: Inlines) -> Any:
    """The same container around a part of what it holds."""
    made = copy(around)
    made.content = inlines
    return made


def _build(mark: ResolvedMark, state: ExportState) -> Inlines:
    state.met.seen.add(mark.offset)
    return _BUILDERS.get(mark.kind, _block)(mark, state)


def _block(mark: ResolvedMark, state: ExportState) -> Inlines:
    if mark.kind == "appendix":
        state.met.counters["appendix"] = 1
    return [BlockMark(mark)]


def _cite(mark: ResolvedMark, state: ExportState) -> Inlines:
    command, *fields = mark.fields
    items = []
    for at in range(0, len(fields) - 2, 3):
        keys = tuple(key for key in mark.text(at + 3).split(",") if key)
        items.append((trimmed(fields[at]), trimmed(fields[at + 1]), keys))
    target = pf.Span(classes=[ATOM])
    name = "".join(str(item.text) for item in command if isinstance(item, pf.Str))
    state.met.citations.append(MarkedCitation(name, tuple(items), mark.offset, target))
    return [target]


def _reference(mark: ResolvedMark, state: ExportState) -> Inlines:
    target = pf.Span(classes=[ATOM])
    keys = tuple(key.strip() for key in mark.text(1).split(",") if key.strip())
    found = MarkedReference(mark.text(0), keys, mark.offset, target, mark.text(2))
    state.met.references.append(found)
    return [target]


def _label(mark: ResolvedMark, state: ExportState) -> Inlines:
    """A place of its own, until a heading, caption or equation takes the label for itself."""
    key = mark.text(0)
    name = anchor_name(key)
    state.met.anchors.setdefault(key, Anchor("place", name))
    state.met.headings_before.setdefault(key, len(state.met.headings))
    return [pf.Span(*places([name]), classes=[LABEL], attributes={"label": key})]


def _target(mark: ResolvedMark, state: ExportState) -> Inlines:
    """A place that only links lead to, without a number."""
    del state
    return [pf.Span(*places([anchor_name(mark.text(0))]), classes=[LABEL])]


def _link(mark: ResolvedMark, state: ExportState) -> Inlines:
    del state
    text = pf.Span(*mark.fields[1], attributes={"custom-style": "Hyperlink"})
    return [pf.Span(jump(anchor_name(mark.text(0)), [text]), classes=[ATOM])]


def _work(mark: ResolvedMark, state: ExportState) -> Inlines:
    """What a citation prints by the author's own words, and leads to its work."""
    del state
    return [pf.Span(jump(target(mark.text(0)), mark.fields[1]), classes=[ATOM])]


def _term(mark: ResolvedMark, state: ExportState) -> Inlines:
    """A term of a glossary: nobody's words to change where it is used."""
    del state
    return [pf.Span(*mark.fields[0], classes=[ATOM])]


def _comment(mark: ResolvedMark, state: ExportState) -> Inlines:
    """A remark in the margin, as a comment that one can answer."""
    number = str(state.met.next("comment") - 1)
    begun = pf.Span(
        *mark.fields[0],
        classes=["comment-start"],
        attributes={"id": number, "author": AUTHOR, "date": WHENEVER},
    )
    ended = pf.Span(classes=["comment-end"], attributes={"id": number})
    return [pf.Span(begun, ended, classes=[ATOM])]


def _aside(mark: ResolvedMark, state: ExportState) -> Inlines:
    """A note in the margin; where it cannot leave its paragraph, its words stay there."""
    del state
    return [AsideMark(*trimmed(mark.fields[0]), classes=[ATOM])]


def _today(mark: ResolvedMark, state: ExportState) -> Inlines:
    text = written(day(state.inputs.document), state.inputs.language_at(mark.offset))
    return [pf.Span(pf.Str(text), classes=[ATOM])]


def _short(mark: ResolvedMark, state: ExportState) -> Inlines:
    """What the table of contents calls a heading, until the heading takes it out of its title."""
    del state
    return [ShortTitle(*mark.fields[0])]


def _note_mark(mark: ResolvedMark, state: ExportState) -> Inlines:
    """The mark of a footnote that is not the number which comes next."""
    del state
    shown = {"custom-style": NOTE_MARK, "offset": str(mark.offset)}
    return [pf.Span(*trimmed(mark.fields[0]), classes=[LABEL], attributes=shown)]


def _shade(mark: ResolvedMark, state: ExportState) -> Inlines:
    """The ground of a cell or row, which its colour is looked up for when all are known."""
    del state
    shown = {"over": mark.text(0), "colour": mark.text(1)}
    return [pf.Span(classes=[SHADE], attributes=shown)]


def _unit(mark: ResolvedMark, state: ExportState) -> Inlines:
    del state
    return [UnitMark(mark.offset)]


_BUILDERS: Mapping[str, Callable[[ResolvedMark, ExportState], Inlines]] = {
    "cite": _cite,
    "ref": _reference,
    "label": _label,
    "link": _link,
    "work": _work,
    "target": _target,
    "term": _term,
    "comment": _comment,
    "aside": _aside,
    "image": picture,
    "today": _today,
    "unit": _unit,
    "short": _short,
    "notemark": _note_mark,
    "drawing": drawing,
    "fill": filling,
    "shade": _shade,
    "sign": sign,
    "noted": bibcite,
    "natbib": part,
}
